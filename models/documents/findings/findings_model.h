// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/findings/finding_cards.h"
#include "models/documents/findings/verdict_drafts.h"

#include <QAbstractListModel>

#include <memory>
#include <optional>
#include <vector>

namespace lectern::models {

/// What an analysis found, as one list of cards under headings. A risk, and a category of other clauses, is one card however many passages
/// of the text show it; one of them at a time is shown. A finding under two risks stands in two cards.
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
        QuoteRole,                  ///< The document's own words; plain text. This and all of one finding: of the passage that is shown.
        WhyRole,                    ///< Why it is a risk; or the list of what was not found.
        RecommendationRole,
        CategoryRole,
        PageRole,       ///< From 1; 0: none.
        ConfidenceRole, ///< 0..1
        JudgementRole,  ///< int(Judgement), of all passages; None if they differ.
        NoteRole,
        FindingRole,          ///< The finding's number; -1: none.
        CountRole,            ///< Of a heading.
        PassageRole,          ///< Which passage is shown, from 1.
        PassageCountRole,     ///< Of the card; of all cards under a heading, a finding of several counted once in each.
        PassageJudgementRole, ///< int(Judgement), of the one that is shown.
        RightCountRole,       ///< Passages judged so.
        WrongCountRole,
        UnsavedRole, ///< Whether verdict and note are a draft that PostgreSQL does not have; bool.
    };

    explicit FindingsModel(QObject *parent = nullptr);

    /// Null: nothing. The same analysis with other verdicts keeps all rows.
    void setAnalysis(std::shared_ptr<const Analysis> analysis);
    [[nodiscard]] const Analysis *analysis() const { return m_analysis.get(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] const Finding *findingAt(int row) const;         ///< The passage that is shown. Null: the row has none.
    [[nodiscard]] std::vector<int> passagesAt(int row) const;      ///< The numbers of all findings of a card, in the text's order.
    [[nodiscard]] const Finding *findFinding(int number) const;    ///< Null: there is none.
    [[nodiscard]] std::optional<TextRange> rangeAt(int row) const; ///< Of the words it stands on; absent: they do not stand in the text.
    [[nodiscard]] int rowOfFinding(int finding) const;             ///< Its first card; -1: none.
    /// Shows it in its first card, which is returned; -1: it has none.
    int showFinding(int finding);
    /// Shows the next passage of the card (+1) or the one before (-1). False: there is none.
    bool stepPassage(int row, int step);
    /// The next row that has a finding, in steps of +1 or -1, around the end; -1: there is none.
    [[nodiscard]] int nextFindingRow(int from, int step) const;
    /// What is said but not stored, which is shown in place of what is. Tells nobody: setAnalysis() follows.
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
