// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>
#include <QVariantMap>
#include <QWidget>

#include <chrono>
#include <optional>

namespace lectern::ui {

/// A saved view of a place, for the list on the left.
struct PlaceView {
    QString key;   ///< Stable within its place.
    QString title; ///< As the analyst named it.
    QString count; ///< Short ("48 K"); may be empty.
};

/// Commands that stand in a menu together. Without a title: in the place's menu itself.
struct CommandGroup {
    QString title;
    QList<QAction *> commands;
};

/// One place of the window (reviews, documents, monitor): what the main window needs to know of it.
///
/// Thread: GUI.
class Place : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Stable name for settings and `--place`: "reviews", "monitor".
    [[nodiscard]] virtual QString key() const = 0;
    /// Translated, for the list of places.
    [[nodiscard]] virtual QString title() const = 0;
    /// Every command of the place, with text, shortcut and icon: for the menus and the command palette. Owned by the place.
    [[nodiscard]] virtual QList<QAction *> commands() const = 0;
    /// The same for the place's menu, where more than a screen's height goes into submenus.
    [[nodiscard]] virtual QList<CommandGroup> commandGroups() const { return {{QString(), commands()}}; }
    /// Widgets that the main window shows as docks at the bottom; windowTitle and objectName are set. Owned by the main window once taken.
    [[nodiscard]] virtual QList<QWidget *> panels() const { return {}; }
    /// Everything that should survive a restart, and back.
    [[nodiscard]] virtual QVariantMap state() const = 0;
    virtual void restoreState(const QVariantMap &state) = 0;
    /// What stands to the right of the place over the window's full height (details of the selected row); may be null.
    /// windowTitle and objectName are set. Owned by the main window once taken.
    [[nodiscard]] virtual QWidget *detail() const { return nullptr; }

    /// The text filter behind the window's search field. A place without one has no search.
    [[nodiscard]] virtual bool canSearch() const { return false; }
    [[nodiscard]] virtual QString searchText() const { return {}; }
    virtual void setSearchText(const QString &text) { Q_UNUSED(text); }

    /// Saved views, listed under "My views".
    [[nodiscard]] virtual QList<PlaceView> views() const { return {}; }
    virtual void showView(const QString &viewKey) { Q_UNUSED(viewKey); }
    /// The view that stands on the screen unchanged; empty: none.
    [[nodiscard]] virtual QString currentViewKey() const { return {}; }

    /// What Alt+Left returns to: filter, sort, view. A place without steps has an empty location.
    [[nodiscard]] virtual QVariantMap location() const { return {}; }
    virtual void showLocation(const QVariantMap &location) { Q_UNUSED(location); }

    /// The data may have changed (an import ended): look again.
    virtual void refresh() {}

    /// No request is on its way: what stands on the screen is complete. `--screenshot` waits for it.
    [[nodiscard]] virtual bool isSettled() const = 0;

    /// How old the oldest of what is on the screen can be; absent: nothing that ages is.
    [[nodiscard]] virtual std::optional<std::chrono::milliseconds> shownAge() const { return {}; }

Q_SIGNALS:
    void stateChanged();                      ///< Something in state() changed: worth saving soon.
    void summaryChanged(const QString &text); ///< For the places list ("10.2 M") ; short.
    void statusChanged(const QString &text);  ///< For the status strip's right end ("Row 3 of 48,213").
    void searchTextChanged(const QString &text);
    void detailWanted();    ///< What stands in detail() is about to get the keyboard: show it.
    void viewsChanged();    ///< views() or currentViewKey() changed.
    void locationLeft();    ///< Before such a change: location() says what to come back to.
    void locationChanged(); ///< A step of the analyst: location() is a new one to return to.
};

} // namespace lectern::ui
