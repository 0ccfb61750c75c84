// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/session/documents_watch.h"

namespace lectern::models {

DocumentsWatch::DocumentsWatch(const ChangeFeed *feed, DocumentListModel &list, DocumentTotal &total, QObject *parent)
    : QObject(parent)
    , m_list(list)
    , m_total(total)
{
    if (feed)
        connect(feed, &ChangeFeed::looked, this, &DocumentsWatch::hear);
}

void DocumentsWatch::hear(const ChangeNews &news)
{
    if (!news.readable.documents)
        return refuse(
            news.error.value_or(StorageError{ErrorCode::Denied, FaultyPart::PostgreSql, QStringLiteral("this login may not read documents")}));
    if (m_isRefused && !news.error) {
        m_isRefused = false;
        m_list.refresh();
        return m_total.count();
    }
    if (!news.hasChanges || !m_isSeen)
        return;
    m_list.refreshSoon();
    Q_EMIT changed();
}

void DocumentsWatch::refuse(const StorageError &error)
{
    if (std::exchange(m_isRefused, true))
        return;
    Q_EMIT refused();
    m_list.refuse(error);
    m_total.forget();
}

} // namespace lectern::models
