// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace lectern::parse {

/// The effect of a control word.
enum class RtfWord : quint8 {
    SkipGroup,
    FontTable,
    Header,
    Footer,
    Note,
    PassThrough,
    Paragraph,
    Line,
    Tab,
    Page,
    Cell,
    Row,
    ParagraphDefaults,
    InTable,
    Plain,
    CodePage,
    Font,
    FontCharacterSet,
    DefaultFont,
    UnicodeSkip,
    Unicode,
    Hidden,
    Deleted,
    OutlineLevel,
    PaperWidth,
    PaperHeight,
    Character,
};

struct RtfMeaning {
    RtfWord word;
    char16_t character = 0; ///< For RtfWord::Character.
};

/// Nothing: the word is unknown.
[[nodiscard]] std::optional<RtfMeaning> meaningOf(QByteArrayView controlWord);

} // namespace lectern::parse
