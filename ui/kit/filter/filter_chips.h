// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QPushButton;

namespace lectern::ui {

class FilterChip;
class FilterMenu;
class FilterPopup;
class FlowLayout;

/// A chip per field of a filter that is set, "+ Filter" and "Clear", in as many lines as they need.
///
/// Thread: GUI. Borrows the menu.
class FilterChips : public QWidget
{
    Q_OBJECT
public:
    explicit FilterChips(FilterMenu &menu, QWidget *parent = nullptr);

    /// Opens the popup at a field.
    void edit(int field);
    /// What is counted may have changed: counts again for whoever looks.
    void renewCounts();
    [[nodiscard]] int lineHeight() const; ///< Of one line of chips, px.
    /// A button of the same look, for the same row.
    static void makeQuiet(QPushButton *button);

private:
    void showChips();
    FilterChip *makeChip(int field);
    void remove(int field);

    FilterMenu &m_menu;
    FilterPopup *m_popup;
    FlowLayout *m_flow;
    std::vector<FilterChip *> m_chips;
    QPushButton *m_add;
    QPushButton *m_clear;
};

} // namespace lectern::ui
