// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/filter/filter_page.h"

class QLineEdit;

namespace lectern::ui {

class FilterMenu;

/// Where a filter by words is typed, with what such words can say.
///
/// Thread: GUI. Borrows the menu.
class TextPage : public FilterPage
{
    Q_OBJECT
public:
    explicit TextPage(FilterMenu &menu, QWidget *parent = nullptr);

    /// The words of the filter as it is.
    void showText();

private:
    FilterMenu &m_menu;
    QLineEdit *m_text;
};

} // namespace lectern::ui
