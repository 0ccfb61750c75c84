// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_list_model.h"
#include "ui/documents/kit/wrapping_list.h"
#include "ui/documents/list/document_row_layout.h"

#include <QHash>

namespace lectern::ui {

/// The view of the documents list. A refresh never moves the visible rows; rows contain links to their actions.
///
/// Thread: GUI. Borrows the model.
class DocumentListView : public WrappingList
{
    Q_OBJECT
public:
    explicit DocumentListView(models::DocumentListModel &model, QWidget *parent = nullptr);

    /// The id of the current row; null: none.
    [[nodiscard]] QUuid currentKey() const;
    void setCurrentKey(const QUuid &key);
    [[nodiscard]] std::vector<const models::DocumentListRow *> selectedRows() const;

    /// The first visible row, and how many pixels of it are above the view's top.
    [[nodiscard]] std::pair<QUuid, int> anchor() const;
    void scrollToAnchor(const QUuid &key, int offset);
    void goToTop();
    /// Goes to the top and stays there while rows are added, until the analyst scrolls: the new rows are the analyst's own.
    void stayAtTop();
    /// Goes to the top; from now on a refresh does not move the visible rows.
    void leaveTop();
    [[nodiscard]] bool staysAtTop() const { return m_staysAtTop; }

    void paintRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    [[nodiscard]] QSize rowSize(const QModelIndex &index) const;

    void doItemsLayout() override;

Q_SIGNALS:
    void currentKeyChanged();
    void actionRequested(QUuid key, lectern::ui::RowAction action);
    void newAboveChanged(int count); ///< Number of rows added above the visible ones.
    void scrolled();

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Hit {
        QUuid key;
        RowAction action;
        friend bool operator==(const Hit &, const Hit &) = default;
    };
    [[nodiscard]] std::optional<Hit> hitAt(const QPoint &position) const;
    void setHovered(const std::optional<Hit> &hit);
    void keepAnchor();
    void keepRows();
    void restoreAnchor();
    void countNewAbove(int first, int last);
    void paintDropHint(QPainter *painter) const;
    void forgetHeights(int first, int last);

    models::DocumentListModel &m_model;
    QPersistentModelIndex m_anchor; ///< The first seen row.
    int m_anchorTop = 0;            ///< Its y position in the viewport.
    bool m_isLayingOut = false;
    bool m_staysAtTop = false;
    int m_newAbove = 0;
    mutable QHash<QUuid, int> m_heights; ///< By row id; a layout asks for all rows.
    mutable int m_heightsWidth = 0;      ///< The width for which m_heights is valid.
    std::optional<Hit> m_hovered;
    std::optional<Hit> m_pressed;
};

} // namespace lectern::ui
