// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_list_model.h"

namespace lectern::models {

/// The number of all documents, whatever the list's filter: without a filter the list's own count, so that the two never differ, else a
/// separate count. A failed count leaves the number unchanged.
///
/// Thread: GUI. Borrows source and list.
class DocumentTotal : public QObject
{
    Q_OBJECT
public:
    DocumentTotal(DocumentSource &source, const DocumentListModel &list, QObject *parent = nullptr);

    /// Counts. One at a time: during a count, which may be too old for this call, another one is scheduled to follow.
    void count();
    /// The login may no longer read documents: the number is unknown.
    void forget();
    [[nodiscard]] bool isBusy() const { return m_answer.isBusy(); }

Q_SIGNALS:
    void counted(std::optional<qint64> documents); ///< Absent: no longer known.

private:
    void follow();
    void stop();

    DocumentSource &m_source;
    const DocumentListModel &m_list;
    NewestAnswer<DocumentList> m_answer;
    bool m_isOutdated = false; ///< Another count must follow the running one.
};

} // namespace lectern::models
