// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/workspace.h"

#include "storage/workspace/bring_over.h"
#include "storage/workspace/database_replacement.h"
#include "storage/workspace/place/kept_password.h"
#include "storage/workspace/place/workspace_lock.h"
#include "storage/workspace/servers/postgres_server.h"
#include "storage/workspace/servers/redis_server.h"
#include "storage/workspace/servers/server_process.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QSaveFile>

namespace lectern::workspace {

namespace {

Q_LOGGING_CATEGORY(workspaceLog, "lectern.workspace")

} // namespace

struct Workspace::Private {
    Private(QString home, Settle settle);

    [[nodiscard]] Result<void> settleDatabase(const Tell &tell, const std::stop_token &stop);
    [[nodiscard]] Result<void> startServers(const Tell &tell);
    [[nodiscard]] Result<void> stopServers();
    [[nodiscard]] Result<void> whileUnused(bool force, const std::function<Result<void>()> &whenStopped);
    [[nodiscard]] bool isKept() const;
    void leave();

    QString home;
    Settle settle;
    Result<ServerAccount> account;
    WorkspaceFolders folders;
    PostgresServer postgres{folders};
    RedisServer redis{folders};
    WorkspaceLock starting; ///< Held while servers are started or stopped.
    WorkspaceLock share;    ///< Held, shared, while this object uses the servers.
};

Workspace::Private::Private(QString home, Settle settle)
    : home(std::move(home))
    , settle(std::move(settle))
    , account(findServerAccount())
    , folders(workspaceFoldersOf(this->home, account.value_or(ServerAccount{})))
    , starting(folders.root + QStringLiteral("/start.lock"))
    , share(folders.root + QStringLiteral("/share.lock"))
{
}

/// Finishes an interrupted replacement of the database, and brings it to a newer PostgreSQL if nobody uses it. Requires: `starting` is held.
Result<void> Workspace::Private::settleDatabase(const Tell &tell, const std::stop_token &stop)
{
    if (auto finished = DatabaseReplacement(folders).finishInterrupted(); !finished)
        return finished;
    if (!settle || share.isHeld() || !share.tryTake(WorkspaceLock::Mode::Exclusive))
        return {};
    share.release();
    if (postgres.isAnswering())
        return {};
    return BringOver(folders, settle).runIfNeeded(tell, stop);
}

/// Requires: `starting` is held.
Result<void> Workspace::Private::startServers(const Tell &tell)
{
    if (auto started = postgres.start(tell); !started)
        return started;
    QFile::remove(folders.diedFile());
    if (!RedisServer::isInstalled())
        return {};
    if (auto started = redis.start(); !started) // Lectern also works without Redis, only slower
        qCWarning(workspaceLog, "%s", qUtf8Printable(started.error().detail));
    return {};
}

/// Requires: `starting` is held.
Result<void> Workspace::Private::stopServers()
{
    QFile::remove(folders.keepFile());
    QFile::remove(folders.diedFile());
    if (auto stopped = redis.stop(); !stopped)
        return stopped;
    if (auto stopped = postgres.stop(); !stopped)
        return stopped;
    if (folders.hasOwnSocketFolder)
        QDir(folders.sockets).removeRecursively();
    return {};
}

/// Stops the servers if nobody else uses them, or by force, and then calls `whenStopped`.
Result<void> Workspace::Private::whileUnused(bool force, const std::function<Result<void>()> &whenStopped)
{
    if (!QFile::exists(folders.root))
        return {};
    if (!starting.take(WorkspaceLock::Mode::Exclusive))
        return failure(ErrorCode::Denied, FaultyPart::Workspace, QStringLiteral("cannot write in %1").arg(folders.root));
    const bool hadShare = share.isHeld();
    share.release();
    const bool isUsed = !share.tryTake(WorkspaceLock::Mode::Exclusive);
    share.release();
    Result<void> done;
    if (!isUsed || force) {
        done = stopServers().and_then(whenStopped);
    } else {
        done = failure(ErrorCode::Conflict, FaultyPart::Workspace, QStringLiteral("another Lectern uses the private servers"));
        if (hadShare)
            (void)share.take(WorkspaceLock::Mode::Shared); // does not wait: `starting` keeps others from stopping the servers
    }
    starting.release();
    return done;
}

/// The request to keep the servers running is valid until the machine restarts.
bool Workspace::Private::isKept() const
{
    QFile file(folders.keepFile());
    return file.open(QIODevice::ReadOnly) && file.readAll() == bootId();
}

void Workspace::Private::leave()
{
    if (!share.isHeld() || !starting.take(WorkspaceLock::Mode::Exclusive))
        return;
    share.release();
    if (share.tryTake(WorkspaceLock::Mode::Exclusive) && !isKept()) {
        if (auto stopped = stopServers(); !stopped)
            qCWarning(workspaceLog, "%s", qUtf8Printable(stopped.error().detail));
    }
    share.release();
    starting.release();
}

Workspace::Workspace(QString home, Settle settle) : d(std::make_unique<Private>(std::move(home), std::move(settle))) {}

Workspace::~Workspace() { d->leave(); }

Result<WorkspaceStatus> Workspace::start(const Tell &tell, const std::stop_token &stop)
{
    if (!d->account)
        return failureOf(d->account);
    const auto say = tell ? tell : [](const QString &) {};
    if (auto made = makeWorkspaceFolders(d->folders); !made)
        return failureOf(made);
    if (!d->starting.tryTake(WorkspaceLock::Mode::Exclusive)) {
        say(QStringLiteral("Waiting for another Lectern that starts or stops the private servers"));
        if (!d->starting.take(WorkspaceLock::Mode::Exclusive))
            return failure(ErrorCode::Denied, FaultyPart::Workspace, QStringLiteral("cannot write in %1").arg(d->folders.root));
    }
    auto started = d->settleDatabase(say, stop).and_then([&] { return d->startServers(say); });
    if (started && !d->share.take(WorkspaceLock::Mode::Shared))
        started = failure(ErrorCode::Denied, FaultyPart::Workspace, QStringLiteral("cannot write in %1").arg(d->folders.root));
    d->starting.release();
    if (!started)
        return failureOf(started);
    return status();
}

Result<void> Workspace::restore(const QString &dump, const Tell &tell, const std::stop_token &stop)
{
    if (!d->account)
        return failureOf(d->account);
    if (auto made = makeWorkspaceFolders(d->folders); !made)
        return made;
    const auto programs = findPostgresPrograms(std::nullopt);
    if (!programs)
        return failureOf(programs);
    return d->whileUnused(false, [&] { return DatabaseReplacement(d->folders).run(*programs, dump, d->settle, tell, stop); });
}

Result<void> Workspace::keepRunning()
{
    QSaveFile file(d->folders.keepFile());
    if (file.open(QIODevice::WriteOnly) && file.write(bootId()) >= 0 && file.commit())
        return {};
    return failure(ErrorCode::Denied, FaultyPart::Workspace, QStringLiteral("cannot write %1").arg(d->folders.keepFile()));
}

Result<void> Workspace::stop(bool force)
{
    return d->whileUnused(force, [] { return Result<void>(); });
}

Result<void> Workspace::remove(bool force)
{
    if (QFileInfo(d->folders.root).isSymLink())
        return failure(ErrorCode::Denied, FaultyPart::Workspace, QStringLiteral("%1 leads elsewhere; it is left alone").arg(d->folders.root));
    return d->whileUnused(force, [this]() -> Result<void> {
        if (QDir(d->folders.root).removeRecursively()) {
            forgetPassword(d->folders.passwordFile());
            return {};
        }
        return failure(ErrorCode::Denied, FaultyPart::Workspace, QStringLiteral("not all of %1 can be removed").arg(d->folders.root));
    });
}

QString Workspace::folder() const { return d->folders.root; }

bool Workspace::exists() const { return QFile::exists(d->folders.root); }

WorkspaceFate Workspace::look()
{
    const auto look = [this] {
        WorkspaceFate fate{d->postgres.fate(), d->redis.fate()};
        if (fate.postgres == ServerFate::Stopped && QFile::exists(d->folders.diedFile()))
            fate.postgres = ServerFate::Died; // and could not be started again
        return fate;
    };
    const WorkspaceFate fate = look();
    if (fate.postgres == ServerFate::Runs && fate.redis != ServerFate::Died)
        return fate;
    if (!d->starting.tryTake(WorkspaceLock::Mode::Exclusive))
        return {ServerFate::Runs, ServerFate::Runs};
    const WorkspaceFate settled = look();
    d->starting.release();
    return settled;
}

Result<void> Workspace::revive()
{
    if (!d->starting.take(WorkspaceLock::Mode::Exclusive))
        return failure(ErrorCode::Denied, FaultyPart::Workspace, QStringLiteral("cannot write in %1").arg(d->folders.root));
    QFile died(d->folders.diedFile());
    (void)died.open(QIODevice::WriteOnly); // without this file others only take the servers for stopped on purpose
    const Result<void> started = d->startServers([](const QString &) {});
    d->starting.release();
    return started;
}

QString Workspace::lastWords() const { return tailOf(d->folders.log + QStringLiteral("/postgres.log")); }

Result<WorkspaceStatus> Workspace::status() const
{
    WorkspaceStatus status;
    status.home = d->folders.home;
    status.isRunning = d->postgres.isAnswering();
    if (!status.isRunning)
        return status;
    status.postgresUrl = d->postgres.url();
    if (d->redis.isAnswering())
        status.redisUrl = d->redis.url();
    return status;
}

} // namespace lectern::workspace
