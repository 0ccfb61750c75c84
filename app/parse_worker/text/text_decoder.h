// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/flow/flow_text.h"

#include <QByteArrayView>

namespace lectern::parse {

struct DecodedText {
    QString text;
    quint8 remarks = 0;
};

/// The text of a plain file: UTF-16 by its mark, else UTF-8, else Windows-1252, with a remark. One character for one,
/// the mark dropped; U+0000 and what cannot be decoded become U+FFFD. Binary: more than one control in a hundred bytes.
[[nodiscard]] Read<DecodedText> decodeText(QByteArrayView bytes);

/// One block a line; a form feed ends a page. The text is the decoded text, unchanged.
[[nodiscard]] Read<FlowText> flowOfPlainText(DecodedText decoded);

/// Windows-1252, one byte one character.
[[nodiscard]] char16_t fromWindows1252(quint8 byte);

} // namespace lectern::parse
