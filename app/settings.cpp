// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QDir>
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

void Settings::setServers(const QString &postgresUrl, const QString &redisUrl)
{
    m_settings.setValue(QStringLiteral("servers/postgres"), postgresUrl);
    m_settings.setValue(QStringLiteral("servers/redis"), redisUrl);
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
    m_settings.setValue(QStringLiteral("analysis/engine"), analysis.engine);
    m_settings.setValue(QStringLiteral("analysis/ollama_url"), analysis.ollamaUrl);
    m_settings.setValue(QStringLiteral("analysis/ollama_model"), analysis.ollamaModel);
    m_settings.setValue(QStringLiteral("analysis/ollama_embedding_model"), analysis.embeddingModel);
    m_settings.sync();
}

QVariantMap Settings::state(const QString &name) const
{
    return m_settings.value(QStringLiteral("state/") + name).toMap();
}

void Settings::setState(const QString &name, const QVariantMap &state)
{
    m_settings.setValue(QStringLiteral("state/") + name, state);
}

} // namespace lectern
