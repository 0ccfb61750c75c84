// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/filter/filter_page.h"

class QDateEdit;

namespace lectern::ui {

class FilterMenu;

/// Edits a filter by days: the last days, or from one day to another, both included.
///
/// Thread: GUI. Borrows the menu.
class DatesPage : public FilterPage
{
    Q_OBJECT
public:
    explicit DatesPage(FilterMenu &menu, QWidget *parent = nullptr);

    /// Shows the filter's days; if it has none, the last thirty.
    void showDates();

private:
    void applyDates();
    void applyLastDays(int days);

    FilterMenu &m_menu;
    QDateEdit *m_from = nullptr;
    QDateEdit *m_until = nullptr;
};

} // namespace lectern::ui
