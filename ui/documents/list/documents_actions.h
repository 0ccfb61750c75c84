// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>

class QActionGroup;
class QMenu;

namespace lectern::ui {

/// The commands of the documents place, with text, shortcut and icon. Owns them; the place connects them.
///
/// Thread: GUI.
class DocumentsActions : public QObject
{
    Q_OBJECT
public:
    /// Commands of `list` work only while it has the focus.
    DocumentsActions(QWidget *place, QWidget *list);

    [[nodiscard]] QList<QAction *> all() const { return m_all; }

    QAction *filter, *refresh, *showNew, *undo, *redo, *clearFilter, *switchOffFilter;
    QAction *sortByDate, *sortByName, *sortByRisk, *sortByRelevance; ///< Checkable, one of them.
    QAction *open, *edit, *remove, *retry, *cancel, *analyse, *saveOriginal, *copyName;
    QAction *openExisting, *addAsVersion, *dismiss; ///< Of files whose content is here already.
    QAction *cancelAll;                             ///< Of files on their way.
    QAction *again;                                 ///< For notices; not among all().
    QAction *add;                                   ///< For the empty state; not among all().

private:
    QAction *make(const char *iconName, const QString &text, const QKeySequence &keys = {});
    QAction *makeOfList(const char *iconName, const QString &text, const QKeySequence &keys = {});

    QWidget *m_place;
    QWidget *m_list;
    QList<QAction *> m_all;
};

} // namespace lectern::ui
