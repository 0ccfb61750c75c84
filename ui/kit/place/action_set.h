// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QList>

#include <initializer_list>

namespace lectern::ui {

/// The commands of one part of the window, declared as tables. Owns them; whoever knows what they do connects them.
///
/// Thread: GUI.
class ActionSet : public QObject
{
    Q_OBJECT
public:
    /// Every command, in the order of its declaration; without what is only offered.
    [[nodiscard]] QList<QAction *> all() const { return m_all; }

protected:
    enum class Start : quint8 {
        Enabled,
        Disabled, ///< Until there is something to do.
    };
    enum class Kind : quint8 { Plain, Checkable };
    struct Row {
        QAction **action; ///< Where it is kept, and what it is called here.
        const char *icon; ///< Null: none.
        QString text;
        QList<QKeySequence> keys = {};
        Start start = Start::Enabled;
        Kind kind = Kind::Plain;
    };
    using Table = std::initializer_list<Row>;

    using QObject::QObject;

    /// Makes the commands of a table and adds them to `home`: a menu, or the widget around which `heard` says where their keys are heard.
    QList<QAction *> declare(QWidget *home, Qt::ShortcutContext heard, Table table);
    /// Makes commands whose keys are heard only through the menus that somebody else adds them to.
    QList<QAction *> declare(Table table);
    /// For the buttons of notices and empty states: in no menu, without keys.
    void offer(Table table);
    /// One of them is checked at a time.
    QActionGroup *makeAlternatives(const QList<QAction *> &actions, QActionGroup::ExclusionPolicy policy = QActionGroup::ExclusionPolicy::Exclusive);

private:
    QAction *make(const Row &row);

    QList<QAction *> m_all;
};

} // namespace lectern::ui
