// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/places/place_history.h"

#include <QList>
#include <QObject>

namespace lectern::ui {

class Place;

/// The places of the window: which are open, which is shown, the history of locations, and each place's state, also
/// while it is not open.
///
/// Thread: GUI. Owns: the places, until close().
class OpenPlaces : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] const QList<Place *> &all() const { return m_places; }
    [[nodiscard]] bool isEmpty() const { return m_places.isEmpty(); }
    [[nodiscard]] Place *current() const { return m_current; } ///< Null: none is open.
    [[nodiscard]] Place *find(const QString &key) const;       ///< Null: none (yet).
    [[nodiscard]] bool isCurrent(const Place *place) const { return place == m_current; }

    /// Adds a place and restores its saved state.
    void add(Place *place);
    /// Call when all were added: shows the wanted place, or the first.
    void open();
    /// Leaves the current place and saves the states of all.
    void leave();
    /// Deletes all places; call leave() first.
    void close();
    /// Shows a place, now or once it is added.
    void show(const QString &key);
    void refreshAll();

    void goBack() { travelTo(m_history.goBack()); }
    void goForward() { travelTo(m_history.goForward()); }
    [[nodiscard]] bool canGoBack() const { return m_history.canGoBack(); }
    [[nodiscard]] bool canGoForward() const { return m_history.canGoForward(); }

    /// The present or saved state of each place, by key.
    [[nodiscard]] QVariantMap states() const;
    void restoreStates(const QVariantMap &states);
    [[nodiscard]] QString currentKey() const; ///< Of the place that is shown or will be.

Q_SIGNALS:
    void currentChanged(lectern::ui::Place *place);
    void stepsChanged(); ///< canGoBack() or canGoForward() changed.
    void stateChanged(); ///< Of one of the places.

private:
    void travelTo(const std::optional<PlaceHistory::Visit> &step);
    void rememberStep();
    void follow(Place *place);

    QList<Place *> m_places;
    Place *m_current = nullptr;
    QVariantMap m_states; ///< Of places that are not open.
    QString m_wanted;     ///< Key of the place to show once it exists.
    PlaceHistory m_history;
    bool m_isTravelling = false;
};

} // namespace lectern::ui
