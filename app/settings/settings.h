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
/// LECTERN_HOME moves everything Lectern keeps (settings, workspace, cache files) into one folder.
/// Thread: the one that created it.
class Settings
{
public:
    Settings();

    /// Removes every PG* variable: libpq would let it override what Lectern was configured with. Call it first in main().
    static void clearForeignEnvironment();
    /// Whether LECTERN_DEBUG_SQL asks for each statement in the log.
    [[nodiscard]] static bool logsStatements();

    /// The folder of everything Lectern keeps; absolute. Created on demand by whoever writes there.
    [[nodiscard]] QString home() const { return m_home; }
    /// LECTERN_POSTGRES_URL, else the saved one, else empty: use the private workspace.
    [[nodiscard]] QString postgresUrl() const;
    /// LECTERN_REDIS_URL, else the saved one, else empty.
    [[nodiscard]] QString redisUrl() const;
    /// LECTERN_POSTGRES_CONNECTIONS, else servers/connections, else 4: so many connections to PostgreSQL this program holds at most.
    /// InvalidRequest: it is no number from 2 to 64.
    [[nodiscard]] Result<int> connectionLimit() const;
    void setServers(const QString &postgresUrl, const QString &redisUrl);

    /// How long answers are kept, per family whose lifetime is set (docs/cache.md, "Lifetimes"): for a family LECTERN_CACHE_TTL_<FAMILY>,
    /// else cache/ttl_<family>, else for its group CACHE_TTL_<GROUP>, else cache/ttl_<group>. InvalidRequest: one of them is no number of
    /// seconds in range; nothing is taken in its place.
    [[nodiscard]] Result<QHash<QString, std::chrono::seconds>> cacheLifetimes() const;

    /// LECTERN_OLLAMA_URL, LECTERN_OLLAMA_MODEL and LECTERN_OLLAMA_EMBEDDING_MODEL come before what was saved.
    [[nodiscard]] AnalysisSettings analysis() const;
    void setAnalysis(const AnalysisSettings &analysis);

    /// A named bag of window state ("window", "reviews").
    [[nodiscard]] QVariantMap state(const QString &name) const;
    void setState(const QString &name, const QVariantMap &state);

private:
    void save(const QString &key, const QVariant &value);
    void keepPrivate() const;

    QString m_home;
    mutable QSettings m_settings;
};

} // namespace lectern::app
