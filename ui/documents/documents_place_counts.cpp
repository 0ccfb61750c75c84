// SPDX-License-Identifier: GPL-3.0-or-later
// How many documents there are: one number, wherever it stands.
#include "ui/documents/documents_place.h"

#include "models/documents/list/document_labels.h"
#include "models/documents/list/document_query_state.h"
#include "ui/documents/list/document_list_view.h"

#include <QLocale>

namespace lectern::ui {

using namespace models;

void DocumentsPlace::tellTotal()
{
    if (m_query->filter().hasOn())
        countAll();
    else if (m_model->hasAnswer())
        Q_EMIT summaryChanged(QLocale().toString(m_model->totalCount()));
}

/// All documents, for the list of places; the list's own count is that of its filter.
void DocumentsPlace::countAll()
{
    if (m_total.isBusy())
        return;
    DocumentPageRequest request;
    request.limit = 1;
    m_total.ask(
        this, [this, request](std::stop_token stop) { return m_source.fetchList(request, stop); },
        [this](const Result<Answer<DocumentList>> &result) {
            if (result)
                Q_EMIT summaryChanged(QLocale().toString(result->value->totalCount));
        });
}

void DocumentsPlace::tellStatus()
{
    const int current = m_view->currentIndex().row();
    const int selected = int(m_view->selectionModel()->selectedIndexes().size());
    const QLocale locale;
    QString text = current >= 0 ? documentPositionText(current, m_model->totalCount(), m_model->waitingCount()) : QString();
    m_view->setAccessibleDescription(text);
    if (selected > 1)
        text += tr(", %1 selected").arg(locale.toString(selected));
    if (!m_pageStatus.isEmpty())
        text += (text.isEmpty() ? QString() : QStringLiteral(" \u00b7 ")) + m_pageStatus;
    Q_EMIT statusChanged(text);
}

} // namespace lectern::ui
