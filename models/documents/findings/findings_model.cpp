// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/findings_model.h"

#include "models/documents/findings/finding_labels.h"
#include "models/reviews/review_labels.h"

#include <algorithm>

namespace lectern::models {

FindingsModel::FindingsModel(QObject *parent) : QAbstractListModel(parent) {}

void FindingsModel::setAnalysis(std::shared_ptr<const Analysis> analysis)
{
    std::vector<FindingCard> rows = analysis ? cardsOf(*analysis) : std::vector<FindingCard>();
    const bool isSame = analysis && m_analysis && analysis->id == m_analysis->id
        && std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                      [](const FindingCard &a, const FindingCard &b) { return a.isSameAs(b); });
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

int FindingsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

Qt::ItemFlags FindingsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (m_rows[size_t(index.row())].kind == RowKind::Heading)
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QVariant FindingsModel::passageData(const FindingCard &card, int role) const
{
    const Finding &finding = m_analysis->findings[size_t(card.passages[card.shown])];
    switch (role) {
    case QuoteRole: return finding.evidence.quote;
    case CategoryRole: return finding.category;
    case PageRole: return finding.evidence.page;
    case ConfidenceRole: return finding.confidence;
    case JudgementRole:
        return int(judgedCount(card, *m_analysis, finding.verdict.judgement) == int(card.passages.size()) ? finding.verdict.judgement
                                                                                                          : Judgement::None);
    case PassageJudgementRole: return int(finding.verdict.judgement);
    case RightCountRole: return judgedCount(card, *m_analysis, Judgement::Right);
    case WrongCountRole: return judgedCount(card, *m_analysis, Judgement::Wrong);
    case NoteRole: return withVisibleControls(finding.verdict.note);
    case UnsavedRole: return isUnsaved(finding);
    case FindingRole: return finding.number;
    case PassageRole: return int(card.shown) + 1;
    case PassageCountRole: return int(card.passages.size());
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
    const FindingCard &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return titleOf(row, *m_analysis);
    case Qt::AccessibleTextRole:
        return spokenText(row, *m_analysis, row.hasPassage() && isUnsaved(m_analysis->findings[size_t(row.passages[row.shown])]));
    case RowKindRole: return int(row.kind);
    case SeverityRole: return int(row.severity);
    case CountRole: return row.count;
    case WhyRole: return whyOf(row, *m_analysis);
    case RecommendationRole: return row.risk >= 0 ? m_analysis->risks[size_t(row.risk)].recommendation : QString();
    default: break;
    }
    if (row.hasPassage())
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
    if (row < 0 || row >= int(m_rows.size()) || !m_rows[size_t(row)].hasPassage())
        return nullptr;
    const FindingCard &card = m_rows[size_t(row)];
    return &m_analysis->findings[size_t(card.passages[card.shown])];
}

const Finding *FindingsModel::findFinding(int number) const
{
    if (!m_analysis)
        return nullptr;
    const auto &findings = m_analysis->findings;
    const auto found = std::find_if(findings.begin(), findings.end(), [&](const Finding &each) { return each.number == number; });
    return found == findings.end() ? nullptr : &*found;
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

/// The analysis with the analyst's drafts in place of stored verdicts.
std::shared_ptr<const Analysis> FindingsModel::withDrafts(std::shared_ptr<const Analysis> analysis) const
{
    if (!analysis || m_drafts.empty())
        return analysis;
    auto said = std::make_shared<Analysis>(*analysis);
    for (auto draft = m_drafts.rbegin(); draft != m_drafts.rend(); ++draft) { // in reverse: the first draft of a finding wins
        const Finding *of = draft->document == said->documentId ? draft->findIn(*said) : nullptr;
        if (of)
            said->findings[size_t(of - said->findings.data())].verdict = draft->after;
    }
    return said;
}

} // namespace lectern::models
