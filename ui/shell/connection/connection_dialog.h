// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/look/fitted_dialog.h"
#include "ui/shell/connection/connection_report.h"

class QDialogButtonBox;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace lectern::ui {

class OutcomeLabel;

/// Chooses the servers: the private workspace, or a given PostgreSQL and optionally Redis.
///
/// Thread: GUI. Open it with open().
class ConnectionDialog : public FittedDialog
{
    Q_OBJECT
public:
    /// Both URLs empty: the private workspace is in use.
    ConnectionDialog(const QString &postgresUrl, const QString &redisUrl, ConnectionTest test, int connectionLimit, QWidget *parent = nullptr);

Q_SIGNALS:
    void saved(const QString &postgresUrl, const QString &redisUrl);

private:
    struct Server {
        QLineEdit *address;
        QLineEdit *password;
        QLineEdit *authority;
        OutcomeLabel *outcome;
    };
    Server makeServer(const QString &name, const QString &url, const QString &example);
    [[nodiscard]] static QString urlOf(const Server &server);
    void takeApart(const Server &server, const QString &url);
    void enableFields();
    void test();
    void showReport(const ConnectionReport &report);
    void save();

    ConnectionTest m_test;
    QRadioButton *m_workspace;
    QRadioButton *m_own;
    QWidget *m_fields;
    Server m_postgres;
    Server m_redis;
    QPushButton *m_testButton;
    QDialogButtonBox *m_buttons;
    int m_testNumber = 0; ///< Results of older tests are dropped.
};

} // namespace lectern::ui
