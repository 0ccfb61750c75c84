// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_list_model.h"

#include <QObject>

namespace lectern::models {
class DocumentQueryState;
} // namespace lectern::models

namespace lectern::ui {

class DocumentListView;
class DocumentsActions;

/// Passes the query to the list, and handles the commands that change the query. Asks nothing before start(), so that the saved query
/// can be restored first.
///
/// Thread: GUI. Borrows query, model, view and actions.
class DocumentsQuestion : public QObject
{
    Q_OBJECT
public:
    DocumentsQuestion(models::DocumentQueryState &query, models::DocumentListModel &model, DocumentListView &view, DocumentsActions &actions,
                      QObject *parent);

    void start();
    [[nodiscard]] bool hasStarted() const { return m_hasStarted; }

Q_SIGNALS:
    void asked(); ///< The first or another question was asked.

private:
    void connectActions();
    void ask();
    void takeAnswer();
    void sortBy(DocumentSortKey key);

    models::DocumentQueryState &m_query;
    models::DocumentListModel &m_model;
    DocumentListView &m_view;
    DocumentsActions &m_actions;
    bool m_hasStarted = false;
    bool m_asksAnew = false; ///< The list stays at its top until the first answer to a changed question.
};

} // namespace lectern::ui
