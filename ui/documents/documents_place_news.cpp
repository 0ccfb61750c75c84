// SPDX-License-Identifier: GPL-3.0-or-later
// What the documents place does when the change log tells something.
#include "ui/documents/documents_place.h"

#include "models/documents/findings/clause_library.h"
#include "models/documents/list/document_query_state.h"
#include "ui/documents/findings/findings_panel.h"
#include "ui/documents/list/document_list_pane.h"
#include "ui/documents/pages/reading_pane.h"

namespace lectern::ui {

void DocumentsPlace::listen()
{
    if (m_services.changes)
        connect(m_services.changes, &ChangeFeed::looked, this, &DocumentsPlace::hear);
}

void DocumentsPlace::hear(const ChangeNews &news)
{
    if (!news.readable.documents)
        return refuse(
            news.error.value_or(StorageError{ErrorCode::Denied, FaultyPart::PostgreSql, QStringLiteral("this login may not read documents")}));
    if (m_isRefused && !news.error) {
        m_isRefused = false;
        m_model->refresh();
        return countAll();
    }
    if (!news.hasChanges || !isVisible())
        return;
    m_model->refreshSoon();
    if (m_findings)
        m_findings->refresh();
}

/// Proved fresh is not proved permitted: nothing stays that the login may not read now, neither the list nor what is open.
void DocumentsPlace::refuse(const StorageError &error)
{
    if (std::exchange(m_isRefused, true))
        return;
    m_total.stop();
    m_opened.stop();
    m_unlisted.stop();
    m_shown.reset();
    m_model->refuse(error);
    m_query->fetchFacets(); // forgets those it has
    m_reader->clear();
    if (m_findings) {
        if (m_findings->isComparing())
            m_services.clauseLibrary().forget();
        m_findings->setDocument({});
    }
    Q_EMIT summaryChanged({});
}

} // namespace lectern::ui
