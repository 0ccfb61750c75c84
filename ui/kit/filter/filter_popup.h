// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QListWidget;
class QStackedWidget;

namespace lectern::ui {

class ChoicesPage;
class DatesPage;
class FilterMenu;
class TextPage;

/// Edits the filter: fields on the left, a page for the chosen one on the right. Every choice takes effect at once; Ctrl+Z undoes it.
/// A click outside only closes it.
///
/// Thread: GUI. Borrows the menu.
class FilterPopup : public QFrame
{
    Q_OBJECT
public:
    explicit FilterPopup(FilterMenu &menu, QWidget *parent = nullptr);

    /// Opens below `anchor` at a field.
    void openAt(const QWidget &anchor, int field);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void layOut();
    void showField(int field);
    void focusPage();

    FilterMenu &m_menu;
    QListWidget *m_fields;
    QStackedWidget *m_pages;
    ChoicesPage *m_choices;
    DatesPage *m_dates;
    TextPage *m_text;
};

} // namespace lectern::ui
