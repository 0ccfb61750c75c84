// SPDX-License-Identifier: GPL-3.0-or-later
// When the list of documents is read again, and when it may not be.
#include "models/documents/list/document_list_model.h"

#include <algorithm>
#include <utility>

namespace lectern::models {

namespace {

/// Reading again takes a tenth of the time at most.
constexpr int costFactor = 10;

} // namespace

void DocumentListModel::scheduleRefresh()
{
    if (!m_interval)
        return;
    const std::chrono::milliseconds share((m_clock.elapsed() - m_cycleBeganMs) * costFactor);
    m_freeAtMs = m_clock.elapsed() + share.count();
    m_refreshTimer.start(std::max(std::exchange(m_isOutdated, false) ? std::chrono::milliseconds(0) : *m_interval, share));
}

void DocumentListModel::refreshSoon()
{
    m_isOutdated = m_answer.isBusy();
    if (m_interval && !m_isOutdated && m_hasAnswer)
        m_refreshTimer.start(std::chrono::milliseconds(std::max<qint64>(m_freeAtMs - m_clock.elapsed(), 0)));
}

void DocumentListModel::refuse(const StorageError &error)
{
    m_answer.stop();
    m_refreshTimer.stop();
    m_documents.clear();
    m_building.clear();
    m_next = m_buildingNext = {};
    m_totalCount = 0;
    m_hasAnswer = m_wantsMore = false;
    m_isNewQuestion = true; // whatever comes next replaces
    m_error = error;
    showRows();
    Q_EMIT answered();
}

} // namespace lectern::models
