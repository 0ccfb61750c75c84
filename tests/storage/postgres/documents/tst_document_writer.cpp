// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/documents/document_reader.h"
#include "tests/support/document_stage.h"
#include "tests/support/reason_of.h"

#include <QRandomGenerator>
#include <QtTest>

#include <random>
#include <thread>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace lectern;
using namespace lectern::postgres;
using namespace std::chrono_literals;

namespace {

/// Bytes that no compression makes smaller.
QByteArray noise(qint64 count, quint32 seed)
{
    QByteArray bytes(count, Qt::Uninitialized);
    QRandomGenerator random(seed);
    random.generate(reinterpret_cast<quint32 *>(bytes.data()), reinterpret_cast<quint32 *>(bytes.data() + count / 4 * 4));
    return bytes;
}

} // namespace

class TestDocumentWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_stage.error.isEmpty(), qPrintable(m_stage.error)); }
    void init() { QVERIFY2(m_stage.clear(), qPrintable(m_stage.postgres.error())); }

    void storesAFileWithItsDocumentJobAndAuditRow()
    {
        const QByteArray bytes = noise(3 * 1024 * 1024 + 17, 1);
        NewDocument document;
        document.path = m_stage.file(QStringLiteral("Contract.pdf"), bytes);
        document.client = QStringLiteral("  Acme\n GmbH ");
        document.contractType = QStringLiteral("Supply");
        std::vector<std::pair<qint64, qint64>> progress;
        const auto added = writer().add(document, [&](qint64 done, qint64 total) { progress.emplace_back(done, total); }, {});
        QVERIFY2(added, reasonOf(added));
        QVERIFY(!added->isExisting);
        QCOMPARE(added->sha256, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
        QCOMPARE(progress.size(), size_t(4));
        QCOMPARE(progress.back(), std::make_pair(qint64(bytes.size()), qint64(bytes.size())));
        const auto back = DocumentReader(*m_stage.connection).readBytes(added->id);
        QVERIFY2(back, reasonOf(back));
        QVERIFY(*back == bytes);
        const auto read = DocumentReader(*m_stage.connection).readDocument(added->id);
        QVERIFY2(read, reasonOf(read));
        QCOMPARE(read->value.originalName, QStringLiteral("Contract.pdf"));
        QCOMPARE(read->value.client, QStringLiteral("Acme GmbH"));
        QCOMPARE(read->value.contractType, QStringLiteral("Supply"));
        QCOMPARE(read->value.sizeBytes, qint64(bytes.size()));
        QCOMPARE(read->value.status, WorkStatus::Pending);
        QCOMPARE(read->value.ownerName, QStringLiteral("lectern"));
        QCOMPARE(value("select kind || ' ' || state from jobs"), QStringLiteral("extract waiting"));
        QCOMPARE(value("select action || ' ' || object_id || ' ' || actor from audit_log"),
                 QStringLiteral("document.added ") + added->id.value.toString(QUuid::WithoutBraces) + QStringLiteral(" lectern"));
        // In the same transaction: the audit row bears the transaction of the document.
        QCOMPARE(value("select (select xmin::text from documents) = (select xmin::text from audit_log)"), QStringLiteral("t"));
        QCOMPARE(value("select (select xmin::text from documents) = (select xmin::text from jobs)"), QStringLiteral("t"));
    }

    void keepsAContentOnce()
    {
        const auto first = m_stage.add(QStringLiteral("a.txt"), "the same");
        QVERIFY2(first, reasonOf(first));
        const auto again = m_stage.add(QStringLiteral("b.txt"), "the same");
        QVERIFY2(again, reasonOf(again));
        QVERIFY(again->isExisting);
        QCOMPARE(again->id, first->id);
        const auto anyway = m_stage.add(QStringLiteral("c.txt"), "the same", SameContent::AddAnyway);
        QVERIFY2(anyway, reasonOf(anyway));
        QVERIFY(!anyway->isExisting);
        QVERIFY(anyway->id != first->id);
        QCOMPARE(value("select count(*) from document_contents"), QStringLiteral("1"));
        QCOMPARE(value("select count(*) from document_chunks"), QStringLiteral("1"));
        QCOMPARE(value("select count(*) from documents"), QStringLiteral("2"));
    }

    void remembersWhichVersionItFollows()
    {
        const auto first = m_stage.add(QStringLiteral("v1.txt"), "one");
        QVERIFY(first);
        NewDocument next;
        next.path = m_stage.file(QStringLiteral("v2.txt"), "two");
        next.previousVersion = first->id;
        const auto second = writer().add(next, {}, {});
        QVERIFY2(second, reasonOf(second));
        const auto read = DocumentReader(*m_stage.connection).readDocument(second->id);
        QVERIFY(read && read->value.previousVersion == std::optional(first->id));
    }

    void letsManyBringTheSameFileAtOnce()
    {
        const QByteArray bytes = noise(8 * 1024 * 1024, 2);
        const QString path = m_stage.file(QStringLiteral("same.pdf"), bytes);
        std::array<Result<AddedDocument>, 5> results;
        {
            std::vector<std::jthread> adders;
            for (auto &result : results) {
                adders.emplace_back([this, path, &result] {
                    PostgresConnection connection(m_stage.url(), QStringLiteral("adder"));
                    NewDocument document;
                    document.path = path;
                    result = DocumentWriter(connection).add(document, {}, {});
                });
            }
        }
        int added = 0;
        for (const auto &result : results) {
            QVERIFY2(result, reasonOf(result));
            added += result->isExisting ? 0 : 1;
            QCOMPARE(result->id, results[0]->id);
        }
        QCOMPARE(added, 1);
        QCOMPARE(value("select count(*) from documents"), QStringLiteral("1"));
        QCOMPARE(value("select count(*) from document_chunks"), QStringLiteral("8"));
    }

    void refusesWhatIsNoDocument_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("reason");
        QTest::newRow("not there") << m_stage.files.filePath(QStringLiteral("missing.pdf")) << QStringLiteral("\"missing.pdf\" does not exist.");
        QTest::newRow("empty") << m_stage.file(QStringLiteral("empty.pdf"), {}) << QStringLiteral("\"empty.pdf\" is empty.");
        QDir(m_stage.files.path()).mkdir(QStringLiteral("folder"));
        QTest::newRow("folder") << m_stage.files.filePath(QStringLiteral("folder")) << QStringLiteral("\"folder\" is a folder, not a file.");
        QFile large(m_stage.files.filePath(QStringLiteral("large.pdf")));
        if (large.open(QIODevice::WriteOnly))
            large.resize(256 * 1024 * 1024 + 1);
        QTest::newRow("too large") << large.fileName() << QStringLiteral("\"large.pdf\" is larger than 256 MiB, the most that a document may have.");
#ifdef Q_OS_UNIX
        const QString pipe = m_stage.files.filePath(QStringLiteral("pipe"));
        mkfifo(qPrintable(pipe), 0600);
        QTest::newRow("pipe") << pipe << QStringLiteral("\"pipe\" is a pipe, not a file.");
#endif
    }
    void refusesWhatIsNoDocument()
    {
        QFETCH(QString, path);
        QFETCH(QString, reason);
        NewDocument document;
        document.path = path;
        const auto added = writer().add(document, {}, {});
        QVERIFY(!added);
        QCOMPARE(added.error().code, ErrorCode::InvalidRequest);
        QCOMPARE(added.error().part, FaultyPart::File);
        QCOMPARE(added.error().detail, reason);
        QCOMPARE(value("select count(*) from documents") + value("select count(*) from document_contents"), QStringLiteral("00"));
        QCOMPARE(value("select action || ': ' || (after ->> 'reason') from audit_log"), QStringLiteral("document.refused: ") + reason);
    }

    void leavesNothingWhenCancelled()
    {
        std::stop_source stop;
        NewDocument document;
        document.path = m_stage.file(QStringLiteral("big.pdf"), noise(8 * 1024 * 1024, 3));
        const auto added = writer().add(
            document,
            [&](qint64 done, qint64) {
                if (done > 3 * 1024 * 1024)
                    stop.request_stop();
            },
            stop.get_token());
        QVERIFY(!added);
        QCOMPARE(added.error().code, ErrorCode::Cancelled);
        expectNothing();
        const auto again = writer().add(document, {}, {});
        QVERIFY2(again, reasonOf(again));
    }

    void leavesNothingWhenItIsKilledInTheMiddle()
    {
        NewDocument document;
        document.path = m_stage.file(QStringLiteral("killed.pdf"), noise(8 * 1024 * 1024, 4));
        const auto added = writer().add(document,
                                        [&](qint64 done, qint64) {
                                            if (done == 4 * 1024 * 1024) // as if the program or the network were gone
                                                QVERIFY(m_stage.execute(QStringLiteral(
                                                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'stage'")));
                                        },
                                        {});
        QVERIFY(!added);
        QTRY_COMPARE(value("select count(*) from pg_stat_activity where state = 'active' and application_name = 'stage'"), QStringLiteral("0"));
        expectNothing();
    }

    void refusesAFileThatChangesWhileItIsRead()
    {
        const QByteArray bytes = noise(4 * 1024 * 1024, 5);
        NewDocument document;
        document.path = m_stage.file(QStringLiteral("changing.pdf"), bytes);
        const auto added = writer().add(document,
                                        [&](qint64 done, qint64) {
                                            QFile file(document.path);
                                            if (done == 1024 * 1024 && file.open(QIODevice::ReadWrite)) {
                                                file.seek(3 * 1024 * 1024);
                                                file.write("other");
                                            }
                                        },
                                        {});
        QVERIFY(!added);
        QCOMPARE(added.error().code, ErrorCode::Conflict);
        expectNothing();
    }

    void refusesAContentThatIsNotWhole()
    {
        QVERIFY(!m_stage.execute(QStringLiteral("insert into document_contents values (sha256('abc'), 3, 'text/plain')")));
        QVERIFY(!m_stage.execute(QStringLiteral("insert into document_contents values (sha256('abc'), 3, 'text/plain');"
                                                "insert into document_chunks values (sha256('abc'), 0, 'ab')")));
        QVERIFY(m_stage.execute(QStringLiteral("insert into document_contents values (sha256('abc'), 3, 'text/plain');"
                                               "insert into document_chunks values (sha256('abc'), 0, 'abc')")));
        QVERIFY(!m_stage.execute(QStringLiteral("update document_chunks set bytes = 'xyz'")));
    }

    void noticesBytesThatAreNotTheDocuments()
    {
        const auto added = m_stage.add(QStringLiteral("a.txt"), "the bytes");
        QVERIFY(added);
        QVERIFY(
            m_stage.execute(QStringLiteral("alter table document_chunks disable trigger document_chunk_kept, disable trigger a_guard;"
                                           "update document_chunks set bytes = 'the bites';"
                                           "alter table document_chunks enable always trigger document_chunk_kept, enable always trigger a_guard")));
        const auto read = DocumentReader(*m_stage.connection).readBytes(added->id);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Corrupt);
    }

    void letsOneOfTwoEditorsWin()
    {
        const auto added = m_stage.add(QStringLiteral("a.txt"), "text");
        QVERIFY(added);
        const qint64 opened = version(added->id);
        PostgresJobQueue queue(m_stage.url());
        QVERIFY(DocumentStage::takeOf(queue, added->id)); // work on it is no conflict
        QVERIFY(version(added->id) > opened);
        const auto first = writer().edit(added->id, opened, {QStringLiteral("Name one"), QStringLiteral("Client"), QStringLiteral("Lease")});
        QVERIFY2(first, reasonOf(first));
        const auto second = writer().edit(added->id, opened, {QStringLiteral("Name two"), {}, {}});
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Conflict);
        QCOMPARE(value("select original_name || '/' || client || '/' || contract_type from documents"), QStringLiteral("Name one/Client/Lease"));
        QVERIFY(writer().edit(added->id, version(added->id), {QStringLiteral("Name three"), {}, {}}));
        QCOMPARE(value("select metadata from documents"), QStringLiteral("{}"));
        QCOMPARE(writer().edit({QUuid::createUuid()}, 1, {QStringLiteral("x"), {}, {}}).error().code, ErrorCode::NotFound);
        QCOMPARE(value("select after ->> 'original_name' from audit_log where action = 'document.changed' and after ? 'client' order by id limit 1"),
                 QStringLiteral("Name one"));
    }

    void takesAnEditThatIsStoredAlreadyForDone()
    {
        const auto added = m_stage.add(QStringLiteral("a.txt"), "text");
        QVERIFY(added);
        const qint64 opened = version(added->id);
        const DocumentEdit mine{QStringLiteral("Name one"), QStringLiteral(" Client "), {}};
        QVERIFY(writer().edit(added->id, opened, mine)); // its answer is lost
        const auto again = writer().edit(added->id, opened, mine);
        QVERIFY2(again, reasonOf(again));
        QCOMPARE(value("select count(*) from audit_log where action = 'document.changed' and after ? 'original_name'"), QStringLiteral("1"));
    }

    void undoesAnEditOnlyWhereItStillStands()
    {
        const auto added = m_stage.add(QStringLiteral("a.txt"), "text");
        QVERIFY(added);
        const DocumentEdit before{QStringLiteral("a.txt"), {}, {}}, mine{QStringLiteral(" Mine "), QStringLiteral("Acme"), {}};
        QVERIFY(writer().edit(added->id, version(added->id), mine));
        PostgresJobQueue queue(m_stage.url());
        QVERIFY(DocumentStage::takeOf(queue, added->id)); // work on it keeps nobody from undoing
        const auto undone = writer().replaceEdit(added->id, mine, before);
        QVERIFY2(undone, reasonOf(undone));
        QCOMPARE(value("select original_name || '/' || client from documents"), QStringLiteral("a.txt/"));
        const auto redone = writer().replaceEdit(added->id, before, mine);
        QVERIFY2(redone, reasonOf(redone));

        const DocumentEdit theirs{QStringLiteral("Mine"), QStringLiteral("Acme Ltd"), {}};
        QVERIFY(writer().edit(added->id, version(added->id), theirs));
        const auto refused = writer().replaceEdit(added->id, mine, before);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QCOMPARE(value("select original_name || '/' || client from documents"), QStringLiteral("Mine/Acme Ltd"));
        QCOMPARE(writer().replaceEdit({QUuid::createUuid()}, mine, before).error().code, ErrorCode::NotFound);
    }

    void deletesSoftlyAndBack()
    {
        const auto one = m_stage.add(QStringLiteral("a.txt"), "a");
        const auto two = m_stage.add(QStringLiteral("b.txt"), "b");
        QVERIFY(one && two);
        QVERIFY(writer().setActive({one->id, two->id}, false));
        QCOMPARE(value("select count(*) from documents where is_active"), QStringLiteral("0"));
        const auto gone = DocumentReader(*m_stage.connection).readDocument(one->id);
        QVERIFY2(gone, reasonOf(gone));
        QCOMPARE(gone->value.removedBy, QStringLiteral("lectern"));
        QVERIFY(gone->value.removedAt >= gone->value.createdAt);
        QVERIFY(m_stage.execute(QStringLiteral("update documents set removed_by = 'somebody else'"))); // nobody may write that
        QCOMPARE(DocumentReader(*m_stage.connection).readDocument(one->id)->value.removedBy, QStringLiteral("lectern"));
        QVERIFY(!m_stage.add(QStringLiteral("a.txt"), "a")->isExisting); // a deleted one is not opened instead
        QVERIFY(writer().setActive({one->id}, true));
        QVERIFY(DocumentReader(*m_stage.connection).readDocument(one->id)->value.removedBy.isEmpty());
        QVERIFY(!DocumentReader(*m_stage.connection).readDocument(one->id)->value.removedAt.isValid());
        QCOMPARE(value("select count(*) from documents where is_active"), QStringLiteral("2"));
    }

    void neverHasHalfADocument()
    {
        const auto id = m_stage.complete(QStringLiteral("b.txt"), {QStringLiteral("one"), QStringLiteral("two")});
        QVERIFY2(id, reasonOf(id));
        QVERIFY(!m_stage.execute(QStringLiteral("delete from document_pages where page_number = 2")));
        QVERIFY(!m_stage.execute(QStringLiteral("update document_pages set page_text = 'other'")));
        QVERIFY(!m_stage.execute(QStringLiteral("update documents set page_count = 3")));
        const auto waiting = m_stage.add(QStringLiteral("w.txt"), "w");
        QVERIFY(waiting);
        QVERIFY(!m_stage.execute(
            QStringLiteral("update documents set status = 'COMPLETED', page_count = 1, completed_at = now() where status = 'PENDING'")));
        QVERIFY(!m_stage.execute(QStringLiteral("update documents set status = 'FAILED' where status = 'PENDING'"))); // without a reason
    }

private:
    DocumentWriter writer() { return DocumentWriter(*m_stage.connection); }
    QString value(const char *sql) { return m_stage.value(QString::fromLatin1(sql)); }
    qint64 version(DocumentId id) { return DocumentReader(*m_stage.connection).readDocument(id)->value.version; }
    void expectNothing()
    {
        QCOMPARE(value("select (select count(*) from documents) + (select count(*) from document_contents)"
                       " + (select count(*) from document_chunks) + (select count(*) from jobs) + (select count(*) from audit_log)"),
                 QStringLiteral("0"));
    }

    DocumentStage m_stage;
};

QTEST_GUILESS_MAIN(TestDocumentWriter)
#include "tst_document_writer.moc"
