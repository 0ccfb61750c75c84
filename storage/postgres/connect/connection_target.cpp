// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/connect/connection_target.h"

#include "storage/postgres/connect/target_safety.h"

#include <QRegularExpression>
#include <QStringList>

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <string_view>

namespace lectern::postgres {

namespace {

using namespace std::literals;

constexpr std::array allowedOptions = {
    "host"sv,
    "hostaddr"sv,
    "port"sv,
    "dbname"sv,
    "user"sv,
    "password"sv,
    "sslmode"sv,
    "sslrootcert"sv,
    "sslcert"sv,
    "sslkey"sv,
    "sslcrl"sv,
    "channel_binding"sv,
    "target_session_attrs"sv,
    "keepalives"sv,
    "keepalives_idle"sv,
    "keepalives_interval"sv,
    "keepalives_count"sv,
    "tcp_user_timeout"sv,
    "connect_timeout"sv,
    "application_name"sv,
};
/// Options passed to QSqlDatabase by its own setters, or set by this program.
constexpr std::array ownOptions = {"host"sv, "dbname"sv, "user"sv, "password"sv, "connect_timeout"sv, "application_name"sv};

template <typename List>
bool contains(const List &list, const QByteArray &keyword)
{
    return std::find(list.begin(), list.end(), std::string_view(keyword.constData(), size_t(keyword.size()))) != list.end();
}

bool hasControlOrSemicolon(const QByteArray &value)
{
    return std::any_of(value.begin(), value.end(), [](char c) { return quint8(c) < 0x20 || c == ';' || c == 0x7f; });
}

/// A value for libpq's keyword string: escapes quotes and backslashes, always quoted.
QString quoted(const QByteArray &value)
{
    QString text = QString::fromUtf8(value);
    text.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
    return u'\'' + text + u'\'';
}

/// Removes what libpq quotes from its input, which may be the password or the whole URL.
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
                           QStringLiteral("the connection option \"%1\" is not accepted here").arg(QString::fromUtf8(given.keyword)));
        target.options.push_back(given);
    }
    return madeSafe(std::move(target));
}

QString ConnectionTarget::value(QByteArrayView keyword) const
{
    const auto found = std::find_if(options.begin(), options.end(), [&](const Option &option) { return option.keyword == keyword; });
    return found == options.end() ? QString() : QString::fromUtf8(found->value);
}

void ConnectionTarget::set(QByteArrayView keyword, const QByteArray &value)
{
    const auto found = std::find_if(options.begin(), options.end(), [&](const Option &option) { return option.keyword == keyword; });
    if (found == options.end() && !value.isEmpty())
        options.push_back({keyword.toByteArray(), value});
    else if (found != options.end() && value.isEmpty())
        options.erase(found);
    else if (found != options.end())
        found->value = value;
}

QString ConnectionTarget::serverName() const
{
    QStringList names = value("host").split(u',');
    if (names.front().isEmpty())
        names = value("hostaddr").split(u',');
    names.removeDuplicates();
    return names.front().isEmpty() || names.front().startsWith(u'/') || names.front().startsWith(u'@') ? QStringLiteral("localhost")
                                                                                                       : names.join(u',');
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

} // namespace lectern::postgres
