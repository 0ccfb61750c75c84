// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace lectern::sentiment {

[[nodiscard]] inline bool mayBeginEmoticon(char16_t c) { return c == ':' || c == ';' || c == '=' || c == '<' || c == '^'; }

/// Length in UTF-16 units of the emoticon that begins at `at`; 0: there is none. "(see:a)" and "http://" contain none.
///
/// Thread: any; a pure function.
[[nodiscard]] qsizetype emoticonLength(QStringView text, qsizetype at);

} // namespace lectern::sentiment
