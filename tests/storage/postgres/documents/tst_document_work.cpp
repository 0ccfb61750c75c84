// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/documents/document_work.h"

#include "tests/support/document_stage.h"
#include "tests/support/reason_of.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::postgres;

class TestDocumentWork : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_stage.error.isEmpty(), qPrintable(m_stage.error)); }
    void init() { QVERIFY2(m_stage.clear(), qPrintable(m_stage.postgres.error())); }

    void triesAFailedDocumentAgain()
    {
        const auto added = m_stage.add(QStringLiteral("a.txt"), "a");
        QVERIFY2(added, reasonOf(added));
        QVERIFY(work().cancel(added->id));
        QCOMPARE(value("select status || ': ' || error from documents"), QStringLiteral("FAILED: Cancelled by lectern."));
        QCOMPARE(value("select state || ': ' || reason from jobs"), QStringLiteral("cancelled: Cancelled by lectern."));
        const auto asked = work().retry(added->id);
        QVERIFY2(asked, reasonOf(asked));
        QCOMPARE(value("select status || ': ' || error from documents"), QStringLiteral("PENDING: "));
        QCOMPARE(value("select kind || ' ' || state from jobs where state <> 'cancelled'"), QStringLiteral("extract waiting"));
    }

    void triesAtOnceWhatWaitsForAnotherTry()
    {
        const auto added = m_stage.add(QStringLiteral("a.txt"), "a");
        QVERIFY2(added, reasonOf(added));
        QVERIFY(m_stage.execute(QStringLiteral("update jobs set not_before = now() + interval '1 hour'")));
        QVERIFY(work().retry(added->id));
        QCOMPARE(value("select count(*) || ' ' || count(not_before) from jobs"), QStringLiteral("1 0"));
    }

    void hasOneOpenJobOfAKind()
    {
        const auto added = m_stage.add(QStringLiteral("a.txt"), "a");
        QVERIFY2(added, reasonOf(added));
        QVERIFY(work().queueExtraction(added->id)); // the first is there from the adding
        QCOMPARE(value("select count(*) from jobs"), QStringLiteral("1"));
    }

    void knowsNoWorkOnADocumentThatIsNotThere()
    {
        const DocumentId nowhere{QUuid::createUuid()};
        QCOMPARE(work().retry(nowhere).error().code, ErrorCode::NotFound);
        QCOMPARE(work().analyse(nowhere, QStringLiteral("builtin")).error().code, ErrorCode::NotFound);
        QCOMPARE(work().analyse(nowhere, QString()).error().code, ErrorCode::InvalidRequest);
        QVERIFY(work().cancel(nowhere)); // there is nothing to cancel
    }

    void repeatsAnAnalysisOnlyOfATextThatIsThere()
    {
        const auto waiting = m_stage.add(QStringLiteral("a.txt"), "a");
        QVERIFY(waiting);
        QCOMPARE(work().analyse(waiting->id, QStringLiteral("ollama")).error().code, ErrorCode::InvalidRequest);
        QVERIFY(work().cancel(waiting->id));
        const auto id = m_stage.complete(QStringLiteral("b.txt"), {QStringLiteral("text")});
        QVERIFY2(id, reasonOf(id));
        QVERIFY(work().cancel(*id));
        const auto asked = work().analyse(*id, QStringLiteral("ollama"));
        QVERIFY2(asked, reasonOf(asked));
        QVERIFY(work().analyse(*id, QStringLiteral("ollama")));
        QCOMPARE(value("select string_agg(engine, ',') from jobs where state = 'waiting'"), QStringLiteral("ollama"));
        QCOMPARE(work().retry(*id).error().code, ErrorCode::InvalidRequest);
    }

private:
    DocumentWork work() { return DocumentWork(*m_stage.connection); }
    QString value(const char *sql) { return m_stage.value(QString::fromLatin1(sql)); }

    DocumentStage m_stage;
};

QTEST_GUILESS_MAIN(TestDocumentWork)
#include "tst_document_work.moc"
