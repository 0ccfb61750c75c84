// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/flow/flow_text.h"

#include <QByteArrayView>

namespace lectern::parse {

/// Reads the text of an RTF file: paragraphs, list labels, tables, notes, headers and footers. Skips pictures, embedded
/// objects, hidden and deleted text and unknown destinations. A truncated file is read to its end.
[[nodiscard]] Read<FlowText> readRtf(QByteArrayView bytes);

} // namespace lectern::parse
