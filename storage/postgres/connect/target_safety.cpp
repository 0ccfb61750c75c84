// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/connect/target_safety.h"

#include "storage/network/this_machine.h"

#include <QDir>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>

namespace lectern::postgres {

using namespace network;

namespace {

/// One address that libpq will try: `address` if given, else `host`.
struct Place {
    QString host;
    QString address;
    QString port;

    [[nodiscard]] const QString &connected() const { return address.isEmpty() ? host : address; }
    /// A Unix socket or a loopback address, with no network in between.
    [[nodiscard]] bool isHere() const
    {
        const QString &where = connected();
        return where.isEmpty() || where.startsWith(u'/') || where.startsWith(u'@') || isLoopbackAddress(where);
    }
    [[nodiscard]] QString nameForPeople() const { return host.isEmpty() ? address : host; }
};

tl::unexpected<StorageError> refused(const QString &why) { return failure(ErrorCode::InvalidRequest, FaultyPart::PostgreSql, why); }

QString at(const QStringList &list, qsizetype index) { return list.size() == 1 ? list.front() : list.value(index); }

/// As libpq does it: one place per entry in `hostaddr`, else in `host`; a single port applies to all.
Result<std::vector<Place>> placesOf(const ConnectionTarget &target)
{
    const QString hostText = target.value("host"), addressText = target.value("hostaddr"), portText = target.value("port");
    const QStringList hosts = hostText.split(u','), addresses = addressText.split(u','), ports = portText.split(u',');
    const qsizetype count = addressText.isEmpty() ? hosts.size() : addresses.size();
    if ((!hostText.isEmpty() && hosts.size() != count) || (ports.size() != 1 && ports.size() != count))
        return refused(QStringLiteral("the address of PostgreSQL names a different number of hosts, host addresses and ports"));
    std::vector<Place> places;
    for (qsizetype i = 0; i < count; ++i) {
        const Place place{hosts.value(i), addresses.value(i), at(ports, i)};
        if (!isLocalhostName(place.connected())) {
            places.push_back(place);
            continue;
        }
        for (const char *loopback : {"127.0.0.1", "::1"})
            places.push_back({place.host, QLatin1String(loopback), place.port});
    }
    return places;
}

void setPlaces(ConnectionTarget &target, const std::vector<Place> &places)
{
    QStringList hosts, addresses, ports;
    for (const Place &place : places) {
        hosts << place.host;
        addresses << place.address;
        ports << place.port;
    }
    const auto write = [&target](const char *keyword, const QStringList &list) {
        const bool isEmpty = std::all_of(list.begin(), list.end(), [](const QString &each) { return each.isEmpty(); });
        target.set(keyword, isEmpty ? QByteArray() : list.join(u',').toUtf8());
    };
    write("host", hosts);
    write("hostaddr", addresses);
    write("port", ports);
}

/// The system's file of trusted authorities; libpq has no keyword for it before version 16.
QByteArray authoritiesOfTheSystem()
{
    if (QFileInfo::exists(QDir::homePath() + QStringLiteral("/.postgresql/root.crt")))
        return {}; // used by libpq itself
    for (const char *bundle : {"/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem"}) {
        if (QFileInfo::exists(QLatin1String(bundle)))
            return bundle;
    }
    return {};
}

Result<void> proveItself(ConnectionTarget &target, const Place &elsewhere)
{
    const QString mode = target.value("sslmode"), binding = target.value("channel_binding"), server = elsewhere.nameForPeople();
    if (!mode.isEmpty() && mode != u"verify-full")
        return refused(
            QStringLiteral("%1 is not this computer, and sslmode=%2 would show the password to whoever stands between: leave sslmode out or "
                           "write sslmode=verify-full, with sslrootcert=FILE if its certificate is signed by an authority of your own")
                .arg(server, mode));
    if (!binding.isEmpty() && binding != u"require")
        return refused(
            QStringLiteral("%1 is not this computer, and channel_binding=%2 would give the password to whoever asks for it: leave channel_binding "
                           "out or write channel_binding=require; the server must keep the password as scram-sha-256")
                .arg(server, binding));
    if (elsewhere.host.isEmpty())
        return refused(
            QStringLiteral("hostaddr=%1 alone gives no name to compare the server's certificate with: write host=NAME beside it").arg(server));
    target.set("sslmode", "verify-full");
    // Channel binding protects a password; a login by certificate alone has none.
    if (target.value("sslcert").isEmpty() || !target.value("password").isEmpty())
        target.set("channel_binding", "require");
    if (target.value("sslrootcert").isEmpty())
        target.set("sslrootcert", authoritiesOfTheSystem());
    return {};
}

} // namespace

Result<ConnectionTarget> madeSafe(ConnectionTarget target)
{
    const auto places = placesOf(target);
    if (!places)
        return failureOf(places);
    setPlaces(target, *places);
    // libpq would try Kerberos encryption before TLS, without any of these checks.
    target.set("gssencmode", "disable");
    for (const Place &place : *places) {
        if (place.isHere())
            continue;
        if (const auto proved = proveItself(target, place); !proved)
            return failureOf(proved);
    }
    return target;
}

} // namespace lectern::postgres
