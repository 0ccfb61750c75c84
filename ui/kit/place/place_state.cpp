// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/place/place_state.h"

#include <QAction>
#include <QSplitter>

namespace lectern::ui {

void PlaceState::add(const QStringList &names, SaveAll save, RestoreAll restore) { m_parts.push_back({names, std::move(save), std::move(restore)}); }

void PlaceState::add(const QString &name, Save save, Restore restore)
{
    add(
        QStringList{name},
        [name, save = std::move(save)] {
            return QVariantMap{{name, save()}};
        },
        [name, restore = std::move(restore)](const QVariantMap &saved) { restore(saved.value(name)); });
}

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
        const QVariantMap values = part.save();
        for (const QString &name : part.names) {
            if (const QVariant value = values.value(name); value.isValid())
                saved.insert(name, value);
        }
    }
    return saved;
}

void PlaceState::restore(const QVariantMap &saved) const
{
    for (const Part &part : m_parts) {
        QVariantMap values;
        for (const QString &name : part.names) {
            if (const auto value = saved.constFind(name); value != saved.constEnd())
                values.insert(name, *value);
        }
        if (!values.isEmpty())
            part.restore(values);
    }
}

} // namespace lectern::ui
