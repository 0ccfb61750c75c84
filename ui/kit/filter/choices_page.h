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

/// Lists a field's values with their counts, to choose from. Values keep their places when counts change.
///
/// Thread: GUI. Borrows the menu.
class ChoicesPage : public FilterPage
{
    Q_OBJECT
public:
    explicit ChoicesPage(FilterMenu &menu, QWidget *parent = nullptr);

    /// Call when the popup opens: values are sorted anew, after a short wait for the counts.
    void begin();
    /// Lists the field's values; nothing for a field with another editor.
    void showField(int field);
    /// Call when the counts have arrived or failed to load.
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
    QTimer m_timeout;                 ///< While it runs, the list waits for its counts.
    QHash<int, QStringList> m_orders; ///< By field since begin(): the choices' keys from top to bottom.
    std::vector<int> m_choiceOfRow;   ///< -1: the choice no longer exists.

    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_note = nullptr;
};

} // namespace lectern::ui
