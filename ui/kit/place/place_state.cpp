// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/place/place_state.h"

#include <QAction>
#include <QSplitter>

namespace lectern::ui {

void PlaceState::add(const QString &name, Save save, Restore restore) { m_parts.push_back({name, std::move(save), std::move(restore)}); }

void PlaceState::add(const QString &name, QSplitter *splitter)
{
    add(
        name, [splitter = QPointer(splitter)] { return splitter ? QVariant(splitter->saveState()) : QVariant(); },
        [splitter = QPointer(splitter)](const QVariant &saved) {
            if (splitter)
                splitter->restoreState(saved.toByteArray());
        });
}

void PlaceState::add(const QString &name, QAction *checkable)
{
    add(
        name, [action = QPointer(checkable)] { return action ? QVariant(action->isChecked()) : QVariant(); },
        [action = QPointer(checkable)](const QVariant &saved) {
            if (action)
                action->setChecked(saved.toBool());
        });
}

QVariantMap PlaceState::save() const
{
    QVariantMap saved;
    for (const Part &part : m_parts) {
        if (const QVariant value = part.save(); value.isValid())
            saved.insert(part.name, value);
    }
    return saved;
}

void PlaceState::restore(const QVariantMap &saved) const
{
    for (const Part &part : m_parts) {
        if (const auto value = saved.constFind(part.name); value != saved.constEnd())
            part.restore(*value);
    }
}

} // namespace lectern::ui
