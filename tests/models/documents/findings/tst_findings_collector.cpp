// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/findings_collector.h"
#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/sample_analysis.h"
#include "tests/support/settle.h"

#include <QSignalSpy>
#include <QThreadPool>
#include <QTest>

using namespace lectern;
using namespace lectern::models;

class TestFindingsCollector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void gathersEveryDocumentOfAQueryProved();
    void passesOverADocumentWithoutAnalysis();
    void endsWithTheFirstError();
    void saysNothingMoreOnceStopped();
    void dropsAProofThatWasUnderWayWhenItWasStopped();
    void takesEveryPageOfTheList();
    void takesEachDocumentOnceThoughItMovesMeanwhile();

private:
    FakeDocumentSource m_source;
    std::vector<DocumentId> m_ids;
};

void TestFindingsCollector::initTestCase()
{
    const SampleAnalysis sample = sampleAnalysis();
    for (int i = 0; i < 3; ++i) {
        m_ids.push_back(m_source.put(QStringLiteral("contract %1.pdf").arg(i), {sample.pages.front().text}));
        Analysis analysis = sample.analysis;
        analysis.id.value = QUuid::createUuid();
        if (i == 1)
            analysis.findings[0].evidence.quote = QStringLiteral("a lie");
        m_source.putAnalysis(m_ids.back(), analysis);
    }
    m_ids.push_back(m_source.put(QStringLiteral("unread.pdf"), {QStringLiteral("text")}));
}

void TestFindingsCollector::gathersEveryDocumentOfAQueryProved()
{
    FindingsCollector collector(m_source);
    std::vector<FindingsReport> reports;
    connect(&collector, &FindingsCollector::collected, this, [&](const std::vector<FindingsReport> &got) { reports = got; });
    DocumentQuery query;
    query.filter.text = QStringLiteral("contract");
    collector.collect(query);
    QTRY_COMPARE(reports.size(), size_t(3));
    size_t findings = 0;
    for (const FindingsReport &report : reports)
        findings += report.analysis.findings.size();
    QCOMPARE(findings, size_t(8)); // three times three without the lie
    QVERIFY(!collector.isBusy());
}

void TestFindingsCollector::passesOverADocumentWithoutAnalysis()
{
    FindingsCollector collector(m_source);
    std::vector<FindingsReport> reports;
    connect(&collector, &FindingsCollector::collected, this, [&](const std::vector<FindingsReport> &got) { reports = got; });
    QSignalSpy progressed(&collector, &FindingsCollector::progressed);
    collector.collect(m_ids);
    QTRY_COMPARE(reports.size(), size_t(3));
    QCOMPARE(collector.passedOverCount(), 1);
    QCOMPARE(progressed.count(), 5);
    for (int done = 0; done < 5; ++done)
        QCOMPARE(progressed.at(done), (QVariantList{done, 4}));
}

void TestFindingsCollector::endsWithTheFirstError()
{
    FindingsCollector collector(m_source);
    int errors = 0, ends = 0;
    connect(&collector, &FindingsCollector::failed, this, [&] { ++errors; });
    connect(&collector, &FindingsCollector::collected, this, [&] { ++ends; });
    collector.collect({FakeDocumentSource::idOf(77)});
    QTRY_COMPARE(errors, 1);
    QCOMPARE(ends, 0);
    QVERIFY(!collector.isBusy());
}

void TestFindingsCollector::saysNothingMoreOnceStopped()
{
    FindingsCollector collector(m_source);
    int ends = 0;
    connect(&collector, &FindingsCollector::collected, this, [&] { ++ends; });
    connect(&collector, &FindingsCollector::progressed, this, [&](int done) {
        if (done == 1)
            collector.stop();
    });
    collector.collect(m_ids);
    QTRY_VERIFY(!collector.isBusy());
    settle();
    QCOMPARE(ends, 0);
}

void TestFindingsCollector::dropsAProofThatWasUnderWayWhenItWasStopped()
{
    FakeDocumentSource source;
    const SampleAnalysis sample = sampleAnalysis();
    const DocumentId first = source.put(QStringLiteral("long.pdf"),
                                        {sample.pages.front().text + QString(5'000'000, u'x')}); // its proof takes a while
    const DocumentId second = source.put(QStringLiteral("short.pdf"), {sample.pages.front().text});
    for (const DocumentId id : {first, second})
        source.putAnalysis(id, sample.analysis);
    FindingsCollector collector(source);
    std::vector<FindingsReport> reports;
    connect(&collector, &FindingsCollector::collected, this, [&](const std::vector<FindingsReport> &got) { reports = got; });
    collector.collect({first});
    while (QThreadPool::globalInstance()->activeThreadCount() == 0 && collector.isBusy())
        settle();
    collector.stop();
    source.holdsAnswers = true;
    collector.collect({second});
    QVERIFY(QThreadPool::globalInstance()->waitForDone(30'000));
    settle(); // the proof that nobody wants comes home, among what is wanted
    source.holdsAnswers = false;
    source.deliver();
    QTRY_VERIFY(!collector.isBusy());
    QCOMPARE(reports.size(), size_t(1));
    QCOMPARE(reports.front().document.id, second);
}

void TestFindingsCollector::takesEveryPageOfTheList()
{
    FakeDocumentSource source;
    const SampleAnalysis sample = sampleAnalysis();
    for (int i = 0; i < 2 * pageRowCount + 3; ++i) {
        const DocumentId id = source.put(QStringLiteral("lease %1.pdf").arg(i), {sample.pages.front().text});
        if (i % 100 != 0)
            continue;
        Analysis analysis = sample.analysis;
        analysis.id.value = QUuid::createUuid();
        source.putAnalysis(id, analysis);
    }
    FindingsCollector collector(source);
    std::vector<FindingsReport> reports;
    connect(&collector, &FindingsCollector::collected, this, [&](const std::vector<FindingsReport> &got) { reports = got; });
    collector.collect(DocumentQuery());
    QTRY_COMPARE(reports.size(), size_t(5));
    QCOMPARE(collector.passedOverCount(), 2 * pageRowCount - 2);
}

void TestFindingsCollector::takesEachDocumentOnceThoughItMovesMeanwhile()
{
    FakeDocumentSource source;
    const SampleAnalysis sample = sampleAnalysis();
    for (int i = 0; i < pageRowCount + 10; ++i)
        source.put(QStringLiteral("lease %1.pdf").arg(i, 4, 10, QLatin1Char('0')), {sample.pages.front().text});
    const DocumentId last = FakeDocumentSource::idOf(pageRowCount + 6);
    for (const DocumentId id : {FakeDocumentSource::idOf(pageRowCount), last}) {
        Analysis analysis = sample.analysis;
        analysis.id.value = QUuid::createUuid();
        source.putAnalysis(id, analysis);
    }
    FindingsCollector collector(source);
    std::vector<FindingsReport> reports;
    connect(&collector, &FindingsCollector::collected, this, [&](const std::vector<FindingsReport> &got) { reports = got; });
    DocumentQuery query;
    query.sortKey = DocumentSortKey::Name;
    query.order = Qt::AscendingOrder;
    source.holdsAnswers = true;
    collector.collect(query);
    source.deliver(1);
    QTRY_COMPARE(source.heldCount(), 1);                                      // the second page is asked for
    source.find(last)->document.originalName = QStringLiteral("a lease.pdf"); // it was to come, and moves to the front
    source.holdsAnswers = false;
    source.deliver();
    QTRY_COMPARE(reports.size(), size_t(2));
    QCOMPARE(collector.passedOverCount(), pageRowCount + 8);
    for (const auto bound : source.bounds)
        QCOMPARE(bound, strictBound); // what is written down is not what a panel may show
}

QTEST_GUILESS_MAIN(TestFindingsCollector)
#include "tst_findings_collector.moc"
