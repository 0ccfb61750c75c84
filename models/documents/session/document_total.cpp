// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/session/document_total.h"

namespace lectern::models {

DocumentTotal::DocumentTotal(DocumentSource &source, const DocumentListModel &list, QObject *parent) : QObject(parent), m_source(source), m_list(list)
{
    connect(&m_list, &DocumentListModel::answered, this, &DocumentTotal::follow);
    connect(&m_list, &QAbstractItemModel::rowsInserted, this, &DocumentTotal::follow);
    connect(&m_list, &QAbstractItemModel::rowsRemoved, this, &DocumentTotal::follow);
}

void DocumentTotal::follow()
{
    if (!m_list.hasAnswer())
        return;
    if (m_list.query().filter != DocumentFilter())
        return count();
    stop(); // its result would be older than the list's count
    Q_EMIT counted(m_list.totalCount());
}

/// A running count is not restarted: if documents change faster than they are counted, no count would ever finish.
void DocumentTotal::count()
{
    if (m_answer.isBusy()) {
        m_isOutdated = true;
        return;
    }
    m_isOutdated = false;
    DocumentPageRequest request;
    request.limit = 1;
    m_answer.ask(
        this, [this, request](std::stop_token stop) { return m_source.fetchList(request, stop); },
        [this](const Result<Answer<DocumentList>> &result) {
            if (m_isOutdated)
                count();
            if (result)
                Q_EMIT counted(result->value->totalCount);
        });
}

void DocumentTotal::forget()
{
    stop();
    Q_EMIT counted(std::nullopt);
}

void DocumentTotal::stop()
{
    m_answer.stop();
    m_isOutdated = false;
}

} // namespace lectern::models
