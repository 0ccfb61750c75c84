// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>
#include <QVariantMap>
#include <QWidget>

namespace lectern {

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
    /// Widgets that the main window shows as docks at the bottom; windowTitle and objectName are set. Owned by the main window once taken.
    [[nodiscard]] virtual QList<QWidget *> panels() const { return {}; }
    /// Everything that should survive a restart, and back.
    [[nodiscard]] virtual QVariantMap state() const = 0;
    virtual void restoreState(const QVariantMap &state) = 0;
    /// No request is on its way: what stands on the screen is complete. `--screenshot` waits for it.
    [[nodiscard]] virtual bool isSettled() const = 0;

Q_SIGNALS:
    void stateChanged();              ///< Something in state() changed: worth saving soon.
    void summaryChanged(const QString &text); ///< For the places list ("10.2 M") ; short.
    void statusChanged(const QString &text);  ///< For the status strip's right end ("Row 3 of 48,213").
};

} // namespace lectern
