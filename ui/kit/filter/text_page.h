// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/filter/filter_page.h"

class QLineEdit;

namespace lectern::ui {

class FilterMenu;

/// Edits a filter by text, and explains its syntax.
///
/// Thread: GUI. Borrows the menu.
class TextPage : public FilterPage
{
    Q_OBJECT
public:
    explicit TextPage(FilterMenu &menu, QWidget *parent = nullptr);

    /// Shows the filter's text.
    void showText();

private:
    FilterMenu &m_menu;
    QLineEdit *m_text;
};

} // namespace lectern::ui
