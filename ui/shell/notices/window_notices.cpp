// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notices/window_notices.h"

#include "ui/shell/notices/crash_notice.h"
#include "ui/shell/notices/machine_notice.h"
#include "ui/shell/notices/server_notice.h"

#include <QBoxLayout>

namespace lectern::ui {

WindowNotices::WindowNotices(QWidget *parent)
    : QWidget(parent)
    , m_machine(new MachineNotice(this))
    , m_settings(new ListNotice(this))
    , m_crash(new CrashNotice(this))
    , m_servers(new ServerNotice(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_machine);
    m_settings->setObjectName(QStringLiteral("settingsNotice"));
    column->addWidget(m_settings);
    column->addWidget(m_crash);
    column->addWidget(m_servers);
    connect(m_servers, &ServerNotice::startRequested, this, &WindowNotices::startServersRequested);
    connect(m_crash, &CrashNotice::seen, this, &WindowNotices::crashSeen);
}

void WindowNotices::tellServers(const ServerNews &news) { m_servers->tell(news); }

void WindowNotices::hideServers() { m_servers->hide(); }

void WindowNotices::tellMachine(const QStringList &sentences) { m_machine->tell(sentences); }

void WindowNotices::tellSettings(const QString &text) { m_settings->showNote(text); }

void WindowNotices::tellCrash(const QDateTime &time, const QString &report) { m_crash->tell(time, report); }

} // namespace lectern::ui
