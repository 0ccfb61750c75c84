// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/connection/connection_report.h"

#include <QObject>

class QWidget;

namespace lectern::ui {

/// Which servers the window uses, and the dialog in which others are chosen.
///
/// Thread: GUI. Borrows: the window as the dialog's parent.
class ServerChoice : public QObject
{
    Q_OBJECT
public:
    explicit ServerChoice(QWidget *window);

    /// What the dialog starts from. Both URLs empty: the private workspace. At most so many connections go to PostgreSQL.
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
