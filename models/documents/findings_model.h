// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/analysis.h"

#include <QAbstractListModel>

#include <memory>
#include <optional>

namespace lectern {

/// What an analysis found, as one list of cards under headings: the risks from the gravest, then the other clauses, then
/// what was looked for and not found. A finding under two risks has two cards.
///
/// Thread: GUI.
class FindingsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum class RowKind : quint8 {
        Heading,  ///< "High risk", with a count. Not selectable.
        Risk,     ///< A risk and one finding that shows it.
        Absence,  ///< A risk that consists in something not being there.
        Clause,   ///< A finding of no risk.
        NotFound, ///< All categories that were looked for and not found, in one card.
    };
    enum Role {
        RowKindRole = Qt::UserRole, ///< int(RowKind)
        SeverityRole,               ///< int(Severity)
        QuoteRole,                  ///< The document's own words; plain text.
        WhyRole,                    ///< Why it is a risk; or the list of what was not found.
        RecommendationRole,
        CategoryRole,
        PageRole,                   ///< From 1; 0: none.
        ConfidenceRole,             ///< 0..1
        JudgementRole,              ///< int(Judgement)
        NoteRole,
        FindingRole,                ///< The finding's number; -1: none.
        CountRole,                  ///< Of a heading.
    };

    explicit FindingsModel(QObject *parent = nullptr);

    /// Null: nothing. The same analysis with other verdicts keeps all rows.
    void setAnalysis(std::shared_ptr<const Analysis> analysis);
    [[nodiscard]] const Analysis *analysis() const { return m_analysis.get(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] const Finding *findingAt(int row) const; ///< Null: the row has none.
    [[nodiscard]] int rowOfFinding(int finding) const;     ///< Its first card; -1: none.
    /// The next row that has a finding, in steps of +1 or -1, around the end; -1: there is none.
    [[nodiscard]] int nextFindingRow(int from, int step) const;
    /// Where a finding stands among all rows that have one, from 1; 0: it has none.
    [[nodiscard]] int positionOf(int row) const;
    [[nodiscard]] int findingRowCount() const;
    /// Shows a verdict before PostgreSQL has it.
    void setVerdict(int finding, const Verdict &verdict);

private:
    enum class Section : quint8 { Risks, Clauses, NotFound };
    struct Row {
        RowKind kind = RowKind::Heading;
        Section section = Section::Risks;
        int risk = -1;    ///< Index into the analysis' risks.
        int finding = -1; ///< Index into the analysis' findings.
        Severity severity = Severity::None;
        int count = 0;
        friend bool operator==(const Row &, const Row &) = default;
    };
    [[nodiscard]] std::vector<Row> rowsOf(const Analysis &analysis) const;
    [[nodiscard]] QString titleOf(const Row &row) const;
    [[nodiscard]] QString whyOf(const Row &row) const;
    [[nodiscard]] QVariant findingData(const Finding &finding, int role) const;
    [[nodiscard]] QString spokenText(const Row &row) const;

    std::shared_ptr<const Analysis> m_analysis;
    std::vector<Row> m_rows;
};

/// "High", "Medium", "Low"; translated.
[[nodiscard]] QString displayNameOf(Severity severity);

} // namespace lectern
