// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/connection_target.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QStringList>

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <string_view>

namespace lectern {

namespace {

using namespace std::literals;

constexpr std::array allowedOptions = {
    "host"sv, "hostaddr"sv, "port"sv, "dbname"sv, "user"sv, "password"sv, "sslmode"sv, "sslrootcert"sv, "sslcert"sv,
    "sslkey"sv, "sslcrl"sv, "channel_binding"sv, "target_session_attrs"sv, "keepalives"sv, "keepalives_idle"sv,
    "keepalives_interval"sv, "keepalives_count"sv, "tcp_user_timeout"sv, "connect_timeout"sv, "application_name"sv,
};
/// Given to QSqlDatabase through its setters, or by us.
constexpr std::array ownOptions
    = {"host"sv, "dbname"sv, "user"sv, "password"sv, "connect_timeout"sv, "application_name"sv};

template <typename List>
bool contains(const List &list, const QByteArray &keyword)
{
    return std::find(list.begin(), list.end(), std::string_view(keyword.constData(), size_t(keyword.size())))
        != list.end();
}

bool hasControlOrSemicolon(const QByteArray &value)
{
    return std::any_of(value.begin(), value.end(), [](char c) { return quint8(c) < 0x20 || c == ';' || c == 0x7f; });
}

/// A value in libpq's keyword string: quotes and backslashes escaped, always in quotes.
QString quoted(const QByteArray &value)
{
    QString text = QString::fromUtf8(value);
    text.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
    return u'\'' + text + u'\'';
}

/// A socket or this machine: no network lies between.
bool isLocal(const QString &host)
{
    const QStringList names = host.split(u',');
    return std::all_of(names.begin(), names.end(), [](const QString &name) {
        return name.isEmpty() || name.startsWith(u'/') || name.startsWith(u'@') || name == u"localhost"
            || QHostAddress(name).isLoopback();
    });
}

/// libpq says what it could not read, and that may be the password or the whole URL.
QString withoutWhatWasGiven(const QString &complaint)
{
    static const QRegularExpression quoted(QStringLiteral("\"(?![=:/\\]]\").*$"), QRegularExpression::DotMatchesEverythingOption);
    QString words = QString(complaint).remove(quoted).trimmed();
    while (words.endsWith(u':'))
        words.chop(1);
    return QStringLiteral("the address of PostgreSQL cannot be read: %1").arg(words);
}

using Parsed = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

} // namespace

Result<ConnectionTarget> ConnectionTarget::fromUrl(const QString &url)
{
    char *reason = nullptr;
    const Parsed parsed(PQconninfoParse(url.toUtf8().constData(), &reason), &PQconninfoFree);
    if (!parsed) {
        const QString detail = withoutWhatWasGiven(QString::fromUtf8(reason));
        PQfreemem(reason);
        return failure(ErrorCode::InvalidRequest, FaultyPart::PostgreSql, detail);
    }
    ConnectionTarget target;
    for (const PQconninfoOption *option = parsed.get(); option->keyword; ++option) {
        if (!option->val || *option->val == '\0')
            continue;
        const Option given{option->keyword, option->val};
        const bool isRaw = !contains(ownOptions, given.keyword);
        if (!contains(allowedOptions, given.keyword) || (isRaw && hasControlOrSemicolon(given.value)))
            return failure(ErrorCode::InvalidRequest, FaultyPart::PostgreSql,
                           QStringLiteral("the connection option \"%1\" is not accepted here")
                               .arg(QString::fromUtf8(given.keyword)));
        target.options.push_back(given);
    }
    // Whoever says how it is to be encrypted knows what the server can do.
    if (target.value("sslmode").isEmpty() && !isLocal(target.value("host"))) {
        target.options.push_back({"sslmode", "verify-full"});
        if (target.value("channel_binding").isEmpty() && target.value("sslcert").isEmpty())
            target.options.push_back({"channel_binding", "require"});
    }
    return target;
}

QString ConnectionTarget::value(QByteArrayView keyword) const
{
    const auto found = std::find_if(options.begin(), options.end(),
                                    [&](const Option &option) { return option.keyword == keyword; });
    return found == options.end() ? QString() : QString::fromUtf8(found->value);
}

QString ConnectionTarget::qtConnectOptions(std::chrono::seconds connectTimeout) const
{
    QStringList parts{QStringLiteral("connect_timeout=%1").arg(connectTimeout.count())};
    for (const Option &option : options) {
        if (!contains(ownOptions, option.keyword))
            parts.append(QString::fromUtf8(option.keyword) + u'=' + quoted(option.value));
    }
    return parts.join(u';');
}

void ignorePostgresEnvironment()
{
    static std::once_flag done;
    std::call_once(done, [] {
        const Parsed defaults(PQconndefaults(), &PQconninfoFree);
        for (const PQconninfoOption *option = defaults.get(); option && option->keyword; ++option) {
            if (option->envvar)
                qunsetenv(option->envvar);
        }
        for (const char *other : {"PGSERVICEFILE", "PGSYSCONFDIR", "PGLOCALEDIR", "PGTZ", "PGDATESTYLE", "PGGEQO"})
            qunsetenv(other);
    });
}

} // namespace lectern
