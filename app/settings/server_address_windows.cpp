// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/server_address.h"

#include "storage/api/credential_windows.h"

#include <QLoggingCategory>

namespace lectern::app {

namespace {

Q_LOGGING_CATEGORY(settingsLog, "lectern.settings")

const auto elsewhere = QStringLiteral("in the Credential Manager");

} // namespace

QString addressToSave(const QString &place, const QString &address)
{
    if (address.isEmpty()) {
        removeCredential(place);
        return {};
    }
    if (const auto written = writeCredential(place, address.toUtf8()); !written)
        qCWarning(settingsLog, "%s", qUtf8Printable(written.error().detail));
    return elsewhere;
}

QString savedAddress(const QString &place, const QString &saved) { return saved == elsewhere ? QString::fromUtf8(readCredential(place)) : saved; }

} // namespace lectern::app
