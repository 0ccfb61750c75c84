// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/session/document_total.h"
#include "storage/api/change_feed.h"

namespace lectern::models {

/// Reacts to the change log: refreshes the list of documents while it is seen; when the login may no longer read documents, drops them
/// until it may again.
///
/// Thread: GUI. Borrows the feed (may be null, and may be destroyed first), list and total.
class DocumentsWatch : public QObject
{
    Q_OBJECT
public:
    DocumentsWatch(const ChangeFeed *feed, DocumentListModel &list, DocumentTotal &total, QObject *parent = nullptr);

    void setSeen(bool isSeen) { m_isSeen = isSeen; }

Q_SIGNALS:
    void changed(); ///< Documents changed while they are seen.
    /// The right to read was lost: the list will be emptied next, and no document may stay open.
    void refused();

private:
    void hear(const ChangeNews &news);
    void refuse(const StorageError &error);

    DocumentListModel &m_list;
    DocumentTotal &m_total;
    bool m_isSeen = false;
    bool m_isRefused = false; ///< The login may not read documents now.
};

} // namespace lectern::models
