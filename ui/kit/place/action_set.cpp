// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/place/action_set.h"

#include "ui/kit/look/icon.h"

#include <QWidget>

namespace lectern::ui {

QAction *ActionSet::make(const Row &row)
{
    auto *action = new QAction(row.text, this);
    if (row.icon)
        action->setIcon(icon(QLatin1String(row.icon)));
    action->setShortcuts(row.keys);
    action->setEnabled(row.start == Start::Enabled);
    action->setCheckable(row.kind == Kind::Checkable);
    *row.action = action;
    return action;
}

QList<QAction *> ActionSet::declare(QWidget *home, Qt::ShortcutContext heard, Table table)
{
    const QList<QAction *> made = declare(table);
    for (QAction *action : made) {
        action->setShortcutContext(heard);
        home->addAction(action);
    }
    return made;
}

QList<QAction *> ActionSet::declare(Table table)
{
    QList<QAction *> made;
    for (const Row &row : table)
        made.append(make(row));
    m_all += made;
    return made;
}

void ActionSet::offer(Table table)
{
    for (const Row &row : table)
        make(row);
}

QActionGroup *ActionSet::makeAlternatives(const QList<QAction *> &actions, QActionGroup::ExclusionPolicy policy)
{
    auto *group = new QActionGroup(this);
    group->setExclusionPolicy(policy);
    for (QAction *action : actions) {
        action->setCheckable(true);
        group->addAction(action);
    }
    return group;
}

} // namespace lectern::ui
