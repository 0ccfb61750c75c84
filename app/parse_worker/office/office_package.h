// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/flow/flow_text.h"

#include <QByteArrayView>

namespace lectern::parse {

struct OfficeText {
    DocumentKind kind = DocumentKind::Docx;
    FlowText flow;
};

/// The text of a zip that contains a DOCX or ODT.
[[nodiscard]] Read<OfficeText> readOfficePackage(QByteArrayView zip);

} // namespace lectern::parse
