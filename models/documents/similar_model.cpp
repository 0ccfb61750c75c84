// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/similar_model.h"

#include <QLocale>

namespace lectern {

void SimilarModel::setClauses(std::vector<SimilarClause> clauses)
{
    beginResetModel();
    m_clauses = std::move(clauses);
    endResetModel();
}

int SimilarModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_clauses.size()); }

QVariant SimilarModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_clauses.size()))
        return {};
    const SimilarClause &clause = clauseAt(index.row());
    const QString place = tr("%1, page %L2").arg(clause.documentName).arg(clause.evidence.page);
    switch (role) {
    case Qt::DisplayRole:
        return place;
    case QuoteRole:
        return clause.evidence.quote;
    case PageRole:
        return clause.evidence.page;
    case SimilarityRole:
        return clause.similarity;
    case WordsRole:
        return clause.words.isEmpty() ? QString() : tr("both say: %1").arg(clause.words.join(QStringLiteral(", ")));
    case Qt::AccessibleTextRole:
        return tr("%1, %2 % similar, %3").arg(place, QLocale().toString(100 * clause.similarity, 'f', 0), clause.evidence.quote.simplified());
    default:
        return {};
    }
}

} // namespace lectern
