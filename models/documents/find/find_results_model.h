// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

namespace lectern::models {

class PageFinder;

/// The hits of a search as a list: the page, and the words with their context.
///
/// Thread: GUI. Borrows the finder.
class FindResultsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { PageRole = Qt::UserRole, BeforeRole, WordsRole, AfterRole };

    explicit FindResultsModel(PageFinder &finder, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    /// DisplayRole and AccessibleTextRole: all of the hit in one line.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    PageFinder &m_finder;
    int m_rowCount = 0;
};

} // namespace lectern::models
