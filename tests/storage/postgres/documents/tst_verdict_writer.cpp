// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/documents/verdict_writer.h"

#include "storage/postgres/documents/document_reader.h"
#include "tests/support/document_stage.h"
#include "tests/support/reason_of.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::postgres;

class TestVerdictWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_stage.error.isEmpty(), qPrintable(m_stage.error)); }
    void init() { QVERIFY2(m_stage.clear(), qPrintable(m_stage.postgres.error())); }

    void keepsVerdictsAndCountsPrecision()
    {
        const QStringList pages{QStringLiteral("The cap is one million.\n")};
        const auto id = m_stage.complete(QStringLiteral("a.pdf"), pages);
        QVERIFY2(id, reasonOf(id));
        PostgresJobQueue queue(m_stage.url());
        const auto job = DocumentStage::takeOf(queue, *id);
        QVERIFY2(job, reasonOf(job));
        const auto done = queue.completeAnalysis(*job,
                                                 DocumentStage::analysisOf(pages, {{1, QStringLiteral("cap")}, {1, QStringLiteral("million")}}));
        QVERIFY2(done, reasonOf(done));
        DocumentReader reader(*m_stage.connection);
        const AnalysisId analysis = reader.readLatestAnalysis(*id)->value.id;
        const auto judged = judge(analysis, 0, {}, {Judgement::Wrong, QStringLiteral("No."), {}, {}});
        QVERIFY2(judged, reasonOf(judged));
        QVERIFY(judge(analysis, 0, {Judgement::Wrong, QStringLiteral("No."), {}, {}}, {Judgement::Right, QStringLiteral("Yes."), {}, {}}));
        QVERIFY(judge(analysis, 1, {}, {Judgement::Wrong, {}, {}, {}}));
        QCOMPARE(judge(analysis, 2, {}, {Judgement::Right, {}, {}, {}}).error().code, ErrorCode::NotFound);
        const auto read = reader.readAnalysis(analysis);
        QVERIFY2(read, reasonOf(read));
        QCOMPARE(read->value.findings[0].verdict.judgement, Judgement::Right);
        QCOMPARE(read->value.findings[0].verdict.note, QStringLiteral("Yes."));
        QCOMPARE(read->value.findings[0].verdict.author, QStringLiteral("lectern"));
        QVERIFY(read->value.findings[0].verdict.at.isValid());
        QCOMPARE(read->value.findings[1].verdict.judgement, Judgement::Wrong);
        const auto precision = reader.readPrecision();
        QVERIFY(precision && precision->value.size() == 1);
        QCOMPARE(precision->value[0].right, qint64(1));
        QCOMPARE(precision->value[0].wrong, qint64(1));
        QCOMPARE(value("select count(*) from audit_log where object_table = 'finding_verdicts'"), QStringLiteral("3"));
    }

    void refusesANoteThatIsTooLong()
    {
        const Verdict present, told{Judgement::Right, QString(4001, u'x'), {}, {}};
        QCOMPARE(judge({QUuid::createUuid()}, 0, present, told).error().code, ErrorCode::InvalidRequest);
        const Verdict longest{Judgement::Right, QString(4000, u'x'), {}, {}};
        QCOMPARE(judge({QUuid::createUuid()}, 0, present, longest).error().code, ErrorCode::NotFound);
    }

private:
    Result<void> judge(AnalysisId analysis, int finding, const Verdict &present, const Verdict &verdict)
    {
        return VerdictWriter(*m_stage.connection).judge(analysis, finding, present, verdict);
    }
    QString value(const char *sql) { return m_stage.value(QString::fromLatin1(sql)); }

    DocumentStage m_stage;
};

QTEST_GUILESS_MAIN(TestVerdictWriter)
#include "tst_verdict_writer.moc"
