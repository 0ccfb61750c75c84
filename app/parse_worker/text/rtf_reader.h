// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/flow/flow_text.h"

#include <QByteArrayView>

namespace lectern::parse {

/// The text of an RTF file: paragraphs, list labels, tables, notes, headers and footers. Pictures, embedded objects,
/// hidden and deleted text and every destination that is not known are passed over. A file that stops in the middle is
/// read as far as it goes.
[[nodiscard]] Read<FlowText> readRtf(QByteArrayView bytes);

} // namespace lectern::parse
