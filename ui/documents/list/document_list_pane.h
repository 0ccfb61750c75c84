// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_list_model.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace lectern::models {
class DocumentQueryState;
} // namespace lectern::models

namespace lectern::ui {

class DocumentFilterMenu;
class DocumentListView;
class DocumentsActions;
class EmptyState;
class FilterChips;
class ListNotice;

/// The left part of the documents place: filter, sort and count above the rows, or a message in place of the rows.
///
/// Thread: GUI. Borrows its arguments.
class DocumentListPane : public QWidget
{
    Q_OBJECT
public:
    DocumentListPane(models::DocumentListModel &model, models::DocumentQueryState &query, QWidget *parent = nullptr);

    /// Call once, before it is shown.
    void setActions(DocumentsActions &actions);
    [[nodiscard]] DocumentListView &view() const { return *m_view; }
    [[nodiscard]] ListNotice &notice() const { return *m_notice; }
    void editFilter();
    void showNewAbove(int count);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    [[nodiscard]] QWidget *makeHead();
    void showPage();
    void showCount();
    void showRankedPart();
    void showEmptyState();
    void showSort();

    models::DocumentListModel &m_model;
    models::DocumentQueryState &m_query;
    DocumentFilterMenu *m_menu;
    DocumentsActions *m_actions = nullptr;
    FilterChips *m_chips;
    QPushButton *m_sort;
    QPushButton *m_newAbove;
    QLabel *m_count;
    QLabel *m_rankedPart; ///< Tells how many matches of a search are ranked by relevance, if not all.
    ListNotice *m_notice;
    QProgressBar *m_busy;
    QStackedWidget *m_pages;
    DocumentListView *m_view;
    EmptyState *m_empty;
    QTimer m_busyTimer; ///< Delays the busy indicator.
};

} // namespace lectern::ui
