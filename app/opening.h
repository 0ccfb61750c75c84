// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings.h"
#include "storage/api/result.h"
#include "storage/storage.h"
#include "storage/workspace/workspace.h"

#include <QString>

#include <functional>
#include <memory>
#include <stop_token>

namespace lectern {

/// Which servers to open, and what to do on the way.
struct OpeningOptions {
    bool withSample = true;  ///< A private workspace without a single review gets the sample data.
    bool withMigration = true; ///< Bring an empty or older schema here; false: take it as it is.
};

/// Storage that is open, and what it stands on. Members stand in destruction-safe order: storage goes
/// first, then the share of the private workspace.
struct OpenStorage {
    std::unique_ptr<Workspace> workspace; ///< Null when servers are configured.
    std::unique_ptr<Storage> storage;
    QString postgresUrl;
    QString redisUrl;   ///< Empty: without Redis.
    QString serverName; ///< "local workspace" or a host name.
    QString notice;     ///< What the user should know (schema newer than the program: read-only); usually empty.
};

/// The way from nothing to open storage, shared by the window and lecternctl: start the private workspace when
/// no server is configured, connect, read the schema's state, migrate, fill a fresh workspace with the sample.
///
/// Thread: any; blocks, so never the GUI thread.
class Opening
{
public:
    using Tell = std::function<void(const QString &step)>;

    /// `postgresUrl` empty: the private workspace under `home`.
    Opening(QString home, QString postgresUrl, QString redisUrl);
    explicit Opening(const Settings &settings);

    /// `tell` hears each step in plain words, on the calling thread.
    [[nodiscard]] Result<OpenStorage> run(const OpeningOptions &options, const Tell &tell, std::stop_token stop = {}) const;

private:
    QString m_home;
    QString m_postgresUrl;
    QString m_redisUrl;
};

} // namespace lectern
