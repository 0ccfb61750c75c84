// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/filter_state.h"
#include "models/query/newest_answer.h"

#include <QObject>

#include <map>
#include <memory>

namespace lectern::models {

/// A named filter and sort.
struct SavedView {
    QString key; ///< Stable; independent of the name.
    QString name;
    FilterState filter;
    ReviewSort sort;
    std::optional<RowCount> count; ///< Absent: not counted yet, or counting failed.
};

/// The analyst's named views with the number of reviews in each.
///
/// Thread: GUI. Borrows the source.
class SavedViews : public QObject
{
    Q_OBJECT
public:
    explicit SavedViews(ReviewSource &source, QObject *parent = nullptr);
    ~SavedViews() override;

    [[nodiscard]] const std::vector<SavedView> &views() const { return m_views; }
    [[nodiscard]] const SavedView *find(const QString &key) const;
    /// The view with exactly this filter and sort.
    [[nodiscard]] const SavedView *find(const FilterState &filter, const ReviewSort &sort) const;
    /// Adds a view, or replaces the one with that name. Returns its key.
    QString save(const QString &name, FilterState filter, ReviewSort sort);
    void remove(QString key);
    /// Counts all views again.
    void refreshCounts();
    /// The login may no longer read reviews: drops the counts.
    void forgetCounts();
    [[nodiscard]] bool isBusy() const;

    [[nodiscard]] QVariantList toVariant() const;
    void restore(const QVariantList &list);
    /// Adds three example views; for the first start.
    void addExamples();

Q_SIGNALS:
    void changed();

private:
    void count(const QString &key);

    ReviewSource &m_source;
    std::vector<SavedView> m_views;
    std::map<QString, std::unique_ptr<NewestAnswer<RowCount>>> m_counts; ///< Key: key of the view.
    int m_nextKey = 1;
};

} // namespace lectern::models
