// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/similar/similar_clauses.h"

#include <QAbstractListModel>

namespace lectern::models {

/// The clauses similar to a given one, most similar first.
///
/// Thread: GUI.
class SimilarModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        QuoteRole = Qt::UserRole, ///< Text of the other document; plain text.
        SimilarityRole,           ///< 0..1
        WordsRole,                ///< Its page and the words that make it similar, in one line.
    };
    using QAbstractListModel::QAbstractListModel;

    /// `asked`: the document of the clause that was searched for.
    void setClauses(std::vector<analysis::SimilarClause> clauses, std::optional<DocumentId> asked = {});
    [[nodiscard]] const analysis::SimilarClause &clauseAt(int row) const { return m_clauses[size_t(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString nameOf(const analysis::SimilarClause &clause) const;
    std::vector<analysis::SimilarClause> m_clauses;
    std::optional<DocumentId> m_asked;
};

} // namespace lectern::models
