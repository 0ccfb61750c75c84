// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings.h"

#include "app/settings/server_address.h"
#include "app/settings/settings_update.h"
#include "storage/api/version.h"
#include "storage/base/family.h"
#include "storage/base/storage_config.h"

#include <QDir>
#include <QFile>
#include <QProcessEnvironment>
#include <QStandardPaths>

#include <optional>

namespace lectern::app {

namespace {

QString homeFolder()
{
    const QString moved = qEnvironmentVariable("LECTERN_HOME");
    if (!moved.isEmpty())
        return QDir(moved).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/lectern");
}

QString fromEnvironmentOr(const char *variable, const QString &saved)
{
    return qEnvironmentVariableIsSet(variable) ? qEnvironmentVariable(variable) : saved;
}

/// The places of a lifetime setting: an environment variable, which has precedence, and a key of settings.ini.
struct LifetimePlaces {
    QString variable;
    QString key;
};

LifetimePlaces placesOf(const FamilyTraits &family)
{
    const QString name = QString(family.name).replace(QLatin1Char(':'), QLatin1Char('_'));
    return {QStringLiteral("LECTERN_CACHE_TTL_") + name.toUpper(), QStringLiteral("cache/ttl_") + name};
}

std::optional<LifetimePlaces> placesOf(LifetimeGroup group)
{
    const auto places = [](const char *name) {
        return LifetimePlaces{QStringLiteral("CACHE_TTL_") + QString::fromLatin1(name).toUpper(),
                              QStringLiteral("cache/ttl_") + QString::fromLatin1(name)};
    };
    switch (group) {
    case LifetimeGroup::None: return std::nullopt;
    case LifetimeGroup::Short: return places("short");
    case LifetimeGroup::Medium: return places("medium");
    case LifetimeGroup::Long: return places("long");
    case LifetimeGroup::Entity: return places("entity");
    }
    Q_UNREACHABLE();
}

/// The value set there, if any.
Result<std::optional<std::chrono::seconds>> lifetimeAt(const LifetimePlaces &places, const QSettings &saved)
{
    const bool isInEnvironment = !qEnvironmentVariableIsEmpty(qPrintable(places.variable));
    if (!isInEnvironment && !saved.contains(places.key))
        return std::optional<std::chrono::seconds>();
    const QString text = isInEnvironment ? qEnvironmentVariable(qPrintable(places.variable)) : saved.value(places.key).toString();
    bool isNumber = false;
    const qint64 count = text.trimmed().toLongLong(&isNumber);
    if (isNumber && count >= Lifetimes::shortest.count() && count <= Lifetimes::longest.count())
        return std::optional(std::chrono::seconds(count));
    return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern,
                   QStringLiteral("%1 is \"%2\"; a lifetime in the cache is a whole number of seconds from %3 to %4. Correct it or remove it.")
                       .arg(isInEnvironment ? QStringLiteral("The environment's ") + places.variable
                                            : places.key + QStringLiteral(" in ") + saved.fileName(),
                            text.left(40))
                       .arg(Lifetimes::shortest.count())
                       .arg(Lifetimes::longest.count()));
}

} // namespace

Settings::Settings() : m_home(homeFolder()), m_settings(m_home + QStringLiteral("/settings.ini"), QSettings::IniFormat) {}

void Settings::clearForeignEnvironment()
{
    const QStringList variables = QProcessEnvironment::systemEnvironment().keys();
    for (const QString &variable : variables) {
        if (variable.startsWith(QLatin1String("PG")))
            qunsetenv(qPrintable(variable));
    }
}

bool Settings::logsStatements()
{
    const QByteArray wish = qgetenv("LECTERN_DEBUG_SQL");
    return !wish.isEmpty() && wish != "0";
}

QString Settings::postgresUrl() const { return fromEnvironmentOr("LECTERN_POSTGRES_URL", address(QStringLiteral("servers/postgres"))); }

QString Settings::redisUrl() const { return fromEnvironmentOr("LECTERN_REDIS_URL", address(QStringLiteral("servers/redis"))); }

QString Settings::address(const QString &key) const { return savedAddress(m_home + u'/' + key, m_settings.value(key).toString()); }

Result<int> Settings::connectionLimit() const
{
    constexpr int fewest = 2, most = 64;
    const QString key = QStringLiteral("servers/postgres_connections");
    const QString variable = QStringLiteral("LECTERN_POSTGRES_CONNECTIONS");
    const bool isInEnvironment = !qEnvironmentVariableIsEmpty(qPrintable(variable));
    if (!isInEnvironment && !m_settings.contains(key))
        return StorageConfig().connectionLimit;
    const QString text = isInEnvironment ? qEnvironmentVariable(qPrintable(variable)) : m_settings.value(key).toString();
    bool isNumber = false;
    const int limit = text.trimmed().toInt(&isNumber);
    if (isNumber && limit >= fewest && limit <= most)
        return limit;
    return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern,
                   QStringLiteral("%1 is \"%2\"; the most connections to PostgreSQL are a whole number from %3 to %4. Correct it or remove it.")
                       .arg(isInEnvironment ? QStringLiteral("The environment's ") + variable : key + QStringLiteral(" in ") + m_settings.fileName(),
                            text.left(40))
                       .arg(fewest)
                       .arg(most));
}

void Settings::save(const QString &key, const QVariant &value)
{
    if (!QFile::exists(m_settings.fileName())) {
        m_settings.setValue(QLatin1String(settingsSchemaKey), settingsSchema);
        m_settings.setValue(QLatin1String(settingsVersionKey), version());
    }
    keepPrivate();
    m_settings.setValue(key, value);
}

/// Server addresses may contain passwords. QSettings keeps a file's permissions, but creates a new file readable by everybody.
void Settings::keepPrivate() const
{
    constexpr QFile::Permissions ownersOnly = QFile::ReadOwner | QFile::WriteOwner;
    QFile file(m_settings.fileName());
    if (!file.exists()) {
        QDir().mkpath(m_home);
        if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            file.close();
    }
    if ((file.permissions() & ~(ownersOnly | QFile::ReadUser | QFile::WriteUser)) != QFile::Permissions())
        file.setPermissions(ownersOnly);
}

void Settings::setServers(const QString &postgresUrl, const QString &redisUrl)
{
    const auto saveAddress = [this](const QString &key, const QString &url) { save(key, addressToSave(m_home + u'/' + key, url)); };
    saveAddress(QStringLiteral("servers/postgres"), postgresUrl);
    saveAddress(QStringLiteral("servers/redis"), redisUrl);
    m_settings.sync();
}

Result<QHash<QString, std::chrono::seconds>> Settings::cacheLifetimes() const
{
    QHash<QString, std::chrono::seconds> lifetimes;
    for (const FamilyTraits &family : families) {
        const auto groups = placesOf(family.group);
        auto found = lifetimeAt(placesOf(family), m_settings);
        if (found && !*found && groups)
            found = lifetimeAt(*groups, m_settings);
        if (!found)
            return failureOf(found);
        if (*found)
            lifetimes.insert(QString(family.name), **found);
    }
    return lifetimes;
}

AnalysisSettings Settings::analysis() const
{
    AnalysisSettings analysis;
    const auto saved = [this](const char *key, const QString &other) { return m_settings.value(QLatin1String(key), other).toString(); };
    analysis.engine = saved("analysis/engine", analysis.engine);
    analysis.ollamaUrl = fromEnvironmentOr("LECTERN_OLLAMA_URL", saved("analysis/ollama_url", analysis.ollamaUrl));
    analysis.ollamaModel = fromEnvironmentOr("LECTERN_OLLAMA_MODEL", saved("analysis/ollama_model", analysis.ollamaModel));
    analysis.embeddingModel = fromEnvironmentOr("LECTERN_OLLAMA_EMBEDDING_MODEL", saved("analysis/ollama_embedding_model", analysis.embeddingModel));
    return analysis;
}

void Settings::setAnalysis(const AnalysisSettings &analysis)
{
    save(QStringLiteral("analysis/engine"), analysis.engine);
    save(QStringLiteral("analysis/ollama_url"), analysis.ollamaUrl);
    save(QStringLiteral("analysis/ollama_model"), analysis.ollamaModel);
    save(QStringLiteral("analysis/ollama_embedding_model"), analysis.embeddingModel);
    m_settings.sync();
}

QVariantMap Settings::state(const QString &name) const { return m_settings.value(QStringLiteral("state/") + name).toMap(); }

void Settings::setState(const QString &name, const QVariantMap &state) { save(QStringLiteral("state/") + name, state); }

} // namespace lectern::app
