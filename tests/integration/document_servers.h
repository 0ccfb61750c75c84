// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/link/connection.h"
#include "storage/schema/migrations.h"
#include "tests/support/servers.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace lectern {

/// The processes that `parent` started, and those that they started.
[[nodiscard]] inline std::vector<int> processesBelow(qint64 parent)
{
    std::vector<int> found;
    const QDir threads(QStringLiteral("/proc/%1/task").arg(parent));
    for (const QString &thread : threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile children(threads.filePath(thread + QStringLiteral("/children")));
        if (!children.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &child : children.readAll().simplified().split(' ')) {
            if (const int id = child.toInt(); id > 0) {
                found.push_back(id);
                const std::vector<int> below = processesBelow(id);
                found.insert(found.end(), below.begin(), below.end());
            }
        }
    }
    return found;
}

/// A PostgreSQL and a Redis with the program's schema, and lecternctl on them.
///
/// Thread: the test's. Owns: the servers and a folder for files.
class DocumentServers
{
public:
    struct Outcome {
        int exitCode = -1;
        QByteArray output;
        QByteArray errors;
        [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(output).object(); }
        /// Of `upload`.
        [[nodiscard]] QJsonArray files() const { return json().value(QStringLiteral("files")).toArray(); }
        /// For QVERIFY2.
        [[nodiscard]] QByteArray text() const { return "exit " + QByteArray::number(exitCode) + "\n" + output.right(4000) + errors.right(4000); }
    };

    /// Empty: everything runs.
    [[nodiscard]] QString start()
    {
        m_postgres = std::make_unique<TestPostgres>();
        m_redis = std::make_unique<TestRedis>();
        if (!m_postgres->isRunning() || !m_redis->isRunning())
            return m_postgres->error() + m_redis->error();
        m_url = m_postgres->createDatabase(database());
        postgres::PostgresConnection connection(m_url, QStringLiteral("test"));
        const auto migrated = schema::migrateUp(connection);
        return migrated ? QString() : migrated.error().detail;
    }

    [[nodiscard]] TestPostgres &postgres() { return *m_postgres; }
    [[nodiscard]] QString value(const QString &sql) { return m_postgres->value(database(), sql); }
    [[nodiscard]] qint64 number(const QString &sql) { return value(sql).toLongLong(); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    void prepare(QProcess &process, const QStringList &arguments) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LECTERN_POSTGRES_URL"), m_url);
        environment.insert(QStringLiteral("LECTERN_REDIS_URL"), m_redis->url());
        environment.insert(QStringLiteral("LECTERN_HOME"), m_folder.filePath(QStringLiteral("home")));
        process.setProcessEnvironment(environment);
        process.setProgram(qEnvironmentVariable("LECTERN_BUILD_DIR", QStringLiteral("build")) + QStringLiteral("/lecternctl"));
        process.setArguments(arguments);
    }
    [[nodiscard]] Outcome ctl(const QStringList &arguments) const
    {
        QProcess process;
        prepare(process, arguments);
        process.start();
        if (!process.waitForFinished(240'000))
            return {-1, process.readAllStandardOutput(), "has not ended: " + process.readAllStandardError()};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }
    /// A command line as one would type it; no argument holds a space.
    [[nodiscard]] Outcome ctl(const char *arguments) const { return ctl(QString::fromLatin1(arguments).split(QLatin1Char(' '), Qt::SkipEmptyParts)); }

    /// What must be true of documents at any moment, and is not; in words.
    [[nodiscard]] QString complaints()
    {
        struct Promise {
            const char *broken;
            const char *count;
        };
        static constexpr Promise promises[] = {
            {"contents without all of their bytes",
             "select count(*) from document_contents c where c.size_bytes <> (select coalesce(sum(octet_length(bytes)), 0) from document_chunks k where k.sha256 = c.sha256)"},
            {"contents that belong to no document",
             "select count(*) from document_contents c where not exists (select from documents d where d.sha256 = c.sha256)"},
            {"documents without an audit row",
             "select count(*) from documents d where not exists (select from audit_log a where a.action = 'document.added' and a.object_id = d.id::text)"},
            {"documents without a job to read them",
             "select count(*) from documents d where not exists (select from jobs j where j.document_id = d.id and j.kind = 'extract')"},
            {"documents COMPLETED without all of their pages",
             "select count(*) from documents d where d.status = 'COMPLETED' and d.page_count <> (select count(*) from document_pages p where p.document_id = d.id)"},
            {"documents with pages that are not COMPLETED",
             "select count(*) from documents d where d.status <> 'COMPLETED' and exists (select from document_pages p where p.document_id = d.id)"},
            {"documents FAILED without a reason", "select count(*) from documents d where d.status = 'FAILED' and d.error = ''"},
            {"documents whose job was lost",
             "select count(*) from documents d where d.status in ('PENDING', 'PROCESSING') and not exists"
             " (select from jobs j where j.document_id = d.id and j.kind = 'extract' and j.state in ('waiting', 'running'))"},
            {"documents whose analysis was lost",
             "select count(*) from documents d where d.status = 'COMPLETED' and d.analysis_status in ('PENDING', 'PROCESSING') and not exists"
             " (select from jobs j where j.document_id = d.id and j.kind = 'analyse' and j.state in ('waiting', 'running'))"},
            {"jobs with more than one accepted analysis",
             "select count(*) from (select document_id from analysis_results group by document_id having count(*) >"
             " (select count(*) from jobs j where j.document_id = analysis_results.document_id and j.kind = 'analyse' and j.state in ('done', 'failed'))) as twice"},
        };
        QStringList found;
        for (const Promise &promise : promises) {
            const QString count = value(QLatin1String(promise.count));
            if (count != QLatin1String("0"))
                found += QStringLiteral("%1 %2").arg(count, QLatin1String(promise.broken));
        }
        return found.join(QStringLiteral("; "));
    }

    /// Documents on which work waits or runs.
    [[nodiscard]] qint64 unsettledCount()
    {
        return number(QStringLiteral("select count(*) from documents where status in ('PENDING', 'PROCESSING')"
                                     " or (status = 'COMPLETED' and analysis_status in ('PENDING', 'PROCESSING'))"));
    }

private:
    [[nodiscard]] static QString database() { return QStringLiteral("documents"); }

    QTemporaryDir m_folder;
    QString m_url;
    std::unique_ptr<TestPostgres> m_postgres;
    std::unique_ptr<TestRedis> m_redis;
};

} // namespace lectern
