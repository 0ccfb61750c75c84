// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/filter_state.h"
#include "models/query/newest_answer.h"

#include <QObject>

#include <map>
#include <memory>

namespace lectern::models {

/// A filter and sort under a name.
struct SavedView {
    QString key; ///< Stable; not the name.
    QString name;
    FilterState filter;
    ReviewSort sort;
    std::optional<RowCount> count; ///< Absent: not counted yet, or it could not be.
};

/// The analyst's named views and how many reviews each holds.
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
    /// Adds a view, or replaces the one of that name. Returns its key.
    QString save(const QString &name, FilterState filter, ReviewSort sort);
    void remove(QString key);
    /// Asks for every view's count again.
    void refreshCounts();
    /// The login may not read reviews any more.
    void forgetCounts();
    [[nodiscard]] bool isBusy() const;

    [[nodiscard]] QVariantList toVariant() const;
    void restore(const QVariantList &list);
    /// Three views to begin with, for a first start.
    void addExamples();

Q_SIGNALS:
    void changed();

private:
    void count(const QString &key);

    ReviewSource &m_source;
    std::vector<SavedView> m_views;
    std::map<QString, std::unique_ptr<NewestAnswer<RowCount>>> m_counts; ///< By key.
    int m_nextKey = 1;
};

} // namespace lectern::models
