// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QDir>
#include <QFile>
#include <QProcessEnvironment>
#include <QStandardPaths>

namespace lectern {

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

} // namespace

Settings::Settings()
    : m_home(homeFolder())
    , m_settings(m_home + QStringLiteral("/settings.ini"), QSettings::IniFormat)
{
}

void Settings::clearForeignEnvironment()
{
    const QStringList variables = QProcessEnvironment::systemEnvironment().keys();
    for (const QString &variable : variables) {
        if (variable.startsWith(QLatin1String("PG")))
            qunsetenv(qPrintable(variable));
    }
}

QString Settings::postgresUrl() const
{
    return fromEnvironmentOr("LECTERN_POSTGRES_URL", m_settings.value(QStringLiteral("servers/postgres")).toString());
}

QString Settings::redisUrl() const
{
    return fromEnvironmentOr("LECTERN_REDIS_URL", m_settings.value(QStringLiteral("servers/redis")).toString());
}

void Settings::save(const QString &key, const QVariant &value)
{
    keepPrivate();
    m_settings.setValue(key, value);
}

/// A server's address may hold a password. QSettings keeps the permissions of a file that is there, and makes one that all may read.
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
    save(QStringLiteral("servers/postgres"), postgresUrl);
    save(QStringLiteral("servers/redis"), redisUrl);
    m_settings.sync();
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

QVariantMap Settings::state(const QString &name) const
{
    return m_settings.value(QStringLiteral("state/") + name).toMap();
}

void Settings::setState(const QString &name, const QVariantMap &state)
{
    save(QStringLiteral("state/") + name, state);
}

} // namespace lectern
