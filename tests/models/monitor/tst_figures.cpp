// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/figures.h"

#include <QLocale>
#include <QtTest>

using namespace lectern;
using namespace lectern::models;
using namespace std::chrono_literals;

class TestFigures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void percentIsHonest_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << 0.0 << "0.0 %";
        QTest::newRow("some") << 0.9421 << "94.2 %";
        QTest::newRow("almost all is not all") << 0.99999 << "99.9 %";
        QTest::newRow("all") << 1.0 << "100 %";
    }
    void percentIsHonest()
    {
        QFETCH(double, share);
        QTEST(figures::percent(share), "text");
    }

    void whatWasNotMeasuredIsADash()
    {
        QCOMPARE(figures::percent(std::nullopt), QStringLiteral("\u2013"));
        QCOMPARE(figures::milliseconds(std::nullopt), QStringLiteral("\u2013"));
        QCOMPARE(figures::withUnit(std::nullopt), QStringLiteral("\u2013"));
    }

    void latencyKeepsTheDigitsThatMatter_data()
    {
        QTest::addColumn<double>("microseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("memory") << 9.0 << "0.009 ms";
        QTest::newRow("Redis") << 214.0 << "0.21 ms";
        QTest::newRow("PostgreSQL") << 14'300.0 << "14.3 ms";
        QTest::newRow("slow") << 431'000.0 << "431 ms";
        QTest::newRow("very slow") << 2'400'000.0 << "2.40 s";
    }
    void latencyKeepsTheDigitsThatMatter()
    {
        QFETCH(double, microseconds);
        QTEST(figures::withUnit(microseconds), "text");
    }

    void durationsChooseTheirUnit()
    {
        QCOMPARE(figures::duration(400ms), QStringLiteral("400 ms"));
        QCOMPARE(figures::duration(2400ms), QStringLiteral("2.4 s"));
        QCOMPARE(figures::duration(41min), QStringLiteral("41 min"));
        QCOMPARE(figures::duration(150min), QStringLiteral("2.5 h"));
        QCOMPARE(figures::duration(47h), QStringLiteral("47.0 h"));
        QCOMPARE(figures::duration(7 * 24h), QStringLiteral("7 d"));
        QCOMPARE(figures::duration(60h), QStringLiteral("2.5 d"));
    }

    void numbersFollowTheLocale()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(figures::percent(0.942), QStringLiteral("94,2 %"));
        QCOMPARE(figures::count(312480), QStringLiteral("312.480"));
    }
};

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_figures.moc"
