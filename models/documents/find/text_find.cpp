// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/find/text_find.h"

#include <QStringMatcher>

#include <algorithm>

namespace lectern::models {

namespace {

constexpr qsizetype contextLength = 60; ///< UTF-16 units on either side.

bool isHyphen(QChar c) { return c == u'-' || c == u'\u2010' || c == u'\u00AD'; }

/// If the hyphen at `at` divides a word at a line's end, where the word continues; else -1.
qsizetype endOfCut(QStringView text, qsizetype at)
{
    if (at == 0 || !text[at - 1].isLetter())
        return -1;
    qsizetype next = at + 1;
    bool isBroken = false;
    while (next < text.size() && text[next].isSpace())
        isBroken |= text[next++] == u'\n' || text[next - 1] == u'\r' || text[next - 1] == u'\u2028' || text[next - 1] == u'\f';
    return isBroken && next < text.size() && text[next].isLetter() ? next : -1;
}

QChar plainMark(QChar c)
{
    switch (c.unicode()) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x0060:
    case 0x00B4: return u'\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x00AB:
    case 0x00BB: return u'"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212: return u'-';
    default: return c;
    }
}

bool isInvisible(QChar c) { return c == u'\u00AD' || c == u'\u200B' || c == u'\u200C' || c == u'\u200D' || c == u'\uFEFF' || c == u'\u2060'; }

/// Adds one character that is neither white space nor a dividing hyphen.
void addFolded(FoldedText &folded, QStringView original, qsizetype at)
{
    const auto add = [&](QChar c) {
        folded.text.append(c);
        folded.unitOf.push_back(qint32(at));
    };
    const QChar c = original[at];
    if (c.unicode() < 0x80)
        return add(c.toLower());
    if (isInvisible(c) || c.isMark())
        return;
    if (const QChar plain = plainMark(c); plain != c)
        return add(plain);
    if (c == u'\u00DF') {
        add(u's');
        return add(u's');
    }
    if (c.isSurrogate() || c.decompositionTag() == QChar::NoDecomposition)
        return add(c.toCaseFolded());
    const QString parts = QString(c).normalized(QString::NormalizationForm_KD);
    for (const QChar part : parts) {
        if (!part.isMark() && !part.isSpace())
            add(part.toCaseFolded());
    }
}

/// The text in one line; a truncated end is cut between words.
QString oneLine(QStringView text, bool isCutAtStart, bool isCutAtEnd)
{
    QString line = text.toString().simplified();
    if (isCutAtStart) {
        const qsizetype space = line.indexOf(u' ');
        line = space >= 0 ? QString(u'\u2026' + line.mid(space + 1)) : line;
    }
    if (isCutAtEnd) {
        const qsizetype space = line.lastIndexOf(u' ');
        line = space >= 0 ? QString(line.left(space) + u'\u2026') : line;
    }
    return line;
}

struct UnitRange {
    qsizetype start = 0;
    qsizetype end = 0;
};

/// All occurrences of the words in one folded form of the text.
std::vector<UnitRange> occurrences(const FoldedText &text, const QString &words, qsizetype lastStart, size_t most, const std::stop_token &stop)
{
    std::vector<UnitRange> found;
    const QStringMatcher matcher(words);
    for (qsizetype at = matcher.indexIn(text.text); at >= 0 && found.size() < most && !stop.stop_requested();
         at = matcher.indexIn(text.text, at + words.size())) {
        const qint32 start = text.unitOf[size_t(at)];
        if (start >= lastStart)
            break;
        // The last character itself, because a hyphen or break may follow it, which is not part of the words.
        const qint32 last = text.unitOf[size_t(at + words.size() - 1)];
        found.push_back({start, last});
    }
    return found;
}

FindHit hitOf(const QString &text, const UnitRange &units)
{
    FindHit hit;
    const qsizetype from = std::max<qsizetype>(0, units.start - contextLength);
    const qsizetype to = std::min(text.size(), units.end + contextLength);
    const QStringView all(text);
    hit.before = oneLine(all.mid(from, units.start - from), from > 0, false);
    hit.words = all.mid(units.start, units.end - units.start).toString().simplified();
    hit.after = oneLine(all.mid(units.end, to - units.end), false, to < text.size());
    if (!hit.before.isEmpty() && text[units.start - 1].isSpace())
        hit.before += u' ';
    if (!hit.after.isEmpty() && text[units.end].isSpace())
        hit.after.prepend(u' ');
    return hit;
}

} // namespace

FoldedText::FoldedText(QStringView original, CutWords cutWords)
{
    text.reserve(original.size());
    unitOf.reserve(size_t(original.size()) + 1);
    for (qsizetype at = 0; at < original.size(); ++at) {
        const QChar c = original[at];
        if (c.isSpace()) {
            if (!text.endsWith(u' ')) {
                text.append(u' ');
                unitOf.push_back(qint32(at));
            }
            continue;
        }
        const qsizetype cut = isHyphen(c) ? endOfCut(original, at) : -1;
        if (cut < 0) {
            addFolded(*this, original, at);
            continue;
        }
        if (cutWords == CutWords::WithHyphen) {
            text.append(u'-');
            unitOf.push_back(qint32(at));
        }
        at = cut - 1;
    }
    unitOf.push_back(qint32(original.size()));
}

std::vector<FindHit> findWords(const FindPages &where, const QString &words, size_t most, std::stop_token stop)
{
    const QString folded = FoldedText(words).text.trimmed();
    if (folded.isEmpty() || where.pages.empty())
        return {};
    QString text;
    std::vector<qsizetype> starts;
    for (const QString &page : where.pages) {
        starts.push_back(text.size());
        text += page;
    }
    const qsizetype lastStart = where.searched < starts.size() ? starts[where.searched] : text.size();

    std::vector<UnitRange> found = occurrences(FoldedText(text), folded, lastStart, most, stop);
    if (folded.contains(u'-')) {
        for (const UnitRange &hit : occurrences(FoldedText(text, FoldedText::CutWords::WithHyphen), folded, lastStart, most, stop))
            found.push_back(hit);
        std::sort(found.begin(), found.end(), [](const UnitRange &a, const UnitRange &b) { return a.start < b.start; });
        found.erase(std::unique(found.begin(), found.end(), [](const UnitRange &a, const UnitRange &b) { return b.start <= a.end; }), found.end());
    }

    const CodePointIndex index(text);
    std::vector<FindHit> hits;
    for (UnitRange units : found) {
        if (hits.size() >= most || stop.stop_requested())
            break;
        // Extends the end beyond the last character and its combining marks.
        units.end += text[units.end].isHighSurrogate() ? 2 : 1;
        while (units.end < text.size() && text[units.end].isMark())
            ++units.end;
        FindHit hit = hitOf(text, units);
        const TextRange range = index.toCodePoints(units.start, units.end);
        hit.range = {where.firstPosition + range.start, where.firstPosition + range.end};
        hit.page = where.firstPage + int(std::upper_bound(starts.begin(), starts.end(), units.start) - starts.begin()) - 1;
        hits.push_back(std::move(hit));
    }
    return hits;
}

} // namespace lectern::models
