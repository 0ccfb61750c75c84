// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/connection/connection_report.h"

#include <QObject>

class QWidget;

namespace lectern::ui {

/// The servers in use, and the dialog for choosing others.
///
/// Thread: GUI. Borrows: the window as the dialog's parent.
class ServerChoice : public QObject
{
    Q_OBJECT
public:
    explicit ServerChoice(QWidget *window);

    /// The dialog's initial values. Both URLs empty: the private workspace. `connectionLimit`: maximum connections to PostgreSQL.
    void set(const QString &postgresUrl, const QString &redisUrl, ConnectionTest test = {}, int connectionLimit = 4);
    void openDialog();

Q_SIGNALS:
    /// Empty URLs: the private workspace.
    void chosen(const QString &postgresUrl, const QString &redisUrl);

private:
    QWidget *m_window;
    QString m_postgresUrl;
    QString m_redisUrl;
    ConnectionTest m_test;
    int m_connectionLimit = 4;
};

} // namespace lectern::ui
