// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/filter_state.h"

#include <QAbstractButton>

namespace lectern {

/// One field of the filter as a chip: a click switches it off and on, F2 or the right button changes it, Del removes it.
///
/// Thread: GUI.
class FilterChip : public QAbstractButton
{
    Q_OBJECT
public:
    explicit FilterChip(FilterField field, QWidget *parent = nullptr);

    [[nodiscard]] FilterField field() const { return m_field; }
    void show(const FilterState &state);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void editRequested();
    void removeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    [[nodiscard]] QFont titleFont() const;
    [[nodiscard]] QFont valueFont() const;
    [[nodiscard]] QString shownValue() const;

    FilterField m_field;
    QString m_title;
    QString m_value;
    bool m_isOff = false;
};

} // namespace lectern
