// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/reviews/review_json.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::ctl;
using namespace std::chrono_literals;

class TestReviewJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsStaleSaysOfWhenItIs_data();
    void whatIsStaleSaysOfWhenItIs();
    void whatIsProvedSaysHowOldItIsAtMost();
};

void TestReviewJson::whatIsStaleSaysOfWhenItIs_data()
{
    QTest::addColumn<std::chrono::milliseconds>("age");
    QTest::addColumn<QString>("ago");
    QTest::newRow("one second") << std::chrono::milliseconds(1'999) << QStringLiteral("1 second");
    QTest::newRow("seconds") << std::chrono::milliseconds(59'999) << QStringLiteral("59 seconds");
    QTest::newRow("one minute") << std::chrono::milliseconds(60'000) << QStringLiteral("1 minute");
    QTest::newRow("minutes") << std::chrono::milliseconds(3'195'816) << QStringLiteral("53 minutes");
    QTest::newRow("one hour") << std::chrono::milliseconds(1h) << QStringLiteral("1 hour");
    QTest::newRow("hours") << std::chrono::milliseconds(47h) << QStringLiteral("47 hours");
    QTest::newRow("days") << std::chrono::milliseconds(49h) << QStringLiteral("2 days");
}

void TestReviewJson::whatIsStaleSaysOfWhenItIs()
{
    QFETCH(std::chrono::milliseconds, age);
    QFETCH(QString, ago);
    Provenance provenance;
    provenance.source = Source::Stale;
    provenance.age = age;
    provenance.asOf = QDateTime::currentDateTimeUtc().addMSecs(-age.count());
    const QDateTime then = provenance.asOf.toLocalTime();
    const QString format = then.date() == QDate::currentDate() ? QStringLiteral("HH:mm") : QStringLiteral("yyyy-MM-dd HH:mm");
    QCOMPARE(provenanceText(provenance), QStringLiteral("as of %1, %2 ago; the database does not answer").arg(then.toString(format), ago));
}

void TestReviewJson::whatIsProvedSaysHowOldItIsAtMost()
{
    Provenance provenance;
    provenance.source = Source::Memory;
    provenance.age = 120ms;
    QCOMPARE(provenanceText(provenance), QStringLiteral("from memory, at most 120 ms old"));
}

QTEST_GUILESS_MAIN(TestReviewJson)
#include "tst_review_json.moc"
