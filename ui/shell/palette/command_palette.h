// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>
#include <QStringList>

class QAction;
class QLineEdit;
class QListWidget;

namespace lectern::ui {

/// A command and the place it belongs to ("Reviews"; empty: the window).
struct Command {
    QPointer<QAction> action;
    QString group;
    /// Without mnemonic and ellipsis.
    [[nodiscard]] QString text() const;
    /// Identifies the command in the list of recent ones; stable as long as its texts are.
    [[nodiscard]] QString id() const;
};

/// Finds any command by a few of its letters and runs it. Covers the upper part of the window; Escape or a click outside closes it.
///
/// Thread: GUI. Borrows: the actions.
class CommandPalette : public QFrame
{
    Q_OBJECT
public:
    /// `recent`: ids, latest first; they are listed first while nothing is typed.
    CommandPalette(QList<Command> commands, QStringList recent, QWidget *window);

    void open();

Q_SIGNALS:
    /// Emitted after the palette has closed.
    void chosen(QAction *action, const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void list(const QString &pattern);
    void addRow(int index);
    void fitHeight();
    void runCurrent();
    void close();

    QList<Command> m_commands;
    QStringList m_recent;
    QPointer<QWidget> m_focusBefore;
    QLineEdit *m_pattern;
    QListWidget *m_list;
};

} // namespace lectern::ui
