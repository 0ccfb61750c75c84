// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/session/document_total.h"
#include "storage/api/change_feed.h"

namespace lectern::models {

/// What the change log tells of documents: while they are seen, their list is read again; once the login may not read them, nothing stays,
/// until it may again.
///
/// Thread: GUI. Borrows the feed, which may be null and may end first, list and total.
class DocumentsWatch : public QObject
{
    Q_OBJECT
public:
    DocumentsWatch(const ChangeFeed *feed, DocumentListModel &list, DocumentTotal &total, QObject *parent = nullptr);

    void setSeen(bool isSeen) { m_isSeen = isSeen; }

Q_SIGNALS:
    void changed(); ///< Documents, while they are seen.
    /// Proved fresh is not proved permitted: the list is about to be emptied, and nothing that is open may stay.
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
