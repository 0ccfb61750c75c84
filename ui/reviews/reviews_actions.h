// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>

namespace lectern::ui {

/// The commands of the reviews place, with text, shortcut and icon. Owns them; the place connects them.
///
/// Thread: GUI.
class ReviewsActions : public QObject
{
    Q_OBJECT
public:
    explicit ReviewsActions(QWidget *place);

    [[nodiscard]] QList<QAction *> all() const { return m_all; }

    QAction *filter;
    QAction *goTo;
    QAction *refresh;
    QAction *showNew;
    QAction *undo;
    QAction *redo;
    QAction *clearFilter;
    QAction *switchOffFilter;
    QAction *saveView;
    QAction *removeView;
    QAction *columns;
    QAction *statisticsAsTables; ///< Checkable.
    QAction *copy;               ///< Only while the table has the focus.
    QAction *retry;              ///< For notices; not among all().
    QAction *import;             ///< For the empty state; not among all().

private:
    QAction *make(const char *iconName, const QString &text, const QKeySequence &keys = {});

    QWidget *m_place;
    QList<QAction *> m_all;
};

} // namespace lectern::ui
