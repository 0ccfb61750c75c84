// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/reading/page_text.h"

#include <array>
#include <cmath>

namespace lectern::parse {

namespace {

enum class Gap { None, Space, Line, Paragraph };

/// The gap between two consecutive words.
Gap gapBetween(const PlacedWord &word, const PlacedWord &next)
{
    const QRectF &a = word.box, &b = next.box;
    const double height = std::max(1.0, std::min(a.height(), b.height()));
    const double overlap = std::min(a.bottom(), b.bottom()) - std::max(a.top(), b.top());
    if (overlap > 0.5 * height && b.left() > a.left()) {
        const bool isTouching = b.left() - a.right() < 0.1 * height;
        return word.isFollowedBySpace || !isTouching ? Gap::Space : Gap::None;
    }
    // A step upwards begins the next column, where the sentence continues.
    const double leading = b.top() - a.bottom();
    return leading > 0.75 * std::max(a.height(), b.height()) ? Gap::Paragraph : Gap::Line;
}

QStringView lettersOf(QChar ligature)
{
    static constexpr std::array<const char16_t *, 7> letters{u"ff", u"fi", u"fl", u"ffi", u"ffl", u"st", u"st"};
    const int index = ligature.unicode() - 0xFB00;
    return index >= 0 && index < int(letters.size()) ? QStringView(letters[size_t(index)]) : QStringView();
}

} // namespace

QString cleanWord(QStringView word)
{
    QString clean;
    clean.reserve(word.size());
    for (qsizetype i = 0; i < word.size(); ++i) {
        const QChar c = word[i];
        const bool isPair = c.isHighSurrogate() && i + 1 < word.size() && word[i + 1].isLowSurrogate();
        if (isPair) {
            clean += word.sliced(i++, 2);
        } else if (c.isSurrogate() || c.unicode() == 0) {
            clean += QChar(QChar::ReplacementCharacter);
        } else if (const QStringView letters = lettersOf(c); !letters.isEmpty()) {
            clean += letters;
        } else if (c.category() != QChar::Other_Control && !c.isSpace()) {
            clean += c;
        }
    }
    return clean;
}

void composeText(const std::vector<PlacedWord> &words, TextSource source, DocumentPage &page)
{
    page.source = words.empty() ? TextSource::None : source;
    page.words.reserve(words.size());
    qint64 position = 0;
    for (size_t i = 0; i < words.size(); ++i) {
        const qint64 length = codePointCount(words[i].text);
        page.text += words[i].text;
        page.words.push_back({{position, position + length}, words[i].box});
        position += length;
        const Gap gap = i + 1 < words.size() ? gapBetween(words[i], words[i + 1]) : Gap::Line;
        const QLatin1String between(gap == Gap::None ? "" : gap == Gap::Space ? " " : gap == Gap::Line ? "\n" : "\n\n");
        page.text += between;
        position += between.size();
    }
}

} // namespace lectern::parse
