// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/places/place_history.h"

#include <QList>
#include <QObject>

namespace lectern::ui {

class Place;

/// The places of the window: which there are, which of them is shown, where the analyst has been among them, and how each was left,
/// also while it is not open.
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
    [[nodiscard]] Place *find(const QString &key) const;       ///< Null: there is none, or not yet.
    [[nodiscard]] bool isCurrent(const Place *place) const { return place == m_current; }

    /// It stands as it was left, the last time.
    void add(Place *place);
    /// All were added: shows the one that is wanted, else the first.
    void open();
    /// No place is the current one any more; how they stand is kept.
    void leave();
    /// Deletes them all, after leave().
    void close();
    /// Remembered for a place that is not there yet.
    void show(const QString &key);
    void refreshAll();

    void goBack() { travelTo(m_history.goBack()); }
    void goForward() { travelTo(m_history.goForward()); }
    [[nodiscard]] bool canGoBack() const { return m_history.canGoBack(); }
    [[nodiscard]] bool canGoForward() const { return m_history.canGoForward(); }

    /// How each stands or was left, by its key.
    [[nodiscard]] QVariantMap states() const;
    void restoreStates(const QVariantMap &states);
    [[nodiscard]] QString currentKey() const; ///< Of what is shown, or will be.

Q_SIGNALS:
    void currentChanged(lectern::ui::Place *place);
    void stepsChanged(); ///< canGoBack(), canGoForward()
    void stateChanged(); ///< Of one of them.

private:
    void travelTo(const std::optional<PlaceHistory::Visit> &step);
    void rememberStep();
    void follow(Place *place);

    QList<Place *> m_places;
    Place *m_current = nullptr;
    QVariantMap m_states; ///< Of those that are not open.
    QString m_wanted;     ///< Shown once it exists.
    PlaceHistory m_history;
    bool m_isTravelling = false;
};

} // namespace lectern::ui
