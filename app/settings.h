// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/analysis_settings.h"

#include <QSettings>
#include <QString>
#include <QVariantMap>

namespace lectern {

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

    /// The folder of everything Lectern keeps; absolute. Created on demand by whoever writes there.
    [[nodiscard]] QString home() const { return m_home; }
    /// LECTERN_POSTGRES_URL, else the saved one, else empty: use the private workspace.
    [[nodiscard]] QString postgresUrl() const;
    /// LECTERN_REDIS_URL, else the saved one, else empty.
    [[nodiscard]] QString redisUrl() const;
    void setServers(const QString &postgresUrl, const QString &redisUrl);

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

} // namespace lectern
