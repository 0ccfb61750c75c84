// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings_model.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace lectern {

namespace {

struct SeverityWords {
    Q_DECLARE_TR_FUNCTIONS(lectern::SeverityWords)
};

} // namespace

QString displayNameOf(Severity severity)
{
    switch (severity) {
    case Severity::High:
        return SeverityWords::tr("High");
    case Severity::Medium:
        return SeverityWords::tr("Medium");
    case Severity::Low:
        return SeverityWords::tr("Low");
    case Severity::None:
        break;
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

} // namespace

FindingsModel::FindingsModel(QObject *parent) : QAbstractListModel(parent) {}

void FindingsModel::setAnalysis(std::shared_ptr<const Analysis> analysis)
{
    const bool isSame = analysis && m_analysis && analysis->id == m_analysis->id;
    std::vector<Row> rows = analysis ? rowsOf(*analysis) : std::vector<Row>();
    if (isSame && rows == m_rows) {
        m_analysis = std::move(analysis);
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
        return;
    }
    beginResetModel();
    m_analysis = std::move(analysis);
    m_rows = std::move(rows);
    endResetModel();
}

std::vector<FindingsModel::Row> FindingsModel::rowsOf(const Analysis &analysis) const
{
    std::vector<Row> rows;
    const auto addSection = [&rows](Section section, Severity severity, int count, std::vector<Row> cards) {
        if (cards.empty())
            return;
        rows.push_back({RowKind::Heading, section, -1, -1, severity, count});
        rows.insert(rows.end(), cards.begin(), cards.end());
    };
    QSet<int> shown;
    for (const Severity severity : {Severity::High, Severity::Medium, Severity::Low}) {
        std::vector<Row> cards;
        int riskCount = 0; // as the list of documents counts them, though one risk may have several cards
        for (size_t i = 0; i < analysis.risks.size(); ++i) {
            const Risk &risk = analysis.risks[i];
            if (risk.severity != severity)
                continue;
            ++riskCount;
            if (risk.findings.empty())
                cards.push_back({RowKind::Absence, Section::Risks, int(i), -1, severity, 0});
            for (const int number : risk.findings) {
                const int finding = indexOf(analysis, number);
                if (finding < 0)
                    continue;
                cards.push_back({RowKind::Risk, Section::Risks, int(i), finding, severity, 0});
                shown.insert(finding);
            }
        }
        addSection(Section::Risks, severity, riskCount, std::move(cards));
    }
    std::vector<Row> clauses;
    for (int i = 0; i < int(analysis.findings.size()); ++i) {
        if (!shown.contains(i))
            clauses.push_back({RowKind::Clause, Section::Clauses, -1, i, Severity::None, 0});
    }
    const auto clauseCount = int(clauses.size());
    addSection(Section::Clauses, Severity::None, clauseCount, std::move(clauses));
    int absent = 0;
    for (const CategoryResult &category : analysis.categories)
        absent += category.isPresent ? 0 : 1;
    if (absent > 0)
        addSection(Section::NotFound, Severity::None, absent, {{RowKind::NotFound, Section::NotFound, -1, -1, Severity::None, absent}});
    return rows;
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

QString FindingsModel::titleOf(const Row &row) const
{
    switch (row.kind) {
    case RowKind::Heading:
        if (row.section == Section::NotFound)
            return tr("Looked for, not found");
        if (row.section == Section::Clauses)
            return tr("Other clauses");
        if (row.severity == Severity::High)
            return tr("High risk");
        if (row.severity == Severity::Medium)
            return tr("Medium risk");
        return tr("Low risk");
    case RowKind::Risk:
    case RowKind::Absence:
        return m_analysis->risks[size_t(row.risk)].title;
    case RowKind::Clause:
        return m_analysis->findings[size_t(row.finding)].category;
    case RowKind::NotFound:
        break;
    }
    return tr("%n categories", nullptr, row.count);
}

QString FindingsModel::whyOf(const Row &row) const
{
    if (row.risk >= 0)
        return m_analysis->risks[size_t(row.risk)].why;
    if (row.kind != RowKind::NotFound)
        return {};
    QStringList names;
    for (const CategoryResult &category : m_analysis->categories) {
        if (!category.isPresent)
            names << category.category;
    }
    return names.join(QStringLiteral(", "));
}

QVariant FindingsModel::findingData(const Finding &finding, int role) const
{
    switch (role) {
    case QuoteRole:
        return finding.evidence.quote;
    case CategoryRole:
        return finding.category;
    case PageRole:
        return finding.evidence.page;
    case ConfidenceRole:
        return finding.confidence;
    case JudgementRole:
        return int(finding.verdict.judgement);
    case NoteRole:
        return finding.verdict.note;
    case FindingRole:
        return finding.number;
    default:
        return {};
    }
}

QString FindingsModel::spokenText(const Row &row) const
{
    QStringList parts{titleOf(row)};
    if (row.kind == RowKind::Heading)
        return tr("%1, %2").arg(parts.first(), QLocale().toString(row.count));
    if (row.severity != Severity::None)
        parts << tr("%1 risk").arg(displayNameOf(row.severity));
    if (row.finding >= 0) {
        const Finding &finding = m_analysis->findings[size_t(row.finding)];
        parts << finding.evidence.quote.simplified() << tr("page %L1").arg(finding.evidence.page)
              << tr("confidence %1").arg(QLocale().toString(finding.confidence, 'f', 2));
        if (finding.verdict.judgement != Judgement::None)
            parts << (finding.verdict.judgement == Judgement::Right ? tr("judged right") : tr("judged wrong"));
    } else {
        parts << whyOf(row);
    }
    return parts.join(QStringLiteral(", "));
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_rows.size()))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(row);
    case Qt::AccessibleTextRole:
        return spokenText(row);
    case RowKindRole:
        return int(row.kind);
    case SeverityRole:
        return int(row.severity);
    case CountRole:
        return row.count;
    case WhyRole:
        return whyOf(row);
    case RecommendationRole:
        return row.risk >= 0 ? m_analysis->risks[size_t(row.risk)].recommendation : QString();
    default:
        break;
    }
    if (const Finding *finding = findingAt(index.row()))
        return findingData(*finding, role);
    if (role == FindingRole)
        return -1;
    return role == PageRole ? QVariant(0) : QVariant();
}

const Finding *FindingsModel::findingAt(int row) const
{
    if (row < 0 || row >= int(m_rows.size()) || m_rows[size_t(row)].finding < 0)
        return nullptr;
    return &m_analysis->findings[size_t(m_rows[size_t(row)].finding)];
}

int FindingsModel::rowOfFinding(int finding) const
{
    for (int row = 0; row < int(m_rows.size()); ++row) {
        if (const Finding *found = findingAt(row); found && found->number == finding)
            return row;
    }
    return -1;
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

int FindingsModel::positionOf(int row) const
{
    if (!findingAt(row))
        return 0;
    int position = 0;
    for (int i = 0; i <= row; ++i)
        position += findingAt(i) ? 1 : 0;
    return position;
}

int FindingsModel::findingRowCount() const
{
    int count = 0;
    for (int i = 0; i < int(m_rows.size()); ++i)
        count += findingAt(i) ? 1 : 0;
    return count;
}

void FindingsModel::setVerdict(int finding, const Verdict &verdict)
{
    const int index = m_analysis ? indexOf(*m_analysis, finding) : -1;
    if (index < 0)
        return;
    auto changed = std::make_shared<Analysis>(*m_analysis);
    changed->findings[size_t(index)].verdict = verdict;
    setAnalysis(std::move(changed));
}

} // namespace lectern
