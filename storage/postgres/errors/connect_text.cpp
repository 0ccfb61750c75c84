// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/errors/connect_text.h"

#include <QRegularExpression>

#include <array>

namespace lectern::postgres {

namespace {

/// The first matching pattern applies. %1 is the server, %2 the pattern's capture.
/// Sources of the patterns: PostgreSQL 15, src/interfaces/libpq/fe-connect.c, fe-auth.c, fe-secure-openssl.c, fe-secure-common.c.
struct ConnectText {
    const char *pattern;
    const char *words;
};
constexpr std::array table = {
    ConnectText{"server certificate for \"([^\"]*)\"[^\\n]* does not match host name",
                "the server that answers as %1 shows the certificate of %2, so nothing was sent to it: check the address"},
    ConnectText{"root certificate file \"([^\"]*)\" does not exist|could not read root certificate file \"([^\"]*)\"",
                "the certificate of %1 cannot be checked, because the file of its certificate authority cannot be read: name it under "
                "File > Connection, or as sslrootcert=FILE in the address (now: %2)"},
    ConnectText{"could not (?:open|read|load) certificate file \"([^\"]*)\"|certificate file \"([^\"]*)\"|private key file \"([^\"]*)\"",
                "your own certificate for %1 or its key cannot be used: %2"},
    ConnectText{"server does not support SSL|server sent an error response during SSL exchange",
                "%1 does not encrypt its connections, so no password was sent to it: whoever runs the server has to switch TLS on (ssl = on)"},
    ConnectText{
        "[Cc]hannel binding",
        "%1 asks for the password in a way that whoever stands between could read or repeat, so it was not sent: whoever runs the server has to "
        "keep it as scram-sha-256"},
    ConnectText{"could not translate host name", "no server is known by the name %1: check the address and the network"},
    ConnectText{"Connection refused", "nothing answers as PostgreSQL at %1: check the port, and that the server runs"},
    ConnectText{"No such file or directory", "nothing answers as PostgreSQL at %1: check that the server runs on this computer"},
    ConnectText{"No route to host|Network is unreachable|Host is down", "%1 cannot be reached from here: check the network"},
    ConnectText{"timeout expired|Connection timed out", "%1 does not answer: check the network and the address"},
    ConnectText{"no password supplied", "%1 asks for a password: give it under File > Connection"},
    ConnectText{"SSL error", "no encrypted connection to %1 could be made, so nothing was sent to it"},
    ConnectText{"server closed the connection|could not receive data from server|could not send|[Cc]onnection reset",
                "%1 closed the connection before it let us in"},
};

} // namespace

bool isCertificateDoubted(const QString &libpqText) { return libpqText.contains(QLatin1String("certificate verify failed")); }

QString connectText(const QString &libpqText, const QString &server)
{
    for (const ConnectText &each : table) {
        const QRegularExpression pattern(QLatin1String(each.pattern));
        const QRegularExpressionMatch match = pattern.match(libpqText);
        if (!match.hasMatch())
            continue;
        const QString words = QLatin1String(each.words);
        return words.contains(QLatin1String("%2")) ? words.arg(server, match.captured(match.lastCapturedIndex()).left(200)) : words.arg(server);
    }
    return QStringLiteral("%1 cannot be reached").arg(server);
}

} // namespace lectern::postgres
