// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QUuid>

namespace lectern::postgres {

/// Text of a uuid, to bind and cast.
[[nodiscard]] inline QString uuidText(const QUuid &id) { return id.toString(QUuid::WithoutBraces); }
/// Text of a bytea, to bind and cast.
[[nodiscard]] inline QString byteaText(const QByteArray &bytes) { return QStringLiteral("\\x") + QString::fromLatin1(bytes.toHex()); }

} // namespace lectern::postgres
