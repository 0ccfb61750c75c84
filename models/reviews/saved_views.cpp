// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/saved_views.h"

#include "models/reviews/filter_codec.h"

#include <algorithm>

namespace lectern::models {

namespace {

const QString keyKey = QStringLiteral("key");
const QString nameKey = QStringLiteral("name");
const QString filterKey = QStringLiteral("filter");
const QString sortKey = QStringLiteral("sort");

} // namespace

SavedViews::SavedViews(ReviewSource &source, QObject *parent) : QObject(parent), m_source(source) {}

SavedViews::~SavedViews() = default;

const SavedView *SavedViews::find(const QString &key) const
{
    const auto found = std::find_if(m_views.begin(), m_views.end(), [&key](const SavedView &view) { return view.key == key; });
    return found == m_views.end() ? nullptr : &*found;
}

const SavedView *SavedViews::find(const FilterState &filter, const ReviewSort &sort) const
{
    const auto found = std::find_if(m_views.begin(), m_views.end(),
                                    [&](const SavedView &view) { return view.filter == filter && view.sort == sort; });
    return found == m_views.end() ? nullptr : &*found;
}

QString SavedViews::save(const QString &name, FilterState filter, ReviewSort sort)
{
    auto place = std::find_if(m_views.begin(), m_views.end(), [&name](const SavedView &view) { return view.name == name; });
    if (place == m_views.end())
        place = m_views.insert(place, {QStringLiteral("view-%1").arg(m_nextKey++), name, {}, {}, {}});
    place->filter = std::move(filter);
    place->sort = sort;
    place->count.reset();
    const QString key = place->key;
    Q_EMIT changed();
    count(key);
    return key;
}

void SavedViews::remove(QString key)
{
    m_counts.erase(key);
    std::erase_if(m_views, [&key](const SavedView &view) { return view.key == key; });
    Q_EMIT changed();
}

void SavedViews::refreshCounts()
{
    for (const SavedView &view : m_views)
        count(view.key);
}

void SavedViews::forgetCounts()
{
    m_counts.clear();
    for (SavedView &view : m_views)
        view.count.reset();
    Q_EMIT changed();
}

bool SavedViews::isBusy() const
{
    return std::any_of(m_counts.begin(), m_counts.end(), [](const auto &entry) { return entry.second->isBusy(); });
}

void SavedViews::count(const QString &key)
{
    auto &answer = m_counts[key];
    if (!answer)
        answer = std::make_unique<NewestAnswer<RowCount>>();
    const ReviewFilter filter = find(key)->filter.effective(QDateTime::currentDateTimeUtc().date()).normalised();
    answer->ask(
        this, [&](std::stop_token stop) { return m_source.fetchCount(filter, stop); },
        [this, key](const Result<Answer<RowCount>> &result) {
            const auto view = std::find_if(m_views.begin(), m_views.end(), [&key](const SavedView &each) { return each.key == key; });
            if (view == m_views.end() || !result)
                return; // the view is then shown without a count
            const RowCount count = *result->value;
            const bool isSame = view->count && view->count->value == count.value && view->count->isExact == count.isExact;
            view->count = count;
            if (!isSame)
                Q_EMIT changed();
        });
}

QVariantList SavedViews::toVariant() const
{
    QVariantList list;
    for (const SavedView &view : m_views) {
        list << QVariantMap{{keyKey, view.key}, {nameKey, view.name}, {filterKey, models::toVariant(view.filter)}, {sortKey, sortName(view.sort)}};
    }
    return list;
}

void SavedViews::restore(const QVariantList &list)
{
    m_views.clear();
    m_counts.clear();
    for (const QVariant &entry : list) {
        const QVariantMap map = entry.toMap();
        const ReviewSort sort = reviewSortFromName(map.value(sortKey).toString()).value_or(ReviewSort{});
        m_views.push_back({map.value(keyKey).toString(), map.value(nameKey).toString(), filterFromVariant(map.value(filterKey).toMap()), sort, {}});
        m_nextKey = std::max(m_nextKey, m_views.back().key.section(QLatin1Char('-'), -1).toInt() + 1);
    }
    Q_EMIT changed();
    refreshCounts();
}

void SavedViews::addExamples()
{
    ReviewFilter poor;
    setStars(poor, {1, 2});
    FilterState recent(poor);
    recent.setLastDays(30);
    save(tr("1-2 stars, last 30 days"), recent, {});
    ReviewFilter unanswered = poor;
    unanswered.isAnswered = false;
    save(tr("Unanswered, 1-2 stars"), FilterState(unanswered), {});
    save(tr("Most helpful"), {}, {ReviewSortKey::Helpful, Qt::DescendingOrder});
}

} // namespace lectern::models
