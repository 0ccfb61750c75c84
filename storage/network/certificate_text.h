// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QSslError>
#include <QString>

#include <chrono>

class QSslConfiguration;

namespace lectern::network {

/// Why a server's certificate was not believed, and what helps. It never advises to believe it.
[[nodiscard]] QString certificateText(const QString &server, const QList<QSslError> &errors);

/// A configuration that believes the authorities in this PEM file and no others; those of the system when it is empty.
/// Errors: InvalidRequest, when the file cannot be read or holds no certificate.
[[nodiscard]] Result<QSslConfiguration> trustOf(const QString &authorityFile, FaultyPart part);

/// A PostgreSQL whose certificate libpq did not believe: libpq does not say why.
struct DoubtedServer {
    QString name;    ///< What the certificate must be for.
    QString address; ///< Where it was connected.
    quint16 port = 5432;
    QString authorityFile;
};
/// Shakes hands with it once more, without a word of login, and says what is wrong with its certificate.
///
/// Thread: any; blocks until the deadline at most.
[[nodiscard]] QString whyDoubted(const DoubtedServer &server, std::chrono::milliseconds within);

} // namespace lectern::network
