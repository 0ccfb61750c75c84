// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/office/zip_parts.h"

#include <QString>

#include <vector>

namespace lectern::parse {

/// A part that another part refers to. Parts outside of the package are dropped.
struct DocxRelation {
    QString id;
    QString type;      ///< Last component of the type's URI: "footnotes".
    QByteArray target; ///< The part's name in the zip.
};

/// The relations of `part` ("" for the package itself).
[[nodiscard]] Read<std::vector<DocxRelation>> relationsOf(ZipParts &parts, const QByteArray &part);

/// The first part of a type; empty: none.
[[nodiscard]] QByteArray partOfType(const std::vector<DocxRelation> &relations, QStringView type);

} // namespace lectern::parse
