// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/text/text_pieces.h"

#include <algorithm>

namespace lectern::analysis {

namespace {

/// The best position to cut in (lowest, highest]: after an empty line, a sentence or a word, else `highest`.
qsizetype cutBefore(QStringView text, qsizetype lowest, qsizetype highest)
{
    qsizetype best = highest;
    int bestGrade = 0;
    for (qsizetype at = highest; at > lowest && bestGrade < 3; --at) {
        if (!text[at - 1].isSpace())
            continue;
        const QChar before = at >= 2 ? text[at - 2] : QChar();
        const int grade = text[at - 1] == u'\n' && before == u'\n' ? 3 : before == u'.' || before == u';' ? 2 : 1;
        if (grade > bestGrade) {
            best = at;
            bestGrade = grade;
        }
    }
    if (bestGrade == 0 && best < text.size() && text[best].isLowSurrogate())
        --best;
    return best;
}

} // namespace

std::vector<UnitSpan> textPieces(QStringView text, qsizetype length, qsizetype overlap)
{
    Q_ASSERT(overlap >= 0 && overlap < length / 2);
    std::vector<UnitSpan> pieces;
    for (qsizetype start = 0; start < text.size();) {
        const qsizetype end = start + length >= text.size() ? text.size() : cutBefore(text, start + length - length / 4, start + length);
        pieces.push_back({start, end});
        if (end == text.size())
            break;
        start = std::max(start + 1, cutBefore(text, end - overlap - overlap / 2, end - overlap));
    }
    return pieces;
}

} // namespace lectern::analysis
