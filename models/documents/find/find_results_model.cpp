// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/find/find_results_model.h"

#include "models/documents/find/page_finder.h"

namespace lectern::models {

FindResultsModel::FindResultsModel(PageFinder &finder, QObject *parent) : QAbstractListModel(parent), m_finder(finder)
{
    connect(&finder, &PageFinder::restarted, this, [this] {
        beginResetModel();
        m_rowCount = 0;
        endResetModel();
    });
    connect(&finder, &PageFinder::hitsAdded, this, [this](int first, int last) {
        beginInsertRows({}, first, last);
        m_rowCount = last + 1;
        endInsertRows();
    });
}

int FindResultsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_rowCount; }

QVariant FindResultsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FindHit &hit = m_finder.hits()[size_t(index.row())];
    switch (role) {
    case PageRole: return hit.page;
    case BeforeRole: return hit.before;
    case WordsRole: return hit.words;
    case AfterRole: return hit.after;
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return tr("Page %L1: %2").arg(hit.page).arg(hit.before + hit.words + hit.after);
    default: return {};
    }
}

} // namespace lectern::models
