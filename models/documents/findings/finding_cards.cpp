// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/finding_cards.h"

#include <QSet>

#include <algorithm>

namespace lectern::models {

namespace {

using Kind = FindingCard::Kind;
using Section = FindingCard::Section;

/// Index of the finding with this number; -1: none.
int indexOf(const Analysis &analysis, int number)
{
    const auto found = std::find_if(analysis.findings.begin(), analysis.findings.end(), [&](const Finding &f) { return f.number == number; });
    return found == analysis.findings.end() ? -1 : int(found - analysis.findings.begin());
}

void sortByPlace(const Analysis &analysis, std::vector<int> &indices)
{
    std::stable_sort(indices.begin(), indices.end(), [&](int a, int b) {
        return analysis.findings[size_t(a)].evidence.range.start < analysis.findings[size_t(b)].evidence.range.start;
    });
}

/// The indices of those of the findings that exist.
std::vector<int> inTextOrder(const Analysis &analysis, const std::vector<int> &numbers)
{
    std::vector<int> indices;
    for (const int number : numbers) {
        if (const int index = indexOf(analysis, number); index >= 0 && std::find(indices.begin(), indices.end(), index) == indices.end())
            indices.push_back(index);
    }
    sortByPlace(analysis, indices);
    return indices;
}

/// One card per category, in order of its first finding.
std::vector<FindingCard> otherClauses(const Analysis &analysis, const QSet<int> &shown)
{
    std::vector<FindingCard> cards;
    for (int i = 0; i < int(analysis.findings.size()); ++i) {
        if (shown.contains(i))
            continue;
        const auto isSame = [&](const FindingCard &card) {
            return analysis.findings[size_t(card.passages.front())].category == analysis.findings[size_t(i)].category;
        };
        const auto card = std::find_if(cards.begin(), cards.end(), isSame);
        if (card == cards.end())
            cards.push_back({Kind::Clause, Section::Clauses, -1, Severity::None, 0, {i}});
        else
            card->passages.push_back(i);
    }
    for (FindingCard &card : cards)
        sortByPlace(analysis, card.passages);
    return cards;
}

/// Adds a card's passages to its heading; a finding in several cards counts once.
void addPassages(FindingCard &heading, const std::vector<int> &passages)
{
    for (const int passage : passages) {
        if (std::find(heading.passages.begin(), heading.passages.end(), passage) == heading.passages.end())
            heading.passages.push_back(passage);
    }
}

} // namespace

bool FindingCard::isSameAs(const FindingCard &other) const
{
    return kind == other.kind && section == other.section && risk == other.risk && severity == other.severity && count == other.count
        && passages == other.passages && lost == other.lost;
}

std::vector<FindingCard> cardsOf(const Analysis &analysis)
{
    std::vector<FindingCard> rows;
    const auto addSection = [&rows](Section section, Severity severity, int count, std::vector<FindingCard> cards) {
        if (cards.empty())
            return;
        FindingCard heading{Kind::Heading, section, -1, severity, count, {}};
        for (const FindingCard &card : cards)
            addPassages(heading, card.passages);
        rows.push_back(std::move(heading));
        rows.insert(rows.end(), cards.begin(), cards.end());
    };
    QSet<int> shown;
    for (const Severity severity : {Severity::High, Severity::Medium, Severity::Low}) {
        std::vector<FindingCard> cards;
        for (size_t i = 0; i < analysis.risks.size(); ++i) {
            const Risk &risk = analysis.risks[i];
            if (risk.severity != severity)
                continue;
            FindingCard card{Kind::Risk, Section::Risks, int(i), severity, 0, inTextOrder(analysis, risk.findings)};
            if (card.passages.empty() && !risk.findings.empty())
                continue; // all of its findings were dropped
            if (card.passages.empty())
                card.kind = Kind::Absence;
            shown.unite(QSet<int>(card.passages.begin(), card.passages.end()));
            cards.push_back(std::move(card));
        }
        const auto riskCount = int(cards.size());
        addSection(Section::Risks, severity, riskCount, std::move(cards));
    }
    std::vector<FindingCard> clauses = otherClauses(analysis, shown);
    const auto clauseCount = int(clauses.size());
    addSection(Section::Clauses, Severity::None, clauseCount, std::move(clauses));
    int absent = 0;
    for (const CategoryResult &category : analysis.categories)
        absent += category.isPresent ? 0 : 1;
    if (absent > 0)
        addSection(Section::NotFound, Severity::None, absent, {{Kind::NotFound, Section::NotFound, -1, Severity::None, absent, {}}});
    std::vector<FindingCard> lost;
    lost.reserve(analysis.lostVerdicts.size());
    for (int i = 0; i < int(analysis.lostVerdicts.size()); ++i)
        lost.push_back({Kind::Lost, Section::Lost, -1, Severity::None, 0, {}, 0, i});
    const auto lostCount = int(lost.size());
    addSection(Section::Lost, Severity::None, lostCount, std::move(lost));
    return rows;
}

int judgedCount(const FindingCard &card, const Analysis &analysis, Judgement judgement)
{
    return int(std::count_if(card.passages.begin(), card.passages.end(),
                             [&](int passage) { return analysis.findings[size_t(passage)].verdict.judgement == judgement; }));
}

} // namespace lectern::models
