// SPDX-License-Identifier: GPL-3.0-or-later
// How many reviews there are: one number, wherever it stands.
#include "ui/reviews/reviews_place.h"

#include "models/reviews/review_labels.h"
#include "ui/reviews/filter/filter_bar.h"
#include "ui/reviews/reviews_actions.h"
#include "ui/reviews/table/review_table.h"

#include <QLocale>

namespace lectern::ui {

using namespace models;

namespace {

using namespace std::chrono_literals;

constexpr auto slowStatistics = 1000ms;

} // namespace

void ReviewsPlace::showCount()
{
    m_filterBar->showCount(m_model->count(), m_model->hasRows());
    if (showsAll())
        Q_EMIT summaryChanged(shortCountText(m_model->count().value, m_model->count().isExact));
    if (isCountOfStatistics()) {
        m_statistics->compareWith(m_model->count());
        if (m_statistics->isOlder())
            recountSoon();
    }
    showBehind();
    tellStatus();
}

/// Whether the list's own count is the one of all reviews.
bool ReviewsPlace::showsAll() const { return m_model->hasRows() && !m_model->isLoading() && m_query->filter().effective({}).isEmpty(); }

bool ReviewsPlace::isCountOfStatistics() const
{
    return m_statistics->find() && m_model->hasRows() && !m_model->isLoading() && m_statistics->filter() == m_model->query().filter;
}

/// List and statistics show one number: the newest of the two.
void ReviewsPlace::takeCountOfStatistics()
{
    if (!isCountOfStatistics() || !m_statistics->provenance() || m_statistics->provenance()->source == Source::Stale)
        return;
    m_model->noteCount(m_statistics->find()->count, m_statistics->provenance()->provenAt);
    m_statistics->compareWith(m_model->count());
    if (m_statistics->isOlder())
        recountSoon();
}

void ReviewsPlace::showBehind()
{
    const RowCount listed = m_model->listedCount(), now = m_model->count();
    m_filterBar->showBehind(m_model->newAbove(), listed, now);
    m_actions->showNew->setEnabled(m_model->newAbove() > 0 || (listed.isExact && now.isExact && listed.value != now.value));
}

void ReviewsPlace::recountSoon()
{
    if (!m_recountTimer.isActive())
        m_recountTimer.start(recountDelayAfter(m_statistics->cost()));
}

void ReviewsPlace::recountAll()
{
    if (m_statistics->isBusy()) // asking again would stop what is on its way, and so for ever
        return recountSoon();
    countAll();
    if (!isVisible())
        return;
    if (m_statistics->cost() > slowStatistics)
        m_model->recount(); // does not wait for them
    m_statistics->refresh();
    m_views->refreshCounts();
}

void ReviewsPlace::countAll()
{
    if (showsAll() && isVisible())
        return m_total.stop(); // the list's count is it, and no second one of another moment
    m_total.ask(
        this, [this](std::stop_token stop) { return m_source.fetchCount({}, stop); },
        [this](const Result<Answer<RowCount>> &result) {
            if (result && !(showsAll() && isVisible()))
                Q_EMIT summaryChanged(shortCountText(result->value->value, result->value->isExact));
        });
}

void ReviewsPlace::tellStatus()
{
    const auto current = m_table->selection().current();
    const qint64 selected = m_table->selection().rows().count();
    const QLocale locale;
    QString text = current ? m_model->positionText(int(*current)) : QString();
    if (selected > 1)
        text += tr(", %1 selected").arg(locale.toString(selected));
    Q_EMIT statusChanged(text);
}

} // namespace lectern::ui
