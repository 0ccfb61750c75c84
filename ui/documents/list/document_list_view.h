// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_list_model.h"
#include "ui/documents/kit/wrapping_list.h"
#include "ui/documents/list/document_row_layout.h"

#include <QHash>

namespace lectern::ui {

/// The rows of the documents list. A refresh never moves what is seen; links in a row do what they say.
///
/// Thread: GUI. Borrows the model.
class DocumentListView : public WrappingList
{
    Q_OBJECT
public:
    explicit DocumentListView(models::DocumentListModel &model, QWidget *parent = nullptr);

    /// The key of the current row; null: none.
    [[nodiscard]] QUuid currentKey() const;
    void setCurrentKey(const QUuid &key);
    [[nodiscard]] std::vector<const models::DocumentListRow *> selectedRows() const;

    /// The first seen row, and how far its top stands above the view's, in pixels.
    [[nodiscard]] std::pair<QUuid, int> anchor() const;
    void scrollToAnchor(const QUuid &key, int offset);
    void goToTop();
    /// The same, and new rows are seen as they come until the analyst does something here: they are the analyst's own.
    void stayAtTop();
    /// At the top still, but from here on a refresh does not move what is seen.
    void leaveTop();
    [[nodiscard]] bool staysAtTop() const { return m_staysAtTop; }

    void paintRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    [[nodiscard]] QSize rowSize(const QModelIndex &index) const;

    void doItemsLayout() override;

Q_SIGNALS:
    void currentKeyChanged();
    void actionRequested(QUuid key, lectern::ui::RowAction action);
    void newAboveChanged(int count); ///< Rows that came above what is seen.
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
    int m_anchorTop = 0;            ///< Of it, in the viewport.
    bool m_isLayingOut = false;
    bool m_staysAtTop = false;
    int m_newAbove = 0;
    mutable QHash<QUuid, int> m_heights; ///< Of rows, by their keys; a layout asks for all of them.
    mutable int m_heightsWidth = 0;      ///< For which they hold.
    std::optional<Hit> m_hovered;
    std::optional<Hit> m_pressed;
};

} // namespace lectern::ui
