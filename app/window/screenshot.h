// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/main_window.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace lectern::app {

/// Saves a picture of the window once everything on it is loaded, then emits the outcome.
///
/// Thread: GUI. Borrows the window.
class Screenshot : public QObject
{
    Q_OBJECT
public:
    /// Waits at most a minute.
    Screenshot(ui::MainWindow &window, QString file);

    /// Ends with this error, because loading cannot complete.
    void giveUp(const QString &reason);

Q_SIGNALS:
    /// `error` is empty when the file was written.
    void finished(const QString &error);

private:
    void look();

    ui::MainWindow &m_window;
    QString m_file;
    QTimer m_next;
    QElapsedTimer m_waited;
    int m_quietLooks = 0;
};

} // namespace lectern::app
