// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sentiment/emoticons.h"

#include "models/sentiment/letters.h"

#include <array>

namespace lectern::sentiment {

namespace {

constexpr std::array<std::u16string_view, 21> emoticons{u":-)", u";-)", u":-d", u":-(", u":-/", u"<3", u":)",  u":(", u";)", u":d", u";d",
                                                        u"=)",  u"=(",  u"=d",  u":/",  u"^^",  u":p", u":'(", u"=/", u":|", u":*"};

/// Whether it has a letter on both sides, or is part of an address.
bool isInsideWords(QStringView text, qsizetype at, qsizetype length)
{
    const bool before = at > 0 && QChar::isLetterOrNumber(unitAt(text, at - 1));
    const char16_t next = unitAt(text, at + length);
    return before && (QChar::isLetterOrNumber(next) || next == '/');
}

} // namespace

qsizetype emoticonLength(QStringView text, qsizetype at)
{
    for (const std::u16string_view emoticon : emoticons) {
        const qsizetype length = qsizetype(emoticon.size());
        bool matches = at + length <= text.size();
        for (qsizetype i = 0; matches && i < length; ++i)
            matches = plainUnit(unitAt(text, at + i)) == emoticon[size_t(i)];
        const bool endsInLetter = emoticon.back() >= 'a' && emoticon.back() <= 'z';
        if (matches && !(endsInLetter && QChar::isLetterOrNumber(unitAt(text, at + length))) && !isInsideWords(text, at, length))
            return length;
    }
    return 0;
}

} // namespace lectern::sentiment
