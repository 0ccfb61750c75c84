// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/server_address.h"

namespace lectern::app {

QString addressToSave(const QString &, const QString &address) { return address; }

QString savedAddress(const QString &, const QString &saved) { return saved; }

} // namespace lectern::app
