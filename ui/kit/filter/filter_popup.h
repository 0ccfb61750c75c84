// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QHash>
#include <QStringList>
#include <QTimer>

#include <vector>

class QDateEdit;
class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QStackedWidget;

namespace lectern::ui {

class FilterMenu;

/// Where a filter is made: fields on the left, the field's values with their counts on the right.
/// Every choice takes effect at once; Ctrl+Z takes it back. While it is open no value changes its place: counts change where they stand.
/// The click beside it that closes it does nothing else.
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
    QWidget *makeFacetPage();
    QWidget *makeDatePage();
    QWidget *makeTextPage();
    void showField(int field);
    void showCounts(const QString &error);
    void listChoices();
    void placeChoices();
    void showChoice(int row);
    void narrowList(const QString &text);
    void toggleChoice(QListWidgetItem *item);
    void applyDates();
    void applyLastDays(int days);
    void focusPage();
    [[nodiscard]] int field() const;

    FilterMenu &m_menu;
    bool m_isListing = false;
    QTimer m_timeout;                 ///< Until it ends the list waits for its counts, by which it is sorted.
    QHash<int, QStringList> m_orders; ///< Of each field seen since it was opened, the choices' keys from top to bottom.
    std::vector<int> m_choiceOfRow;   ///< -1: not to be chosen any more.

    QListWidget *m_fields;
    QStackedWidget *m_pages;
    QLineEdit *m_search = nullptr;
    QListWidget *m_list = nullptr;
    QLabel *m_note = nullptr;
    QDateEdit *m_from = nullptr;
    QDateEdit *m_until = nullptr;
    QLineEdit *m_text = nullptr;
};

} // namespace lectern::ui
