// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/documents_panes.h"

#include "models/documents/list/document_query_state.h"
#include "ui/documents/list/document_list_pane.h"
#include "ui/documents/pages/reading_pane.h"

namespace lectern::ui {

namespace {

constexpr int listWidth = 290;
constexpr int charactersBeside = 80; ///< Minimum width for list and pages side by side; below it, the list is above the pages.

} // namespace

DocumentsPanes::DocumentsPanes(const DocumentsServices &services, models::DocumentListModel &model, models::DocumentQueryState &query,
                               QWidget *parent)
    : QSplitter(parent)
    , m_list(new DocumentListPane(model, query, this))
    , m_reader(new ReadingPane(services, this))
{
    setChildrenCollapsible(false);
    setStretchFactor(0, 0);
    setStretchFactor(1, 1);
    setSizes({listWidth, 3 * listWidth});
}

void DocumentsPanes::resizeEvent(QResizeEvent *event)
{
    const Qt::Orientation wanted = width() >= fontMetrics().averageCharWidth() * charactersBeside ? Qt::Horizontal : Qt::Vertical;
    if (orientation() != wanted)
        setOrientation(wanted);
    QSplitter::resizeEvent(event);
}

} // namespace lectern::ui
