// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QSslError>
#include <QString>

#include <chrono>

class QSslConfiguration;

namespace lectern::network {

/// Why a server's certificate was not accepted, and what to do. It never advises to accept it.
[[nodiscard]] QString certificateText(const QString &server, const QList<QSslError> &errors);

/// A TLS configuration that trusts only the authorities in this PEM file; the system's when the path is empty.
/// InvalidRequest: the file cannot be read or holds no certificate.
[[nodiscard]] Result<QSslConfiguration> trustOf(const QString &authorityFile, FaultyPart part);

/// A PostgreSQL server whose certificate libpq did not accept: libpq does not say why.
struct DoubtedServer {
    QString name;    ///< The name that the certificate must be valid for.
    QString address; ///< The address of the connection.
    quint16 port = 5432;
    QString authorityFile;
};
/// Repeats the TLS handshake, without logging in, and returns what is wrong with the certificate.
///
/// Thread: any; blocks, at most until the deadline.
[[nodiscard]] QString whyDoubted(const DoubtedServer &server, std::chrono::milliseconds within);

} // namespace lectern::network
