// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis_settings.h"
#include "storage/api/result.h"

#include <QHash>
#include <QSettings>
#include <QString>
#include <QVariantMap>

#include <chrono>

namespace lectern::app {

/// The only reader of QSettings and of the environment.
///
/// Its file is brought up to date by updateSettings() first. LECTERN_HOME moves everything that Lectern stores (settings, workspace, cache files) into one folder.
/// Thread: the one that created it.
class Settings
{
public:
    Settings();

    /// Removes all PG* variables, by which libpq would override Lectern's configuration. Call it first in main().
    static void clearForeignEnvironment();
    /// Whether LECTERN_DEBUG_SQL is set: each statement is logged.
    [[nodiscard]] static bool logsStatements();

    /// The folder of everything that Lectern stores; absolute. Created on demand by whoever writes there.
    [[nodiscard]] QString home() const { return m_home; }
    /// LECTERN_POSTGRES_URL, else the saved URL, else empty: use the private workspace.
    [[nodiscard]] QString postgresUrl() const;
    /// LECTERN_REDIS_URL, else the saved URL, else empty.
    [[nodiscard]] QString redisUrl() const;
    /// LECTERN_POSTGRES_CONNECTIONS, else servers/postgres_connections, else 4: maximum number of this program's connections to PostgreSQL.
    /// InvalidRequest: not a number from 2 to 64.
    [[nodiscard]] Result<int> connectionLimit() const;
    void setServers(const QString &postgresUrl, const QString &redisUrl);

    /// Configured lifetimes of answers, per family (docs/cache.md, "Lifetimes"): for a family LECTERN_CACHE_TTL_<FAMILY>,
    /// else cache/ttl_<family>, else for its group CACHE_TTL_<GROUP>, else cache/ttl_<group>. InvalidRequest: one of them is not a
    /// number of seconds in range; no default is used instead.
    [[nodiscard]] Result<QHash<QString, std::chrono::seconds>> cacheLifetimes() const;

    /// LECTERN_OLLAMA_URL, LECTERN_OLLAMA_MODEL and LECTERN_OLLAMA_EMBEDDING_MODEL take precedence over saved values.
    [[nodiscard]] AnalysisSettings analysis() const;
    void setAnalysis(const AnalysisSettings &analysis);

    /// Saved window state under a name ("window", "reviews").
    [[nodiscard]] QVariantMap state(const QString &name) const;
    void setState(const QString &name, const QVariantMap &state);

private:
    [[nodiscard]] QString address(const QString &key) const;
    void save(const QString &key, const QVariant &value);
    void keepPrivate() const;

    QString m_home;
    mutable QSettings m_settings;
};

} // namespace lectern::app
