// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/filter/filter_page.h"

#include <QHash>
#include <QStringList>
#include <QTimer>

#include <vector>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace lectern::ui {

class FilterMenu;

/// A field's values with their counts, each of which can be chosen. Once listed no value changes its place: counts change where they stand.
///
/// Thread: GUI. Borrows the menu.
class ChoicesPage : public FilterPage
{
    Q_OBJECT
public:
    explicit ChoicesPage(FilterMenu &menu, QWidget *parent = nullptr);

    /// A new look is a new order: it waits a moment for the counts, by which values are sorted.
    void begin();
    /// Of a field that is made in another way nothing is listed.
    void showField(int field);
    /// The counts have arrived, or could not be had.
    void showCounts(const QString &error);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool hasValues() const;
    void listChoices();
    void placeChoices();
    void showChoice(int row);
    void narrowList(const QString &text);
    void toggleChoice(QListWidgetItem *item);

    FilterMenu &m_menu;
    int m_field = 0;
    bool m_isListing = false;
    QTimer m_timeout;                 ///< Until it ends the list waits for its counts.
    QHash<int, QStringList> m_orders; ///< Of each field seen since it began, the choices' keys from top to bottom.
    std::vector<int> m_choiceOfRow;   ///< -1: not to be chosen any more.

    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_note = nullptr;
};

} // namespace lectern::ui
