// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/similar_model.h"

#include "models/reviews/review_labels.h"

#include <QLocale>

namespace lectern::models {

using namespace analysis;

void SimilarModel::setClauses(std::vector<SimilarClause> clauses, std::optional<DocumentId> asked)
{
    beginResetModel();
    m_clauses = std::move(clauses);
    m_asked = asked;
    endResetModel();
}

QString SimilarModel::nameOf(const SimilarClause &clause) const
{
    return clause.documentId == m_asked ? tr("This document") : withVisibleControls(clause.documentName);
}

int SimilarModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_clauses.size()); }

QVariant SimilarModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_clauses.size()))
        return {};
    const SimilarClause &clause = clauseAt(index.row());
    switch (role) {
    case Qt::DisplayRole: return nameOf(clause);
    case QuoteRole: return clause.evidence.quote;
    case SimilarityRole: return clause.similarity;
    case WordsRole:
        if (clause.words.isEmpty())
            return tr("page %L1").arg(clause.evidence.page);
        return tr("page %L1, both say: %2").arg(clause.evidence.page).arg(clause.words.join(QStringLiteral(", ")));
    case Qt::AccessibleTextRole:
        return tr("%1, page %2, %3 % similar, %4")
            .arg(nameOf(clause), QLocale().toString(clause.evidence.page), QLocale().toString(100 * clause.similarity, 'f', 0),
                 clause.evidence.quote.simplified());
    default: return {};
    }
}

} // namespace lectern::models
