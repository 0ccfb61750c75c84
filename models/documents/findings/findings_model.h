// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/findings/finding_cards.h"
#include "models/documents/findings/verdict_drafts.h"

#include <QAbstractListModel>

#include <memory>
#include <optional>
#include <vector>

namespace lectern::models {

/// The findings of an analysis as a list of cards under headings. A risk, or a category of other clauses, is one card however many
/// passages it has; a card shows one passage at a time. A finding of two risks is in two cards.
///
/// Thread: GUI.
class FindingsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using RowKind = FindingCard::Kind;
    enum Role {
        RowKindRole = Qt::UserRole, ///< int(RowKind)
        SeverityRole,               ///< int(Severity)
        QuoteRole,                  ///< The document's words; plain text. Like all roles of a single finding: of the shown passage.
        WhyRole,                    ///< Why it is a risk; or the list of what was not found.
        RecommendationRole,
        CategoryRole,
        PageRole,       ///< From 1; 0: none.
        ConfidenceRole, ///< 0..1
        JudgementRole,  ///< int(Judgement) of all passages; None if they differ.
        NoteRole,
        FindingRole,          ///< The finding's number; -1: none.
        CountRole,            ///< For a heading.
        PassageRole,          ///< Number of the shown passage, from 1.
        PassageCountRole,     ///< Of the card; for a heading, of all its cards (a finding in several cards counts once).
        PassageJudgementRole, ///< int(Judgement) of the shown passage.
        RightCountRole,       ///< Number of passages judged right.
        WrongCountRole,
        UnsavedRole, ///< bool: verdict and note are a draft that is not in PostgreSQL.
    };

    explicit FindingsModel(QObject *parent = nullptr);

    /// Null: empty. The same analysis with other verdicts keeps all rows.
    void setAnalysis(std::shared_ptr<const Analysis> analysis);
    [[nodiscard]] const Analysis *analysis() const { return m_analysis.get(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] const Finding *findingAt(int row) const;         ///< The shown passage. Null: the row has none.
    [[nodiscard]] std::vector<int> passagesAt(int row) const;      ///< The numbers of all findings of a card, in text order.
    [[nodiscard]] const Finding *findFinding(int number) const;    ///< Null: no such finding.
    [[nodiscard]] std::optional<TextRange> rangeAt(int row) const; ///< Of the shown passage's quote; absent: the text does not contain it.
    [[nodiscard]] int rowOfFinding(int finding) const;             ///< The first card with it; -1: none.
    /// Shows the finding in the first card that contains it and returns the row; -1: none.
    int showFinding(int finding);
    /// Shows the card's next passage (+1) or the previous one (-1). False: there is none.
    bool stepPassage(int row, int step);
    /// The next row with a finding, in steps of +1 or -1, wrapping around; -1: none.
    [[nodiscard]] int nextFindingRow(int from, int step) const;
    /// Sets the unsaved verdicts, which are shown in place of the stored ones. Emits nothing: call setAnalysis() afterwards.
    void setDrafts(std::vector<VerdictDraft> drafts) { m_drafts = std::move(drafts); }

private:
    void showPassage(int row, size_t passage);
    [[nodiscard]] QVariant passageData(const FindingCard &card, int role) const;
    [[nodiscard]] static QVariant lostData(const LostVerdict &lost, int role);
    [[nodiscard]] bool isUnsaved(const Finding &finding) const;
    [[nodiscard]] std::shared_ptr<const Analysis> withDrafts(std::shared_ptr<const Analysis> analysis) const;

    std::shared_ptr<const Analysis> m_analysis;
    std::vector<VerdictDraft> m_drafts;
    std::vector<FindingCard> m_rows;
};

} // namespace lectern::models
