// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/office/zip_parts.h"

#include <QString>

#include <vector>

namespace lectern::parse {

/// A part that another part names. Only parts inside the package are kept.
struct DocxRelation {
    QString id;
    QString type;      ///< The last word of the type's address: "footnotes".
    QByteArray target; ///< The part's name in the zip.
};

/// What `part` ("" for the package itself) names in its relations.
[[nodiscard]] Read<std::vector<DocxRelation>> relationsOf(ZipParts &parts, const QByteArray &part);

/// The first part of a type; empty when there is none.
[[nodiscard]] QByteArray partOfType(const std::vector<DocxRelation> &relations, QStringView type);

} // namespace lectern::parse
