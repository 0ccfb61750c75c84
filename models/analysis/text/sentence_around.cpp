// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/text/sentence_around.h"

#include <QString>
#include <QStringList>

#include <algorithm>

namespace lectern::analysis {

namespace {

bool isAbbreviation(QStringView text, qsizetype dot)
{
    qsizetype start = dot;
    while (start > 0 && (text[start - 1].isLetterOrNumber() || text[start - 1] == u'.'))
        --start;
    const QStringView word = text.sliced(start, dot - start);
    const bool isItemNumber = !word.isEmpty() && word[0].isDigit() && (start == 0 || text[start - 1] == u'\n');
    if (word.isEmpty() || isItemNumber || word.contains(u'.') || (word.size() == 1 && word[0].isLetter()))
        return true; // after "1. Term" on a line of its own, "U.S.", "J. Smith"
    static const QStringList known = QStringLiteral("inc co corp ltd llc no nos sec art mr mrs ms dr st vs etc para approx attn").split(u' ');
    return known.contains(word.toString(), Qt::CaseInsensitive);
}

/// Whether a sentence ends with the unit before `at`.
bool isSentenceEnd(QStringView text, qsizetype at)
{
    qsizetype mark = at - 1;
    while (mark > 0
           && (text[mark] == u'"' || text[mark] == u')' || text[mark] == u'\'' || text[mark] == QChar(0x201D) || text[mark] == QChar(0x2019)))
        --mark;
    if (mark < 0 || !(text[mark] == u'.' || text[mark] == u'!' || text[mark] == u'?') || !text[at].isSpace())
        return false;
    qsizetype next = at;
    while (next < text.size() && text[next].isSpace())
        ++next;
    return next == text.size() || (!text[next].isLower() && !(text[mark] == u'.' && isAbbreviation(text, mark)));
}

/// Whether an empty line begins at `at`.
bool isEmptyLine(QStringView text, qsizetype at)
{
    if (text[at] != u'\n')
        return false;
    for (qsizetype i = at + 1; i < text.size() && text[i].isSpace(); ++i) {
        if (text[i] == u'\n')
            return true;
    }
    return false;
}

} // namespace

UnitSpan sentenceAround(QStringView text, UnitSpan span, qsizetype reach)
{
    qsizetype start = std::clamp<qsizetype>(span.start, 0, text.size());
    qsizetype end = std::clamp<qsizetype>(span.end, start, text.size());
    const qsizetype lowest = std::max<qsizetype>(0, start - reach);
    const qsizetype highest = std::min(text.size(), end + reach);
    while (start > lowest && !(start < text.size() && (isSentenceEnd(text, start) || isEmptyLine(text, start))))
        --start;
    // Also checks the unit before the end, because the quote itself may end with the full stop.
    while (end < highest && !(end > span.start && (isSentenceEnd(text, end) || isEmptyLine(text, end))))
        ++end;
    while (start < end && text[start].isSpace())
        ++start;
    while (end > start && text[end - 1].isSpace())
        --end;
    if (start > 0 && start < end && text[start].isLowSurrogate())
        --start;
    if (end < text.size() && end > start && text[end].isLowSurrogate())
        ++end;
    return {start, end};
}

} // namespace lectern::analysis
