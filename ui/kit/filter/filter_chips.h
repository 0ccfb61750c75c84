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

/// One chip per field of the filter that has values, "+ Filter" and "Clear", wrapped into lines.
///
/// Thread: GUI. Borrows the menu.
class FilterChips : public QWidget
{
    Q_OBJECT
public:
    explicit FilterChips(FilterMenu &menu, QWidget *parent = nullptr);

    /// Opens the popup at a field.
    void edit(int field);
    /// The counts may have changed: fetches them again if they are shown.
    void renewCounts();
    [[nodiscard]] int lineHeight() const; ///< Height of one line of chips, in pixels.
    /// Gives another button in the same row the same look.
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
