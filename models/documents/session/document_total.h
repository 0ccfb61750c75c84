// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_list_model.h"

namespace lectern::models {

/// How many documents there are, whatever the list's filter: the list's own number while nothing is filtered, so that both are one, else a
/// count of its own. A failed count leaves the number as it was.
///
/// Thread: GUI. Borrows source and list.
class DocumentTotal : public QObject
{
    Q_OBJECT
public:
    DocumentTotal(DocumentSource &source, const DocumentListModel &list, QObject *parent = nullptr);

    /// Counts. One count at a time: while one is on its way, which may be older than the reason for this one, another follows it.
    void count();
    /// The login may not read documents any more: there is no number.
    void forget();
    [[nodiscard]] bool isBusy() const { return m_answer.isBusy(); }

Q_SIGNALS:
    void counted(std::optional<qint64> documents); ///< Absent: not known any more.

private:
    void follow();
    void stop();

    DocumentSource &m_source;
    const DocumentListModel &m_list;
    NewestAnswer<DocumentList> m_answer;
    bool m_isOutdated = false; ///< What is on its way.
};

} // namespace lectern::models
