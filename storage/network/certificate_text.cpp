// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/network/certificate_text.h"

#include "storage/api/files/opened_file.h"

#include <QDeadlineTimer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>

#include <algorithm>

namespace lectern::network {

namespace {

const QString howToName = QStringLiteral("name the file of its certificate authority under File > Connection, or in the address: "
                                         "sslrootcert=FILE for PostgreSQL, ca=FILE for Redis");

/// The names that a certificate is valid for, for people.
QString namesOf(const QSslCertificate &certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    names += certificate.subjectInfo(QSslCertificate::CommonName);
    names.removeDuplicates();
    return names.isEmpty() ? QStringLiteral("nobody") : names.join(QStringLiteral(", ")).left(200);
}

QString dayOf(const QDateTime &time) { return time.toUTC().date().toString(Qt::ISODate); }

} // namespace

QString certificateText(const QString &server, const QList<QSslError> &errors)
{
    const auto find = [&errors](QSslError::SslError kind) {
        return std::find_if(errors.begin(), errors.end(), [kind](const QSslError &each) { return each.error() == kind; });
    };
    if (const auto expired = find(QSslError::CertificateExpired); expired != errors.end())
        return QStringLiteral("the certificate of %1 expired on %2, so nothing was sent to it: whoever runs the server has to renew it")
            .arg(server, dayOf(expired->certificate().expiryDate()));
    if (const auto early = find(QSslError::CertificateNotYetValid); early != errors.end())
        return QStringLiteral(
                   "the certificate of %1 is valid from %2 only, so nothing was sent to it: compare this computer's clock with the server's")
            .arg(server, dayOf(early->certificate().effectiveDate()));
    if (const auto foreign = find(QSslError::HostNameMismatch); foreign != errors.end() && errors.size() == 1)
        return QStringLiteral("the server that answers as %1 shows the certificate of %2, so nothing was sent to it: check the address")
            .arg(server, namesOf(foreign->certificate()));
    if (!errors.isEmpty())
        return QStringLiteral("the certificate of %1 is not signed by an authority that is known here, so nothing was sent to it: %2")
            .arg(server, howToName);
    return QStringLiteral("the certificate of %1 could not be proved, so nothing was sent to it: %2").arg(server, howToName);
}

Result<QSslConfiguration> trustOf(const QString &authorityFile, FaultyPart part)
{
    QSslConfiguration trust = QSslConfiguration::defaultConfiguration();
    if (authorityFile.isEmpty())
        return trust;
    constexpr qint64 mostBytes = 8 << 20;
    const Result<QByteArray> pem = OpenedFile::readWhole(authorityFile, mostBytes);
    const QList<QSslCertificate> authorities = QSslCertificate::fromData(pem.value_or(QByteArray()), QSsl::Pem);
    if (authorities.isEmpty())
        return failure(ErrorCode::InvalidRequest, part,
                       QStringLiteral("the certificate authority %1 cannot be read: it must be a PEM file with a certificate").arg(authorityFile));
    trust.setCaCertificates(authorities);
    return trust;
}

QString whyDoubted(const DoubtedServer &server, std::chrono::milliseconds within)
{
    const QByteArray tlsRequest = QByteArray::fromHex("0000000804d2162f"); // PostgreSQL manual 55.7, SSLRequest
    const QDeadlineTimer timer(within);
    const auto left = [&timer] { return int(timer.remainingTime()); };
    QSslSocket socket;
    if (const auto trust = trustOf(server.authorityFile, FaultyPart::PostgreSql))
        socket.setSslConfiguration(*trust);
    socket.setPeerVerifyName(server.name);
    socket.connectToHost(server.address, server.port);
    if (socket.waitForConnected(left()) && socket.write(tlsRequest) == tlsRequest.size() && socket.waitForReadyRead(left())
        && socket.read(1) == "S") {
        socket.startClientEncryption();
        (void)socket.waitForEncrypted(left());
    }
    return certificateText(server.name, socket.sslHandshakeErrors());
}

} // namespace lectern::network
