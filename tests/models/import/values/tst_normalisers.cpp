// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/columns/column_table.h"
#include "models/import/values/date_normaliser.h"
#include "models/import/values/rating_normaliser.h"
#include "models/import/values/value_normaliser.h"

#include <QTest>

using namespace lectern;
using namespace lectern::imports;

/// Single values: ratings, dates, booleans, counts, lists, languages, names.
class TestNormalisers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRatings_data();
    void readsRatings();
    void refusesRatingsThatCannotBe_data();
    void refusesRatingsThatCannotBe();
    void decidesTheScaleFromASample_data();
    void decidesTheScaleFromASample();
    void readsDates_data();
    void readsDates();
    void refusesDatesThatCannotBe_data();
    void refusesDatesThatCannotBe();
    void tellsDayFromMonthByASample_data();
    void tellsDayFromMonthByASample();
    void countsBackFromTheScrapeDate_data();
    void countsBackFromTheScrapeDate();
    void leavesRelativeDatesOpenWithoutOne();
    void readsBooleansCountsAndLanguages();
    void readsLists();
    void cleansTexts();
    void makesSlugs();
    void normalisesNames();
};

void TestNormalisers::readsRatings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("scale");
    QTest::addColumn<double>("stars");
    QTest::addColumn<double>("platformValue");
    QTest::addColumn<double>("platformScale");
    const auto row = [](const char16_t *text, double scale, double stars, double value, double platformScale) {
        QTest::newRow(qPrintable(QString::fromUtf16(text))) << QString::fromUtf16(text) << scale << stars << value << platformScale;
    };
    row(u"4", 5, 4, 4, 5);
    row(u" 4.0 ", 5, 4, 4, 5);
    row(u"9.6", 10, 4.8, 9.6, 10);
    row(u"7,5", 10, 3.75, 7.5, 10);
    row(u"85", 100, 4.25, 85, 100);
    row(u"4/5", 10, 4, 4, 5);
    row(u"8 of 10", 5, 4, 8, 10);
    row(u"4.0 out of 5 stars", 5, 4, 4, 5);
    row(u"4,5 von 5 Sternen", 5, 4.5, 4.5, 5);
    row(u"Note : 3 sur 5", 5, 3, 3, 5);
    row(u"Rated 2 out of 5 stars", 5, 2, 2, 5);
    row(u"80%", 5, 4, 80, 100);
    row(u"★★★★☆", 10, 4, 4, 5);
    row(u"⭐⭐⭐", 5, 3, 3, 5);
    row(u"★★★½", 5, 3.5, 3.5, 5);
    row(u"FIVE", 5, 5, 5, 5);
    row(u"3 stars", 5, 3, 3, 5);
    row(u"5 étoiles", 5, 5, 5, 5);
    row(u"ui_bubble_rating bubble_45", 5, 4.5, 4.5, 5);
    row(u"0", 5, 0, 0, 5);
}

void TestNormalisers::readsRatings()
{
    QFETCH(QString, text);
    QFETCH(double, scale);
    RatingRule rule;
    rule.scale = scale;
    const auto rating = normaliseRating(text, rule);
    QVERIFY2(rating && *rating, qPrintable(rating ? QString() : rating.error()));
    QTEST((*rating)->stars, "stars");
    QTEST((*rating)->platformValue, "platformValue");
    QTEST((*rating)->platformScale, "platformScale");
}

void TestNormalisers::refusesRatingsThatCannotBe_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("above the scale") << "11";
    QTest::newRow("below zero") << "-1";
    QTest::newRow("a word") << "great";
    QTest::newRow("above its own scale") << "6/5";
    QTest::newRow("out of nothing") << "3/0";
}

void TestNormalisers::refusesRatingsThatCannotBe()
{
    QFETCH(QString, text);
    RatingRule rule;
    rule.scale = 10;
    const auto rating = normaliseRating(text, rule);
    QVERIFY(!rating);
    QVERIFY(!rating.error().isEmpty());
}

void TestNormalisers::decidesTheScaleFromASample_data()
{
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<double>("hint");
    QTest::addColumn<Platform>("platform");
    QTest::addColumn<double>("scale");
    QTest::addColumn<bool>("isThumbs");
    const auto many = [](const QStringList &values) {
        QStringList all;
        for (int i = 0; i < 10; ++i)
            all += values;
        return all;
    };
    const auto list = [](const char *text) { return QString::fromLatin1(text).split(u' '); };
    QTest::newRow("stars") << many(list("1 2 5 4 3")) << 0.0 << Platform::Google << 5.0 << false;
    QTest::newRow("ten") << many(list("1 2 9 10")) << 0.0 << Platform::Other << 10.0 << false;
    QTest::newRow("hundred") << many(list("40 85")) << 0.0 << Platform::Other << 100.0 << false;
    QTest::newRow("name says ten") << many(list("1 2 3")) << 10.0 << Platform::Other << 10.0 << false;
    QTest::newRow("few on a platform of ten") << list("4.2 5") << 0.0 << Platform::Booking << 10.0 << false;
    QTest::newRow("yes or no") << many(list("yes no")) << 0.0 << Platform::Other << 1.0 << true;
    QTest::newRow("zero or one") << many(list("0 1 1")) << 0.0 << Platform::Other << 1.0 << true;
    QTest::newRow("one error among few values") << list("5 11 4 3") << 0.0 << Platform::Other << 5.0 << false;
    QTest::newRow("errors are no scale") << many(list("1 2 5 4 3 4 4 4 4 4")) + list("17 9") << 0.0 << Platform::Other << 5.0 << false;
    QTest::newRow("few of ten among stars") << many(list("1 2 5 4 3")) + list("9 9 8") << 0.0 << Platform::Other << 10.0 << false;
    QTest::newRow("only ones are stars") << many(list("1")) << 0.0 << Platform::Other << 5.0 << false;
    QTest::newRow("fractions") << many(list("0.2 0.9")) << 0.0 << Platform::Other << 1.0 << false;
}

void TestNormalisers::decidesTheScaleFromASample()
{
    QFETCH(QStringList, values);
    QFETCH(double, hint);
    QFETCH(Platform, platform);
    const RatingRule rule = decideRatingRule(values, hint > 0 ? std::optional(hint) : std::nullopt, platform, false);
    QTEST(rule.scale, "scale");
    QTEST(rule.isThumbs, "isThumbs");
    QVERIFY(!rule.reason.isEmpty());
}

void TestNormalisers::readsDates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // ISO, UTC
    QTest::addColumn<DatePrecision>("precision");
    const auto row = [](const char16_t *text, const char *expected, DatePrecision precision) {
        QTest::newRow(qPrintable(QString::fromUtf16(text))) << QString::fromUtf16(text) << QString::fromLatin1(expected) << precision;
    };
    using enum DatePrecision;
    row(u"2025-12-15", "2025-12-15T00:00:00.000Z", Day);
    row(u"2025-12-15 18:43:30.274185", "2025-12-15T18:43:30.274Z", Second);
    row(u"2024-10-29T10:07:09.000Z", "2024-10-29T10:07:09.000Z", Second);
    row(u"2024-10-29T10:07:09+02:00", "2024-10-29T08:07:09.000Z", Second);
    row(u"2024-10-29 10:07", "2024-10-29T10:07:00.000Z", Second);
    row(u"2024-10-29T10:07:09-0530", "2024-10-29T15:37:09.000Z", Second);
    row(u"2020/1/5", "2020-01-05T00:00:00.000Z", Day);
    row(u"3.8.2017", "2017-08-03T00:00:00.000Z", Day);
    row(u"19-07-2015", "2015-07-19T00:00:00.000Z", Day);
    row(u"1/26/2016", "2016-01-26T00:00:00.000Z", Day);
    row(u"09 13, 2009", "2009-09-13T00:00:00.000Z", Day);
    row(u"24.12.19", "2019-12-24T00:00:00.000Z", Day);
    row(u"8th January 2026", "2026-01-08T00:00:00.000Z", Day);
    row(u"December 2025", "2025-12-01T00:00:00.000Z", Month);
    row(u"Sep-19", "2019-09-01T00:00:00.000Z", Month);
    row(u"2025-03", "2025-03-01T00:00:00.000Z", Month);
    row(u"2019", "2019-01-01T00:00:00.000Z", Year);
    row(u"Mar 5, 2023", "2023-03-05T00:00:00.000Z", Day);
    row(u"Reviewed in the United States on March 5, 2023", "2023-03-05T00:00:00.000Z", Day);
    row(u"Date of experience: March 05, 2023", "2023-03-05T00:00:00.000Z", Day);
    row(u"Wed Aug 27 13:08:45 +0000 2008", "2008-08-27T13:08:45.000Z", Second);
    row(u"Mon Apr 06 22:19:45 PDT 2009", "2009-04-07T05:19:45.000Z", Second);
    row(u"Tue, 15 Nov 1994 12:45:26 -0500", "1994-11-15T17:45:26.000Z", Second);
    row(u"Jan 3, 2024 11:05:00 PM", "2024-01-03T23:05:00.000Z", Second);
    row(u"1/2/2024 12:30 AM", "2024-02-01T00:30:00.000Z", Second);
    row(u"1514764800", "2018-01-01T00:00:00.000Z", Second);
    row(u"1514764800.0", "2018-01-01T00:00:00.000Z", Second);
    row(u"1514764800123", "2018-01-01T00:00:00.123Z", Second);
    row(u"20180214", "2018-02-14T00:00:00.000Z", Day);
    row(u"43101", "2018-01-01T00:00:00.000Z", Day);
    row(u"5. März 2021", "2021-03-05T00:00:00.000Z", Day);
    row(u"le 1er août 2020", "2020-08-01T00:00:00.000Z", Day);
    row(u"15 de enero de 2022", "2022-01-15T00:00:00.000Z", Day);
    row(u"7 maggio 2019", "2019-05-07T00:00:00.000Z", Day);
    row(u"12 de março de 2018", "2018-03-12T00:00:00.000Z", Day);
    row(u"3 października 2017", "2017-10-03T00:00:00.000Z", Day);
    row(u"21 maart 2016", "2016-03-21T00:00:00.000Z", Day);
    row(u"9 мая 2015 г.", "2015-05-09T00:00:00.000Z", Day);
    row(u"2024年5月3日", "2024-05-03T00:00:00.000Z", Day);
}

void TestNormalisers::readsDates()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto date = normaliseDate(text, {});
    QVERIFY2(date && *date, qPrintable(date ? QStringLiteral("nothing") : date.error()));
    QCOMPARE((*date)->at.toString(Qt::ISODateWithMs), expected);
    QTEST((*date)->precision, "precision");
}

void TestNormalisers::refusesDatesThatCannotBe_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("far future") << "3000-01-01";
    QTest::newRow("far past") << "1066-10-14";
    QTest::newRow("no such day") << "2023-02-30";
    QTest::newRow("no such month") << "2023-13-01";
    QTest::newRow("no date") << "not a date";
    QTest::newRow("two numbers") << "13 44";
    QTest::newRow("no year") << "8 January";
    QTest::newRow("no such time") << "2023-01-01 25:61:00";
}

void TestNormalisers::refusesDatesThatCannotBe()
{
    QFETCH(QString, text);
    const auto date = normaliseDate(text, {});
    QVERIFY(!date);
    QVERIFY(date.error().contains(text));
}

void TestNormalisers::tellsDayFromMonthByASample_data()
{
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QDate>("third"); // of values, as read
    QTest::newRow("American") << QStringList({QStringLiteral("8/3/2017"), QStringLiteral("7/31/2017"), QStringLiteral("8/3/2017")})
                              << QDate(2017, 8, 3);
    QTest::newRow("European") << QStringList({QStringLiteral("3/8/2017"), QStringLiteral("31/7/2017"), QStringLiteral("3/8/2017")})
                              << QDate(2017, 8, 3);
    QTest::newRow("dots") << QStringList({QStringLiteral("1.2.2017"), QStringLiteral("1.2.2017"), QStringLiteral("3.8.2017")}) << QDate(2017, 8, 3);
}

void TestNormalisers::tellsDayFromMonthByASample()
{
    QFETCH(QStringList, values);
    const DateRule rule = decideDateRule(values);
    QVERIFY(!rule.reason.isEmpty());
    const auto date = normaliseDate(values.at(2), rule);
    QVERIFY(date && *date);
    QTEST((*date)->at.date(), "third");
    QVERIFY(!decideDateRule({QStringLiteral("1/2/2017")}).warning.isEmpty());
    QVERIFY(decideDateRule({QStringLiteral("2017-01-02")}).reason.isEmpty());
    QCOMPARE(decideDateRule({QStringLiteral("1/2/2017")}, DateOrder::DayFirst).order, DateOrder::DayFirst);
}

void TestNormalisers::countsBackFromTheScrapeDate_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("expected");
    QTest::newRow("en") << "2 weeks ago" << QDate(2026, 2, 13);
    QTest::newRow("en a") << "a month ago" << QDate(2026, 1, 27);
    QTest::newRow("yesterday") << "yesterday" << QDate(2026, 2, 26);
    QTest::newRow("de") << "vor 3 Tagen" << QDate(2026, 2, 24);
    QTest::newRow("de one") << "vor einem Jahr" << QDate(2025, 2, 27);
    QTest::newRow("fr") << "il y a 3 jours" << QDate(2026, 2, 24);
    QTest::newRow("es") << QStringLiteral("hace 2 años") << QDate(2024, 2, 27);
    QTest::newRow("it") << "2 settimane fa" << QDate(2026, 2, 13);
    QTest::newRow("pl") << "3 dni temu" << QDate(2026, 2, 24);
    QTest::newRow("nl") << "5 dagen geleden" << QDate(2026, 2, 22);
    QTest::newRow("ru") << QStringLiteral("2 недели назад") << QDate(2026, 2, 13);
}

void TestNormalisers::countsBackFromTheScrapeDate()
{
    QFETCH(QString, text);
    const auto date = normaliseDate(text, {}, QDateTime(QDate(2026, 2, 27), QTime(10, 7), Qt::UTC));
    QVERIFY2(date && *date, qPrintable(date ? QStringLiteral("nothing") : date.error()));
    QTEST((*date)->at.date(), "expected");
}

void TestNormalisers::leavesRelativeDatesOpenWithoutOne()
{
    const auto date = normaliseDate(u"2 weeks ago", {});
    QVERIFY(date && !*date);
    const auto none = normaliseDate(u"NA", {});
    QVERIFY(none && !*none);
}

void TestNormalisers::readsBooleansCountsAndLanguages()
{
    for (const char16_t *yes : {u"true", u"1", u"Yes", u"oui", u"sí", u"Verified Purchase", u"👍", u"Recommended", u"да"})
        QCOMPARE(normaliseBoolean(QStringView(yes)), std::optional(true));
    for (const char16_t *no : {u"false", u"0", u"No", u"nein", u"não", u"Not Recommended", u"👎", u"нет"})
        QCOMPARE(normaliseBoolean(QStringView(no)), std::optional(false));
    QCOMPARE(normaliseBoolean(u"perhaps"), std::nullopt);
    QCOMPARE(normaliseCount(u"12 people found this helpful"), std::optional(12));
    QCOMPARE(normaliseCount(u"One person found this helpful"), std::optional(1));
    QCOMPARE(normaliseCount(u"1,234"), std::optional(1234));
    QCOMPARE(normaliseCount(u"1.234.567"), std::optional(1234567));
    QCOMPARE(normaliseCount(u"1.2K"), std::optional(1200));
    QCOMPARE(normaliseCount(u"3.0"), std::optional(3));
    QCOMPARE(normaliseCount(u"[2, 3]"), std::optional(2));
    QCOMPARE(normaliseCount(u"many"), std::nullopt);
    QCOMPARE(normaliseCount(u"99999999999"), std::nullopt);
    QCOMPARE(normaliseLanguage(u"en-US"), QStringLiteral("en"));
    QCOMPARE(normaliseLanguage(u"German"), QStringLiteral("de"));
    QCOMPARE(normaliseLanguage(u"fra"), QStringLiteral("fr"));
    QCOMPARE(normaliseLanguage(u"12"), QString());
}

void TestNormalisers::readsLists()
{
    const QStringList ab = {QStringLiteral("a"), QStringLiteral("b")};
    QCOMPARE(normaliseList(u"[\"a\",\"b\"]"), ab);
    QCOMPARE(normaliseList(u"[' a ', 'b']"), ab);
    QCOMPARE(normaliseList(u"a|b"), ab);
    QCOMPARE(normaliseList(u"a; b"), ab);
    QCOMPARE(normaliseList(u"a, b, a"), ab);
    QCOMPARE(normaliseList(u"[\"it's\"]"), QStringList(QStringLiteral("it's")));
    QCOMPARE(normaliseList(u"[]"), QStringList());
    QCOMPARE(normaliseUrls(u"[{\"small_image_url\":\"https://x/1.jpg\"}]"), QStringList(QStringLiteral("https://x/1.jpg")));
    QCOMPARE(normaliseUrls(u"https://x/a,b.jpg,https://x/2.jpg"),
             QStringList({QStringLiteral("https://x/a,b.jpg"), QStringLiteral("https://x/2.jpg")}));
    QCOMPARE(normaliseUrls(u"javascript:alert(1)|https://x/2.jpg"), QStringList(QStringLiteral("https://x/2.jpg")));
}

void TestNormalisers::cleansTexts()
{
    QCOMPARE(cleanText(u"  one<br/>two<BR>three &amp; &lt;four&gt; "), QStringLiteral("one\ntwo\nthree & <four>"));
    QCOMPARE(cleanText(u"a\r\nb\rc"), QStringLiteral("a\nb\nc"));
    QCOMPARE(cleanText(u"a\x1f"
                       u"b"),
             QStringLiteral("a b"));
    for (const char16_t *nothing : {u"NA", u"null", u"None", u"nan", u"", u"  "})
        QCOMPARE(cleanText(QStringView(nothing)), QString());
}

void TestNormalisers::makesSlugs()
{
    QCOMPARE(slugOf(u"Hôtel  Aurora & Söhne!"), QStringLiteral("hotel-aurora-sohne"));
    QCOMPARE(slugOf(u"Ресторан 5"), QStringLiteral("ресторан-5"));
}

void TestNormalisers::normalisesNames()
{
    for (const char16_t *name : {u"reviewerName", u"Reviewer Name", u"reviewer_name", u"REVIEWER-NAME", u"Reviewer.Name"})
        QCOMPARE(normalisedName(QStringView(name)), QStringLiteral("reviewer name"));
    QCOMPARE(normalisedName(u"Club's Name"), QStringLiteral("club name"));
    QCOMPARE(normalisedName(u"reviewerID"), QStringLiteral("reviewer id"));
    QCOMPARE(normalisedName(u"imageURLs"), QStringLiteral("image urls"));
    QCOMPARE(normalisedName(u"Größe"), QStringLiteral("grosse"));
    QString rest;
    QCOMPARE(scaleHintOf(QStringLiteral("note globale 10"), &rest), std::optional(10.0));
    QCOMPARE(rest, QStringLiteral("note globale"));
    QCOMPARE(scaleHintOf(QStringLiteral("rating of 5")), std::optional(5.0));
    QCOMPARE(scaleHintOf(QStringLiteral("rating")), std::nullopt);
}

QTEST_GUILESS_MAIN(TestNormalisers)
#include "tst_normalisers.moc"
