// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/flow/flow_text.h"

#include <QByteArrayView>

namespace lectern::parse {

struct DecodedText {
    QString text;
    quint8 remarks = 0;
};

/// Decodes a plain text file: UTF-16 by its byte order mark, else UTF-8, else Windows-1252, with a remark. Drops the mark;
/// U+0000 and invalid bytes become U+FFFD. Binary: more than one control character per hundred bytes.
[[nodiscard]] Read<DecodedText> decodeText(QByteArrayView bytes);

/// One block per line; a form feed ends a page. The text itself is not changed.
[[nodiscard]] Read<FlowText> flowOfPlainText(DecodedText decoded);

/// Decodes one byte of Windows-1252.
[[nodiscard]] char16_t fromWindows1252(quint8 byte);

} // namespace lectern::parse
