// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/search_index_watch.h"

#include <utility>

namespace lectern::models {

namespace {

constexpr std::chrono::milliseconds interval{2000};

} // namespace

SearchIndexWatch::SearchIndexWatch(MetricsSource &source, QObject *parent) : QObject(parent), m_servers(source)
{
    connect(&m_servers, &ServerWatch::changed, this, &SearchIndexWatch::take);
}

void SearchIndexWatch::start() { m_servers.start(interval); }

void SearchIndexWatch::stop()
{
    m_servers.stop();
    if (std::exchange(m_pending, 0) != 0)
        Q_EMIT pendingChanged(0);
}

void SearchIndexWatch::take()
{
    if (!m_servers.isWatching() || !m_servers.state().postgres.reachable)
        return;
    const qint64 before = std::exchange(m_pending, m_servers.state().postgres.searchIndexPending);
    if (m_pending != before)
        Q_EMIT pendingChanged(m_pending);
    if (m_pending > 0)
        return;
    m_servers.stop();
    if (before > 0)
        Q_EMIT completed();
}

} // namespace lectern::models
