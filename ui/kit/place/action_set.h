// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QList>

#include <initializer_list>

namespace lectern::ui {

/// The commands of one part of the window, declared as tables. Owns them; their users connect them.
///
/// Thread: GUI.
class ActionSet : public QObject
{
    Q_OBJECT
public:
    /// All declared commands in order, without those of offer().
    [[nodiscard]] QList<QAction *> all() const { return m_all; }

protected:
    enum class Start : quint8 {
        Enabled,
        Disabled, ///< Until it can be used.
    };
    enum class Kind : quint8 { Plain, Checkable };
    struct Row {
        QAction **action; ///< The member that holds it.
        const char *icon; ///< Null: none.
        QString text;
        QList<QKeySequence> keys = {};
        Start start = Start::Enabled;
        Kind kind = Kind::Plain;
    };
    using Table = std::initializer_list<Row>;

    using QObject::QObject;

    /// Creates a table's commands and adds them to `home`: a menu, or the widget whose shortcut context is `heard`.
    QList<QAction *> declare(QWidget *home, Qt::ShortcutContext heard, Table table);
    /// Creates commands whose keys work only through the menus that others add them to.
    QList<QAction *> declare(Table table);
    /// Creates commands for buttons in notices and empty states, which are in no menu and have no keys.
    void offer(Table table);
    /// Groups commands of which one is checked at a time.
    QActionGroup *makeAlternatives(const QList<QAction *> &actions, QActionGroup::ExclusionPolicy policy = QActionGroup::ExclusionPolicy::Exclusive);

private:
    QAction *make(const Row &row);

    QList<QAction *> m_all;
};

} // namespace lectern::ui
