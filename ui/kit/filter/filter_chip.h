// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace lectern::ui {

/// A chip for one field of the filter: a click switches the field off or on, F2 or the right button edits it, Del or the x removes it.
///
/// Thread: GUI.
class FilterChip : public QAbstractButton
{
    Q_OBJECT
public:
    explicit FilterChip(int field, QWidget *parent = nullptr);

    /// `isOff`: the field has values, but is switched off.
    void show(const QString &title, const QString &value, bool isOff);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void editRequested();
    void removeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QFont titleFont() const;
    [[nodiscard]] QFont valueFont() const;
    [[nodiscard]] QString shownValue() const;

    QAbstractButton *m_remove;
    QString m_title;
    QString m_value;
    bool m_isOff = false;
};

} // namespace lectern::ui
