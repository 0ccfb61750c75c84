// SPDX-License-Identifier: GPL-3.0-or-later
// Uses the freedesktop.org D-Bus interface that Linux file managers share.
#include "ui/kit/place/file_manager.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QStringList>
#include <QUrl>

namespace lectern::ui {

namespace {

constexpr int answerTimeoutMs = 5000; ///< It may have to be started first.

} // namespace

bool showInFileManager(const QString &path)
{
    QDBusMessage call = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.FileManager1"),
                                                       QStringLiteral("/org/freedesktop/FileManager1"),
                                                       QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("ShowItems"));
    call << QStringList{QString::fromUtf8(QUrl::fromLocalFile(path).toEncoded())} << QString(); // no startup id
    const QDBusConnection bus = QDBusConnection::sessionBus();
    return bus.isConnected() && bus.call(call, QDBus::Block, answerTimeoutMs).type() == QDBusMessage::ReplyMessage;
}

} // namespace lectern::ui
