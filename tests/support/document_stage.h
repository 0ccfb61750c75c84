// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/documents/document_writer.h"
#include "storage/postgres/jobs/postgres_job_queue.h"
#include "storage/schema/migrations.h"
#include "tests/support/servers.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>

#include <memory>

namespace lectern {

/// A PostgreSQL with the schema, files to add, and shortcuts to bring documents into any state.
///
/// Thread: the test's. Owns: the server and the files.
class DocumentStage
{
public:
    static inline const QString database = QStringLiteral("documents");

    /// On failure, `error` contains the reason.
    DocumentStage()
    {
        if (!postgres.isRunning()) {
            error = postgres.error();
            return;
        }
        connection = std::make_unique<postgres::PostgresConnection>(postgres.createDatabase(database), QStringLiteral("stage"));
        if (const auto migrated = schema::migrateUp(*connection); !migrated)
            error = migrated.error().detail;
    }

    /// Empties the database.
    bool clear()
    {
        return execute(
            QStringLiteral("set client_min_messages = warning; truncate documents, document_contents, jobs, risk_rule_changes, audit_log cascade"));
    }
    [[nodiscard]] QString url() const { return postgres.url(database); }
    bool execute(const QString &sql) { return postgres.execute(database, sql); }
    [[nodiscard]] QString value(const QString &sql) { return postgres.value(database, sql); }

    /// Writes a file and returns its path.
    [[nodiscard]] QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile written(files.filePath(name));
        if (!written.open(QIODevice::WriteOnly) || written.write(bytes) != bytes.size())
            qFatal("cannot write %s", qUtf8Printable(written.fileName()));
        return written.fileName();
    }
    [[nodiscard]] Result<AddedDocument> add(const QString &name, const QByteArray &bytes, SameContent onSameContent = SameContent::OpenExisting)
    {
        NewDocument document;
        document.path = file(name, bytes);
        document.onSameContent = onSameContent;
        return postgres::DocumentWriter(*connection).add(document, {}, {});
    }
    [[nodiscard]] static std::vector<DocumentPage> pagesOf(const QStringList &texts)
    {
        std::vector<DocumentPage> pages;
        for (const QString &text : texts)
            pages.push_back({int(pages.size()) + 1, QSizeF(595, 842), text, {{{0, 1}, QRectF(72, 72, 10, 12)}}, TextSource::File, {}});
        return pages;
    }
    /// Adds a document and completes its extraction with these pages, as a worker would.
    [[nodiscard]] Result<DocumentId> complete(const QString &name, const QStringList &texts)
    {
        postgres::PostgresJobQueue queue(url());
        return add(name, name.toUtf8()).and_then([&](const AddedDocument &added) -> Result<DocumentId> {
            const auto job = takeOf(queue, added.id);
            if (!job)
                return failureOf(job);
            const auto done = queue.completeExtraction(*job, {DocumentKind::Pdf, pagesOf(texts), {}}, 0.5);
            return done ? Result<DocumentId>(added.id) : failureOf(done);
        });
    }
    /// Takes jobs until it gets one of this document, and gives the others back.
    [[nodiscard]] static Result<JobLease> takeOf(postgres::PostgresJobQueue &queue, DocumentId id)
    {
        std::vector<JobLease> others;
        Result<JobLease> mine = failure(ErrorCode::NotFound, FaultyPart::PostgreSql, QStringLiteral("no job"));
        for (;;) {
            const auto job = queue.take(QStringLiteral("stage"), std::chrono::seconds(60));
            if (!job)
                mine = failureOf(job);
            else if (*job && (*job)->document == id)
                mine = **job;
            else if (*job) {
                others.push_back(**job);
                continue;
            }
            break;
        }
        for (const JobLease &other : others)
            static_cast<void>(queue.release(other));
        return mine;
    }
    /// An analysis of a text whose findings quote the words at these ranges.
    [[nodiscard]] static Analysis analysisOf(const QStringList &pages, const std::vector<std::pair<int, QString>> &quotes)
    {
        Analysis analysis;
        const QString text = pages.join(QString());
        analysis.engine = QStringLiteral("builtin");
        analysis.engineVersion = QStringLiteral("1.0");
        analysis.modelUsed = QStringLiteral("clauses 1.0");
        analysis.textHash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
        analysis.summary = QStringLiteral("A summary.");
        const CodePointIndex index(text);
        for (const auto &[page, quote] : quotes) {
            const qsizetype at = text.indexOf(quote);
            Finding finding;
            finding.number = int(analysis.findings.size());
            finding.category = QStringLiteral("Cap On Liability");
            finding.confidence = 0.875;
            finding.evidence = {page, index.toCodePoints(at, at + quote.size()), quote,
                                QCryptographicHash::hash(quote.toUtf8(), QCryptographicHash::Sha256)};
            analysis.findings.push_back(std::move(finding));
        }
        analysis.risks = {{QStringLiteral("uncapped-liability"),
                           QStringLiteral("Uncapped"),
                           Severity::High,
                           QStringLiteral("Why."),
                           QStringLiteral("Cap it."),
                           {0}}};
        analysis.recommendations = QStringList{QStringLiteral("Cap it.")};
        analysis.categories = {{QStringLiteral("Cap On Liability"), true, 0.875, {0}}};
        return analysis;
    }

    TestPostgres postgres;
    std::unique_ptr<postgres::PostgresConnection> connection;
    QTemporaryDir files;
    QString error;
};

} // namespace lectern
