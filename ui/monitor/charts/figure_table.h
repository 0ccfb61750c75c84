// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace lectern::ui {

/// A table of figures: no grid but thin lines, columns as wide as their texts, as high as it should be without scrolling. Where
/// there is no room for all of them, columns in which every figure is quiet are left out, the last ones first.
///
/// Thread: GUI.
class FigureTable : public QTableView
{
    Q_OBJECT
public:
    explicit FigureTable(QWidget *parent = nullptr);

    /// Shows every row without a vertical scroll bar, up to this many.
    void setVisibleRowCount(int count);
    void setModel(QAbstractItemModel *model) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void measureColumns();
    void fitColumns();
    [[nodiscard]] bool isQuiet(int column) const;

    QList<int> m_wantedWidths; ///< By column.
    int m_visibleRowCount = 0; ///< 0: as the layout gives.
};

} // namespace lectern::ui
