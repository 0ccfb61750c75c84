// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace lectern::ui {

/// A table of figures: thin lines instead of a grid, columns as wide as their texts, and a height without scrolling. If
/// the columns do not fit, those in which all figures are quiet are hidden, the last ones first.
///
/// Thread: GUI.
class FigureTable : public QTableView
{
    Q_OBJECT
public:
    explicit FigureTable(QWidget *parent = nullptr);

    /// Shows all rows without a vertical scroll bar, up to this number.
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
    int m_visibleRowCount = 0; ///< 0: determined by the layout.
};

} // namespace lectern::ui
