// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/server_news.h"

#include <QWidget>

class QDateTime;

namespace lectern::ui {

class CrashNotice;
class ListNotice;
class MachineNotice;
class ServerNotice;

/// The notices above the places that concern the whole window. It has no height while there is nothing to say.
///
/// Thread: GUI.
class WindowNotices : public QWidget
{
    Q_OBJECT
public:
    explicit WindowNotices(QWidget *parent = nullptr);

    void tellServers(const ServerNews &news);
    void hideServers();
    /// At the first start: sentences about what is on this computer.
    void tellMachine(const QStringList &sentences);
    /// Whatever is to be known about the settings that were found.
    void tellSettings(const QString &text);
    /// That the program ended unexpectedly at `time`, and what it wrote about that.
    void tellCrash(const QDateTime &time, const QString &report);

Q_SIGNALS:
    void startServersRequested();
    void crashSeen(); ///< The report was shown or dismissed.

private:
    MachineNotice *m_machine;
    ListNotice *m_settings;
    CrashNotice *m_crash;
    ServerNotice *m_servers;
};

} // namespace lectern::ui
