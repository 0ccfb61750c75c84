// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/findings_model.h"

#include "models/reviews/review_labels.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace lectern::models {

namespace {

struct SeverityWords {
    Q_DECLARE_TR_FUNCTIONS(lectern::models::SeverityWords)
};

} // namespace

QString displayNameOf(Severity severity)
{
    switch (severity) {
    case Severity::High: return SeverityWords::tr("High");
    case Severity::Medium: return SeverityWords::tr("Medium");
    case Severity::Low: return SeverityWords::tr("Low");
    case Severity::None: break;
    }
    return SeverityWords::tr("None");
}

namespace {

/// Where the finding of this number stands; -1: there is none.
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

/// The indices of those findings that there are.
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

} // namespace

FindingsModel::FindingsModel(QObject *parent) : QAbstractListModel(parent) {}

void FindingsModel::setAnalysis(std::shared_ptr<const Analysis> analysis)
{
    std::vector<Row> rows = analysis ? rowsOf(*analysis) : std::vector<Row>();
    const bool isSame = analysis && m_analysis && analysis->id == m_analysis->id
        && std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), [](const Row &a, const Row &b) { return a.isSameCard(b); });
    if (isSame) {
        m_analysis = withDrafts(std::move(analysis));
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
        return;
    }
    beginResetModel();
    m_analysis = withDrafts(std::move(analysis));
    m_rows = std::move(rows);
    endResetModel();
}

std::vector<FindingsModel::Row> FindingsModel::rowsOf(const Analysis &analysis) const
{
    std::vector<Row> rows;
    const auto addSection = [&rows](Section section, Severity severity, int count, std::vector<Row> cards) {
        if (cards.empty())
            return;
        Row heading{RowKind::Heading, section, -1, severity, count, {}};
        for (const Row &card : cards)
            addPassages(heading, card.passages);
        rows.push_back(std::move(heading));
        rows.insert(rows.end(), cards.begin(), cards.end());
    };
    QSet<int> shown;
    for (const Severity severity : {Severity::High, Severity::Medium, Severity::Low}) {
        std::vector<Row> cards;
        for (size_t i = 0; i < analysis.risks.size(); ++i) {
            const Risk &risk = analysis.risks[i];
            if (risk.severity != severity)
                continue;
            Row card{RowKind::Risk, Section::Risks, int(i), severity, 0, inTextOrder(analysis, risk.findings)};
            if (card.passages.empty() && !risk.findings.empty())
                continue; // nothing is left that shows it
            if (card.passages.empty())
                card.kind = RowKind::Absence;
            shown.unite(QSet<int>(card.passages.begin(), card.passages.end()));
            cards.push_back(std::move(card));
        }
        const auto riskCount = int(cards.size());
        addSection(Section::Risks, severity, riskCount, std::move(cards));
    }
    std::vector<Row> clauses = otherClauses(analysis, shown);
    const auto clauseCount = int(clauses.size());
    addSection(Section::Clauses, Severity::None, clauseCount, std::move(clauses));
    int absent = 0;
    for (const CategoryResult &category : analysis.categories)
        absent += category.isPresent ? 0 : 1;
    if (absent > 0)
        addSection(Section::NotFound, Severity::None, absent, {{RowKind::NotFound, Section::NotFound, -1, Severity::None, absent, {}}});
    std::vector<Row> lost;
    for (int i = 0; i < int(analysis.lostVerdicts.size()); ++i)
        lost.push_back({RowKind::Lost, Section::Lost, -1, Severity::None, 0, {}, 0, i});
    const auto lostCount = int(lost.size());
    addSection(Section::Lost, Severity::None, lostCount, std::move(lost));
    return rows;
}

/// One card for each category, where it is found first.
std::vector<FindingsModel::Row> FindingsModel::otherClauses(const Analysis &analysis, const QSet<int> &shown)
{
    std::vector<Row> cards;
    for (int i = 0; i < int(analysis.findings.size()); ++i) {
        if (shown.contains(i))
            continue;
        const auto isSame = [&](const Row &card) {
            return analysis.findings[size_t(card.passages.front())].category == analysis.findings[size_t(i)].category;
        };
        const auto card = std::find_if(cards.begin(), cards.end(), isSame);
        if (card == cards.end())
            cards.push_back({RowKind::Clause, Section::Clauses, -1, Severity::None, 0, {i}});
        else
            card->passages.push_back(i);
    }
    for (Row &card : cards)
        sortByPlace(analysis, card.passages);
    return cards;
}

/// A finding of several cards counts once.
void FindingsModel::addPassages(Row &heading, const std::vector<int> &passages)
{
    for (const int passage : passages) {
        if (std::find(heading.passages.begin(), heading.passages.end(), passage) == heading.passages.end())
            heading.passages.push_back(passage);
    }
}

int FindingsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

Qt::ItemFlags FindingsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (m_rows[size_t(index.row())].kind == RowKind::Heading)
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

int FindingsModel::judgedCount(const Row &row, Judgement judgement) const
{
    return int(std::count_if(row.passages.begin(), row.passages.end(),
                             [&](int passage) { return m_analysis->findings[size_t(passage)].verdict.judgement == judgement; }));
}

QVariant FindingsModel::passageData(const Row &row, int role) const
{
    const Finding &finding = m_analysis->findings[size_t(row.passages[row.shown])];
    switch (role) {
    case QuoteRole: return finding.evidence.quote;
    case CategoryRole: return finding.category;
    case PageRole: return finding.evidence.page;
    case ConfidenceRole: return finding.confidence;
    case JudgementRole:
        return int(judgedCount(row, finding.verdict.judgement) == int(row.passages.size()) ? finding.verdict.judgement : Judgement::None);
    case PassageJudgementRole: return int(finding.verdict.judgement);
    case RightCountRole: return judgedCount(row, Judgement::Right);
    case WrongCountRole: return judgedCount(row, Judgement::Wrong);
    case NoteRole: return withVisibleControls(finding.verdict.note);
    case UnsavedRole: return isUnsaved(finding);
    case FindingRole: return finding.number;
    case PassageRole: return int(row.shown) + 1;
    case PassageCountRole: return int(row.passages.size());
    default: return {};
    }
}

QVariant FindingsModel::lostData(const LostVerdict &lost, int role)
{
    switch (role) {
    case QuoteRole: return lost.evidence.quote;
    case CategoryRole: return withVisibleControls(lost.category);
    case PageRole: return lost.evidence.page;
    case JudgementRole: return int(lost.verdict.judgement);
    case NoteRole: return withVisibleControls(lost.verdict.note);
    case FindingRole: return -1;
    default: return {};
    }
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_rows.size()))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return titleOf(row);
    case Qt::AccessibleTextRole: return spokenText(row);
    case RowKindRole: return int(row.kind);
    case SeverityRole: return int(row.severity);
    case CountRole: return row.count;
    case WhyRole: return whyOf(row);
    case RecommendationRole: return row.risk >= 0 ? m_analysis->risks[size_t(row.risk)].recommendation : QString();
    default: break;
    }
    if (hasPassage(row))
        return passageData(row, role);
    if (row.lost >= 0)
        return lostData(m_analysis->lostVerdicts[size_t(row.lost)], role);
    if (role == FindingRole)
        return -1;
    if (role == PassageCountRole)
        return int(row.passages.size());
    return role == PageRole ? QVariant(0) : QVariant();
}

const Finding *FindingsModel::findingAt(int row) const
{
    if (row < 0 || row >= int(m_rows.size()) || !hasPassage(m_rows[size_t(row)]))
        return nullptr;
    const Row &card = m_rows[size_t(row)];
    return &m_analysis->findings[size_t(card.passages[card.shown])];
}

const Finding *FindingsModel::findFinding(int number) const
{
    const int index = m_analysis ? indexOf(*m_analysis, number) : -1;
    return index < 0 ? nullptr : &m_analysis->findings[size_t(index)];
}

std::vector<int> FindingsModel::passagesAt(int row) const
{
    std::vector<int> numbers;
    if (findingAt(row)) {
        for (const int passage : m_rows[size_t(row)].passages)
            numbers.push_back(m_analysis->findings[size_t(passage)].number);
    }
    return numbers;
}

std::optional<TextRange> FindingsModel::rangeAt(int row) const
{
    if (const Finding *finding = findingAt(row))
        return finding->evidence.range;
    const int lost = row >= 0 && row < int(m_rows.size()) ? m_rows[size_t(row)].lost : -1;
    if (lost < 0 || m_analysis->lostVerdicts[size_t(lost)].evidence.range.isEmpty())
        return std::nullopt;
    return m_analysis->lostVerdicts[size_t(lost)].evidence.range;
}

int FindingsModel::rowOfFinding(int finding) const
{
    for (int row = 0; row < int(m_rows.size()); ++row) {
        const std::vector<int> numbers = passagesAt(row);
        if (std::find(numbers.begin(), numbers.end(), finding) != numbers.end())
            return row;
    }
    return -1;
}

int FindingsModel::showFinding(int finding)
{
    const int row = rowOfFinding(finding);
    if (row < 0)
        return row;
    const std::vector<int> numbers = passagesAt(row);
    showPassage(row, size_t(std::find(numbers.begin(), numbers.end(), finding) - numbers.begin()));
    return row;
}

bool FindingsModel::stepPassage(int row, int step)
{
    if (!findingAt(row))
        return false;
    const auto wanted = qint64(m_rows[size_t(row)].shown) + step;
    if (wanted < 0 || wanted >= qint64(m_rows[size_t(row)].passages.size()))
        return false;
    showPassage(row, size_t(wanted));
    return true;
}

void FindingsModel::showPassage(int row, size_t passage)
{
    if (std::exchange(m_rows[size_t(row)].shown, passage) != passage)
        Q_EMIT dataChanged(index(row), index(row));
}

int FindingsModel::nextFindingRow(int from, int step) const
{
    const auto count = int(m_rows.size());
    for (int i = 1; i <= count; ++i) {
        const int start = from < 0 && step < 0 ? 0 : from;
        const int row = ((start + i * step) % count + count) % count;
        if (findingAt(row))
            return row;
    }
    return -1;
}

bool FindingsModel::isUnsaved(const Finding &finding) const
{
    return std::any_of(m_drafts.begin(), m_drafts.end(), [&](const VerdictDraft &draft) {
        const Finding *of = draft.document == m_analysis->documentId ? draft.findIn(*m_analysis) : nullptr;
        return of && of->number == finding.number && draft.state != VerdictDraft::State::OnItsWay;
    });
}

/// As the analyst said it, be it stored or not.
std::shared_ptr<const Analysis> FindingsModel::withDrafts(std::shared_ptr<const Analysis> analysis) const
{
    if (!analysis || m_drafts.empty())
        return analysis;
    auto said = std::make_shared<Analysis>(*analysis);
    for (auto draft = m_drafts.rbegin(); draft != m_drafts.rend(); ++draft) { // the first one that is said of a finding holds
        const Finding *of = draft->document == said->documentId ? draft->findIn(*said) : nullptr;
        if (of)
            said->findings[size_t(of - said->findings.data())].verdict = draft->after;
    }
    return said;
}

} // namespace lectern::models
