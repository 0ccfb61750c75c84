// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/places/open_places.h"

#include "ui/kit/place/place.h"

#include <algorithm>
#include <utility>

namespace lectern::ui {

Place *OpenPlaces::find(const QString &key) const
{
    const auto found = std::find_if(m_places.begin(), m_places.end(), [&key](const Place *each) { return each->key() == key; });
    return found == m_places.end() ? nullptr : *found;
}

void OpenPlaces::add(Place *place)
{
    m_places.append(place);
    if (const auto saved = m_states.constFind(place->key()); saved != m_states.constEnd())
        place->restoreState(saved->toMap());
    follow(place);
}

void OpenPlaces::follow(Place *place)
{
    connect(place, &Place::stateChanged, this, &OpenPlaces::stateChanged);
    connect(place, &Place::locationLeft, this, [this, place] {
        if (isCurrent(place) && !m_isTravelling)
            m_history.amend({place->key(), place->location()});
    });
    connect(place, &Place::locationChanged, this, [this, place] {
        if (isCurrent(place))
            rememberStep();
    });
}

void OpenPlaces::open()
{
    m_history.clear();
    show(find(m_wanted) ? m_wanted : m_places.first()->key());
}

void OpenPlaces::leave()
{
    m_states = states();
    m_current = nullptr;
}

void OpenPlaces::close() { qDeleteAll(std::exchange(m_places, {})); }

void OpenPlaces::show(const QString &key)
{
    if (!key.isEmpty())
        m_wanted = key;
    Place *wanted = find(key);
    if (!wanted)
        return;
    if (!isCurrent(wanted)) {
        m_current = wanted;
        Q_EMIT currentChanged(wanted);
    }
    rememberStep();
}

void OpenPlaces::refreshAll()
{
    for (Place *each : std::as_const(m_places))
        each->refresh();
}

void OpenPlaces::travelTo(const std::optional<PlaceHistory::Visit> &step)
{
    if (!step)
        return;
    m_isTravelling = true;
    show(step->place);
    if (m_current)
        m_current->showLocation(step->location);
    m_isTravelling = false;
    rememberStep();
}

void OpenPlaces::rememberStep()
{
    if (!m_isTravelling && m_current)
        m_history.visit({m_current->key(), m_current->location()});
    Q_EMIT stepsChanged();
}

QVariantMap OpenPlaces::states() const
{
    QVariantMap states = m_states;
    for (const Place *each : m_places)
        states.insert(each->key(), each->state());
    return states;
}

void OpenPlaces::restoreStates(const QVariantMap &states)
{
    m_states = states;
    for (Place *each : std::as_const(m_places))
        each->restoreState(m_states.value(each->key()).toMap());
}

QString OpenPlaces::currentKey() const { return m_current ? m_current->key() : m_wanted; }

} // namespace lectern::ui
