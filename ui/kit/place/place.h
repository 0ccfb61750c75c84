// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>
#include <QVariantMap>
#include <QWidget>

#include <chrono>
#include <optional>

namespace lectern::ui {

/// A saved view of a place, for the list of places.
struct PlaceView {
    QString key;   ///< Stable within its place.
    QString title; ///< Name given by the analyst.
    QString count; ///< Short ("48 K"); may be empty.
};

/// Commands that belong together in a menu. No title: directly in the place's menu.
struct CommandGroup {
    QString title;
    QList<QAction *> commands;
};

/// One place of the window (reviews, documents, monitor), as the main window sees it.
///
/// Thread: GUI.
class Place : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Stable name for settings and `--place`: "reviews", "monitor".
    [[nodiscard]] virtual QString key() const = 0;
    /// Translated title for the list of places.
    [[nodiscard]] virtual QString title() const = 0;
    /// All commands of the place, with text, shortcut and icon: for menus and command palette. Owned by the place.
    [[nodiscard]] virtual QList<QAction *> commands() const = 0;
    /// The same for the place's menu, with submenus if the commands would exceed a screen's height.
    [[nodiscard]] virtual QList<CommandGroup> commandGroups() const { return {{QString(), commands()}}; }
    /// Widgets for docks at the bottom; with windowTitle and objectName. Owned by the main window once it takes them.
    [[nodiscard]] virtual QList<QWidget *> panels() const { return {}; }
    /// The state to save, and its restoration.
    [[nodiscard]] virtual QVariantMap state() const = 0;
    virtual void restoreState(const QVariantMap &state) = 0;
    /// The widget for the dock on the right over the window's full height (details of the selected row); may be null.
    /// With windowTitle and objectName. Owned by the main window once it takes it.
    [[nodiscard]] virtual QWidget *detail() const { return nullptr; }

    /// Whether the window's search field sets a text filter of this place.
    [[nodiscard]] virtual bool canSearch() const { return false; }
    [[nodiscard]] virtual QString searchText() const { return {}; }
    virtual void setSearchText(const QString &text) { Q_UNUSED(text); }

    /// Saved views, listed under "My views".
    [[nodiscard]] virtual QList<PlaceView> views() const { return {}; }
    virtual void showView(const QString &viewKey) { Q_UNUSED(viewKey); }
    /// The view that is shown without changes; empty: none.
    [[nodiscard]] virtual QString currentViewKey() const { return {}; }

    /// The location that Alt+Left returns to: filter, sort, view. Empty for a place without locations.
    [[nodiscard]] virtual QVariantMap location() const { return {}; }
    virtual void showLocation(const QVariantMap &location) { Q_UNUSED(location); }

    /// Refreshes, because the data may have changed (an import has ended).
    virtual void refresh() {}

    /// Whether no request is pending and everything visible is complete. `--screenshot` waits for it.
    [[nodiscard]] virtual bool isSettled() const = 0;

    /// Maximum age of the data on the screen; absent: nothing on it has an age.
    [[nodiscard]] virtual std::optional<std::chrono::milliseconds> shownAge() const { return {}; }

Q_SIGNALS:
    void stateChanged();                      ///< state() changed and should be saved soon.
    void summaryChanged(const QString &text); ///< Short text for the list of places ("10.2 M").
    void statusChanged(const QString &text);  ///< For the right end of the status strip ("Row 3 of 48,213").
    void searchTextChanged(const QString &text);
    void detailWanted();    ///< detail() will get the keyboard focus: show it.
    void viewsChanged();    ///< views() or currentViewKey() changed.
    void locationLeft();    ///< Before a change of location: location() is the one to return to.
    void locationChanged(); ///< The analyst went to a new location, which is location().
};

} // namespace lectern::ui
