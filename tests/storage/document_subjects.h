// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/storage.h"
#include "tests/support/document_stage.h"
#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/reason_of.h"

#include <QtTest>

namespace lectern {

/// A document that both are given; its id is FakeDocumentStore::idOf(serial).
struct GivenDocument {
    int serial;
    QString name;
    DocumentKind kind;
    WorkStatus status;
    QString client;
    QString contractType;
    std::optional<RiskCounts> risks;
    QString createdAt; ///< UTC
    QStringList pages; ///< Of a COMPLETED one.
    bool isActive = true;
};

inline const std::vector<GivenDocument> &givenDocuments()
{
    static const std::vector<GivenDocument> documents = {
        {1,
         u"Alpha lease.pdf"_qs,
         DocumentKind::Pdf,
         WorkStatus::Completed,
         u"Helix"_qs,
         u"Lease"_qs,
         RiskCounts{1, 0, 0},
         u"2026-01-01T10:00:00.000"_qs,
         {u"The lessor shall indemnify the lessee.\n"_qs, u"By\narbitration in Paris.\n"_qs, u"The escrow.\n"_qs,
          u"An escrow is an escrow, and no escrow is kept twice.\n"_qs}},
        {2,
         u"alpha LEASE.pdf"_qs,
         DocumentKind::Docx,
         WorkStatus::Completed,
         u"Helix"_qs,
         u"Supply"_qs,
         RiskCounts{0, 2, 0},
         u"2026-01-01T10:00:00.000"_qs,
         {u"Nothing of note.\n"_qs}},
        {3,
         u"beta.pdf"_qs,
         DocumentKind::Pdf,
         WorkStatus::Completed,
         {},
         {},
         RiskCounts{0, 0, 0},
         u"2026-01-02T10:00:00.000"_qs,
         {u"\U0001F600 Indemnify shall the lessor.\n"_qs}},
        {4,
         u"Supply_Agreement-gamma.pdf"_qs,
         DocumentKind::Odt,
         WorkStatus::Completed,
         u"helix"_qs,
         u"Supply"_qs,
         RiskCounts{0, 0, 3},
         u"2026-01-02T10:00:00.000"_qs,
         {u"A royalty of five per cent.\n"_qs}},
        {5, u"failed.pdf"_qs, DocumentKind::Unknown, WorkStatus::Failed, u"Helix"_qs, {}, {}, u"2026-01-03T10:00:00.000"_qs, {}},
        {6, u"pending.txt"_qs, DocumentKind::Unknown, WorkStatus::Pending, {}, {}, {}, u"2026-01-03T23:59:59.999"_qs, {}},
        {7, u"deleted.pdf"_qs, DocumentKind::Pdf, WorkStatus::Completed, {}, {}, {}, u"2026-01-02T10:00:00.000"_qs, {u"Royalty.\n"_qs}, false},
        {8,
         u"\u00C4pfel.pdf"_qs,
         DocumentKind::Text,
         WorkStatus::Completed,
         {},
         u"Lease"_qs,
         RiskCounts{1, 0, 0},
         u"2026-01-04T00:00:00.000"_qs,
         {u"Ein Vertrag \u00FCber \u00C4pfel.\n"_qs}},
        {9,
         u"zeta.pdf"_qs,
         DocumentKind::Image,
         WorkStatus::Completed,
         u"\u00C4rzte"_qs,
         {},
         RiskCounts{1, 1, 0},
         u"2026-01-05T10:00:00.000"_qs,
         {u"An arbitration clause, and arbitration again.\n"_qs}},
        {10, u"processing.rtf"_qs, DocumentKind::Rtf, WorkStatus::Processing, {}, {}, {}, u"2026-01-05T10:00:00.000"_qs, {}},
    };
    return documents;
}

/// Somebody who keeps documents, and what a worker does to them. Thread: the test's.
class DocumentSubject
{
public:
    virtual ~DocumentSubject() = default;
    [[nodiscard]] virtual DocumentSource &source() = 0;
    [[nodiscard]] virtual DocumentSink &sink() = 0;
    /// A COMPLETED document.
    [[nodiscard]] virtual Result<DocumentId> complete(const QString &name, const QStringList &pages) = 0;
    /// Whose text could not be read.
    [[nodiscard]] virtual Result<DocumentId> fail(const QString &name) = 0;
    virtual void storeAnalysis(DocumentId id, const Analysis &analysis) = 0;
};

/// The fake. Thread: the test's.
class FakeDocumentSubject : public DocumentSubject
{
public:
    FakeDocumentSubject()
    {
        for (const GivenDocument &given : givenDocuments()) {
            Document document;
            document.id = FakeDocumentStore::idOf(given.serial);
            document.originalName = given.name;
            document.kind = given.kind;
            document.status = given.status;
            document.client = given.client;
            document.contractType = given.contractType;
            document.risks = given.risks;
            document.isActive = given.isActive;
            document.createdAt = QDateTime::fromString(given.createdAt + u'Z', Qt::ISODateWithMs);
            m_documents.put(document, given.pages);
        }
    }
    DocumentSource &source() override { return m_documents; }
    DocumentSink &sink() override { return m_documents; }
    Result<DocumentId> complete(const QString &name, const QStringList &pages) override { return m_documents.put(name, pages); }
    Result<DocumentId> fail(const QString &name) override
    {
        const DocumentId id = m_documents.put(name);
        m_documents.at(id).status = WorkStatus::Failed;
        m_documents.at(id).reason = QStringLiteral("It is damaged.");
        return id;
    }
    void storeAnalysis(DocumentId id, const Analysis &analysis) override
    {
        Analysis stored = analysis;
        stored.id = {QUuid::createUuid()};
        m_documents.putAnalysis(id, stored);
    }

private:
    FakeDocumentSource m_documents;
};

/// The storage of the program over a PostgreSQL. Thread: the test's. Borrows the stage.
class PostgresDocumentSubject : public DocumentSubject
{
public:
    explicit PostgresDocumentSubject(DocumentStage &stage) : m_stage(stage), m_queue(stage.url()), m_storage(configOf(stage)) {}
    DocumentSource &source() override { return m_storage.documents(); }
    DocumentSink &sink() override { return m_storage.documentSink(); }
    Result<DocumentId> complete(const QString &name, const QStringList &pages) override { return m_stage.complete(name, pages); }
    Result<DocumentId> fail(const QString &name) override
    {
        const auto added = m_stage.add(name, name.toUtf8());
        if (!added)
            return failureOf(added);
        const auto failed = DocumentStage::takeOf(m_queue, added->id).and_then([&](const JobLease &job) {
            return m_queue.fail(job, QStringLiteral("It is damaged."));
        });
        return failed ? Result<DocumentId>(added->id) : failureOf(failed);
    }
    void storeAnalysis(DocumentId id, const Analysis &analysis) override
    {
        const auto stored = DocumentStage::takeOf(m_queue, id).and_then([&](const JobLease &job) { return m_queue.completeAnalysis(job, analysis); });
        QVERIFY2(stored, reasonOf(stored));
    }
    /// Puts in what is given.
    [[nodiscard]] static bool fill(DocumentStage &stage)
    {
        bool isFilled = stage.clear();
        for (const GivenDocument &given : givenDocuments()) {
            const QString id = FakeDocumentStore::idOf(given.serial).value.toString(QUuid::WithoutBraces);
            const auto risk = [&](int RiskCounts::*grade) { return given.risks ? QString::number((*given.risks).*grade) : QStringLiteral("null"); };
            QString sql =
                QStringLiteral("insert into document_contents select sha256(convert_to('%1', 'UTF8')), length(convert_to('%1', 'UTF8')), 'x';"
                               " insert into document_chunks select sha256(convert_to('%1', 'UTF8')), 0, convert_to('%1', 'UTF8');"
                               " insert into documents (id, original_name, sha256, kind, status, error, is_active, created_at, metadata, risk_high,"
                               " risk_medium, risk_low) values ('%2', '%1', sha256(convert_to('%1', 'UTF8')), '%3', '%4', '%5', %6, '%7+00',"
                               " jsonb_strip_nulls(jsonb_build_object('client', nullif('%8', ''), 'contract_type', nullif('%9', ''))), ")
                    .arg(given.name, id, nameOf(given.kind), nameOf(given.status == WorkStatus::Completed ? WorkStatus::Pending : given.status),
                         given.status == WorkStatus::Failed ? QStringLiteral("why") : QString(),
                         given.isActive ? QStringLiteral("true") : QStringLiteral("false"), given.createdAt, given.client, given.contractType)
                + QStringList{risk(&RiskCounts::high), risk(&RiskCounts::medium), risk(&RiskCounts::low)}.join(QStringLiteral(", "))
                + QStringLiteral(");");
            for (int page = 0; page < int(given.pages.size()); ++page)
                sql += QStringLiteral("insert into document_pages (document_id, page_number, page_text) values ('%1', %2, '%3');")
                           .arg(id, QString::number(page + 1), given.pages[page]);
            if (given.status == WorkStatus::Completed)
                sql +=
                    QStringLiteral(
                        "update documents set status = 'COMPLETED', started_at = created_at, completed_at = created_at, page_count = %1, character_count = %2 where id = '%3';")
                        .arg(QString::number(given.pages.size()), QString::number(codePointCount(given.pages.join(QString()))), id);
            isFilled = isFilled && stage.execute(sql);
        }
        return isFilled;
    }

private:
    [[nodiscard]] static StorageConfig configOf(const DocumentStage &stage)
    {
        StorageConfig config;
        config.postgresUrl = stage.url();
        return config;
    }

    DocumentStage &m_stage;
    postgres::PostgresJobQueue m_queue;
    Storage m_storage;
};

} // namespace lectern
