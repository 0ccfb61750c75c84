// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace lectern::parse {

/// What a control word does.
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
    char16_t character = 0; ///< Of RtfWord::Character.
};

/// Nothing: a word that is not known here.
[[nodiscard]] std::optional<RtfMeaning> meaningOf(QByteArrayView controlWord);

} // namespace lectern::parse
