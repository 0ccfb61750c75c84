// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/text/contract_words.h"

#include <QHash>
#include <QString>

#include <algorithm>
#include <array>

namespace lectern::analysis {

namespace {

constexpr qsizetype mostCharacters = 1'000'000;
constexpr int fewestWords = 50; ///< Texts with fewer words are treated as if they had this many.
constexpr int fewestHits = 7;   ///< A short letter has a few hits by chance.

// One line per group. The groups were chosen by what contracts are about, the thresholds by the figures in docs/analysis.md.
constexpr std::array groups = {
    "this agreement|this contract|this amendment|this lease|this license|this deed|this undertaking|this addendum|the agreement",
    "party|parties",
    "shall",
    "hereby|herein|hereof|hereto|hereunder|hereinafter|hereafter|thereof|thereto|therein|thereunder",
    "entered into|effective date|made as|dated as",
    "governing law|laws of|governed by|construed",
    "terminate|terminates|terminated|termination|terminating",
    "confidential|confidentiality",
    "indemnify|indemnified|indemnification|indemnity|harmless",
    "liable|liability|liabilities",
    "warrant|warrants|warranty|warranties|representations",
    "obligation|obligations|obligated",
    "whereas|witness whereof|now therefore|witnesseth",
    "entire agreement|entire understanding|supersedes|supersede",
    "assign|assigns|assigned|assignment|assignee|assignable",
    "notice|notices",
    "breach|breaches|breached|default",
    "pursuant|accordance with|notwithstanding|provided however|subject to",
    "terms of|terms and|initial term|renewal term",
    "consent|consents",
    "waive|waives|waived|waiver",
    "severability|unenforceable|enforceable|invalid",
    "counterpart|counterparts",
    "successors|heirs",
    "remedy|remedies|injunctive|damages",
    "affiliate|affiliates|subsidiary|subsidiaries",
    "signature|signed|executed|undersigned|authorized",
};

/// Last word of a term -> words before it -> group: "law" -> "governing" -> its group; single words have "" before.
using Known = QHash<QStringView, QHash<QStringView, int>>;

const Known &knownWords()
{
    static const QStringList lines = [] {
        QStringList all;
        for (const char *group : groups)
            all << QString::fromLatin1(group);
        return all;
    }();
    static const Known known = [] {
        Known words;
        for (int group = 0; group < int(lines.size()); ++group) {
            for (const QStringView each : QStringView(lines[group]).split(u'|')) {
                const qsizetype space = each.indexOf(u' ');
                words[each.left(std::max<qsizetype>(space, 0))].insert(each.mid(space + 1), group);
            }
        }
        return words;
    }();
    return known;
}

int groupOf(QStringView before, QStringView word)
{
    const Known &known = knownWords();
    if (const auto pairs = known.constFind(before); pairs != known.cend() && !before.isEmpty()) {
        if (const auto pair = pairs->constFind(word); pair != pairs->cend())
            return *pair;
    }
    return known.constFind(QStringView())->value(word, -1);
}

} // namespace

bool ContractWords::looksLikeContract() const
{
    const double perThousand = 1000.0 * hitCount / std::max(wordCount, fewestWords);
    return hitCount >= fewestHits && ((groupCount >= 7 && perThousand >= 20) || (groupCount >= 4 && perThousand >= 50));
}

ContractWords contractWordsIn(QStringView text)
{
    const QString lower = text.left(mostCharacters).toString().toLower();
    ContractWords counted;
    std::array<bool, groups.size()> seen{};
    QStringView before;
    for (qsizetype at = 0; at < lower.size();) {
        if (!lower[at].isLetter()) {
            ++at;
            continue;
        }
        const qsizetype start = at;
        while (at < lower.size() && lower[at].isLetter())
            ++at;
        const QStringView word = QStringView(lower).mid(start, at - start);
        ++counted.wordCount;
        if (const int group = groupOf(before, word); group >= 0) {
            ++counted.hitCount;
            seen[size_t(group)] = true;
        }
        before = word;
    }
    counted.groupCount = int(std::count(seen.begin(), seen.end(), true));
    return counted;
}

} // namespace lectern::analysis
