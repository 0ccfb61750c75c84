// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connection/server_choice.h"

#include "models/errors/error_text.h"
#include "ui/shell/connection/connection_dialog.h"

namespace lectern::ui {

using namespace errors;

ServerChoice::ServerChoice(QWidget *window) : QObject(window), m_window(window) {}

void ServerChoice::set(const QString &postgresUrl, const QString &redisUrl, ConnectionTest test, int connectionLimit)
{
    m_postgresUrl = postgresUrl;
    m_redisUrl = redisUrl;
    setServersArePrivate(postgresUrl.isEmpty());
    m_test = std::move(test);
    m_connectionLimit = connectionLimit;
}

void ServerChoice::openDialog()
{
    auto *dialog = new ConnectionDialog(m_postgresUrl, m_redisUrl, m_test, m_connectionLimit, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConnectionDialog::saved, this, [this](const QString &postgresUrl, const QString &redisUrl) {
        m_postgresUrl = postgresUrl;
        m_redisUrl = redisUrl;
        Q_EMIT chosen(postgresUrl, redisUrl);
    });
    dialog->open();
}

} // namespace lectern::ui
