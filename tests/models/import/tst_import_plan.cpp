// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/counting_sink.h"
#include "models/import/import_job.h"
#include "models/import/review_builder.h"
#include "tests/models/import/import_files.h"

#include <QJsonDocument>
#include <QTest>

using namespace lectern;
using namespace lectern::imports;

namespace {

/// What a file's records become, in order.
struct Imported {
    ImportPlan plan;
    std::vector<Review> reviews;
    std::vector<RejectedRow> rejected;
};

Result<Imported> import(const InputFile &input, const ImportOptions &options = {})
{
    auto plan = planImport(input, options);
    if (!plan)
        return failureOf(plan);
    Imported imported{std::move(*plan), {}, {}};
    ReviewBuilder builder(imported.plan);
    auto reader = openRecords(input, imported.plan.encoding);
    if (!reader)
        return failureOf(reader);
    Record record;
    for (;;) {
        auto got = (*reader)->next(record);
        if (!got)
            return failureOf(got);
        if (!*got)
            return imported;
        auto review = builder.build(record, (*reader)->columns());
        if (review)
            imported.reviews.push_back(std::move(*review));
        else
            imported.rejected.push_back(review.error());
    }
}

} // namespace

/// What a file is taken for, and the reviews that come of it.
class TestImportPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recognisesExports_data();
    void recognisesExports();
    void recognisesColumnsInManyLanguages_data();
    void recognisesColumnsInManyLanguages();
    void recognisesTextAndDatesByWhatTheyHold();
    void takesNoLabelForATextAndNoNumberForADate();
    void joinsWhatWasGoodAndBad();
    void takesThePlatformColumnRowByRow();
    void makesStableIdsOfContent();
    void doesNotTakeRowNumbersForIds();
    void keepsWhatHasNoHomeInMetadata();
    void keepsNothingInMetadataThatPostgresRefuses();
    void usesTheMonthOfTheVisitWhenThereIsNoDate();
    void obeysOptions();
    void refusesUnknownColumnsInWords();
    void asksForTheEncoding();
    void rejectsWhatCannotBeRight_data();
    void rejectsWhatCannotBeRight();
    void readsRealFiles_data();
    void readsRealFiles();

private:
    ImportFiles m_files;
};

void TestImportPlan::recognisesExports_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Platform>("platform");
    QTest::addColumn<QString>("entityId");
    QTest::addColumn<QString>("reviewId"); // "c:" for any made of content
    QTest::addColumn<QString>("author");
    QTest::addColumn<double>("stars");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("date");
    const auto row = [](const char *name, const QByteArray &bytes, Platform platform, const char *entity, const char *id, const char *author,
                        double stars, const char *text, const char *date) {
        QTest::newRow(name) << QString::fromLatin1(name) << bytes << platform << QString::fromUtf8(entity) << QString::fromLatin1(id)
                            << QString::fromUtf8(author) << stars << QString::fromUtf8(text) << QString::fromLatin1(date);
    };
    row("yelp_academic_dataset_review.json",
        R"({"review_id":"KU","user_id":"mh","business_id":"XQ","stars":3.0,"useful":2,"funny":0,"cool":1,"text":"Fine","date":"2018-07-07 22:09:11"})",
        Platform::Yelp, "XQ", "KU", "", 3, "Fine", "2018-07-07T22:09:11");
    row("Musical_Instruments_5.json",
        R"({"reviewerID":"A2","asin":"1384719342","reviewerName":"cass","helpful":[3,4],"reviewText":"Good","overall":5.0,"summary":"good","unixReviewTime":1393545600,"reviewTime":"02 28, 2014"})",
        Platform::Amazon, "1384719342", "c:", "cass", 5, "Good", "2014-02-28T00:00:00");
    row("All_Beauty.jsonl",
        R"({"rating":4.0,"title":"Nice","text":"Soft","images":[{"small_image_url":"https://m/1.jpg"}],"asin":"B00","parent_asin":"B01","user_id":"AG","timestamp":1588687728923,"helpful_vote":7,"verified_purchase":true})",
        Platform::Amazon, "B01", "c:", "", 4, "Soft", "2020-05-05T14:08:48");
    row("amazon_reviews_us.tsv",
        "marketplace\tcustomer_id\treview_id\tproduct_id\tproduct_parent\tproduct_title\tproduct_category\tstar_rating\thelpful_votes\ttotal_votes\tvine\tverified_purchase\treview_headline\treview_body\treview_date\nUS\t12\tR1\tB00\t9\tA \"5\" lamp\tHome\t2\t3\t4\tN\tY\tMeh\t\"Dim\" lamp\t2015-08-31\n",
        Platform::Amazon, "B00", "R1", "", 2, "\"Dim\" lamp", "2015-08-31T00:00:00");
    row("app.csv",
        "reviewId,userName,userImage,content,score,thumbsUpCount,reviewCreatedVersion,at,replyContent,repliedAt,appVersion\ngp1,Ann,https://i/a.png,Crashes,1,12,8.1,2023-05-01 10:11:12,Sorry,2023-05-02 09:00:00,8.1\n",
        Platform::PlayStore, "app", "gp1", "Ann", 1, "Crashes", "2023-05-01T10:11:12");
    row("store.json",
        R"([{"userName":"Bo","rating":5,"title":"Top","review":"Love it","isEdited":false,"date":"2021-03-04T05:06:07.000Z","developerResponse":{"id":1,"body":"Thanks","modified":"2021-03-05T00:00:00Z"}}])",
        Platform::AppStore, "store", "c:", "Bo", 5, "Love it", "2021-03-04T05:06:07");
    row("apify.json",
        R"([{"title":"Cafe Pier","placeId":"ChIJ1","name":"Cy","text":"Great","publishAt":"2 weeks ago","publishedAtDate":"2024-01-02T03:04:05.000Z","likesCount":4,"reviewId":"Ci9","reviewUrl":"https://www.google.com/maps/reviews/1","reviewerId":"11","reviewerPhotoUrl":"https://lh3/a","stars":4,"rating":null,"responseFromOwnerText":"Thanks","responseFromOwnerDate":"2024-01-03T00:00:00Z"}])",
        Platform::Google, "ChIJ1", "Ci9", "Cy", 4, "Great", "2024-01-02T03:04:05");
    row("outscraper.csv",
        "query,name,google_id,place_id,reviews,rating,review_id,author_link,author_title,author_id,author_image,review_text,owner_answer,review_link,review_rating,review_timestamp,review_datetime_utc,review_likes\nq,Pier 7,0x1,ChIJ2,532,4.6,rv1,https://www.google.com/maps/contrib/1,Di,77,https://lh3/b,Cold soup,We are sorry,https://www.google.com/maps/r/1,2,1672628645,01/02/2023 03:04:05,5\n",
        Platform::Google, "ChIJ2", "rv1", "Di", 2, "Cold soup", "2023-01-02T03:04:05");
    row("glassdoor_reviews.csv",
        "firm,date_review,job_title,current,location,overall_rating,work_life_balance,recommend,ceo_approv,outlook,headline,pros,cons\nAcme,2015-04-05,Clerk,Current,Berlin,3,4.0,v,o,r,OK job,Good people,Bad rota\n",
        Platform::Glassdoor, "acme", "c:", "", 3, "Positive: Good people\n\nNegative: Bad rota", "2015-04-05T00:00:00");
    row("tripadvisor_hotel_reviews.csv", "Review,Rating\n\"nice hotel, expensive parking\",4\n", Platform::Tripadvisor, "hotel", "c:", "", 4,
        "nice hotel, expensive parking", "1900-01-01T00:00:00");
    row("Tweets.csv",
        "tweet_id,airline_sentiment,airline_sentiment_confidence,negativereason,airline,name,retweet_count,text,tweet_created,user_timezone\n570306133677760513,neutral,1.0,,Virgin America,cairdin,0,What said,2015-02-24 11:35:52 -0800,Eastern\n",
        Platform::Twitter, "virgin-america", "570306133677760513", "cairdin", -1, "What said", "2015-02-24T19:35:52");
    row("RC_2019.jsonl",
        R"({"id":"ab1","author":"ed","subreddit":"cars","subreddit_id":"t5_1","body":"Nice","score":-3,"created_utc":1546300800,"permalink":"/r/cars/1"})",
        Platform::Reddit, "t5_1", "ab1", "ed", -1, "Nice", "2019-01-01T00:00:00");
    row("trustpilot_de.csv", "Sterne;Titel;Text;Datum;Verfasser\n4,5;Gut;Sehr gut;3.8.2017;Uwe\n", Platform::Trustpilot, "de", "c:", "Uwe", 4.5,
        "Sehr gut", "2017-08-03T00:00:00");
    row("Reviews.csv",
        "Id,ProductId,UserId,ProfileName,HelpfulnessNumerator,HelpfulnessDenominator,Score,Time,Summary,Text\n1,B001,A3,delmartian,1,1,5,1303862400,Good,Tasty\n",
        Platform::Amazon, "B001", "1", "delmartian", 5, "Tasty", "2011-04-27T00:00:00");
}

void TestImportPlan::recognisesExports()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reviewId);
    QFETCH(double, stars);
    QFETCH(QString, date);
    const auto imported = import(m_files.write(bytes, name));
    QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().detail));
    QVERIFY2(imported->rejected.empty(), qPrintable(imported->rejected.empty() ? QString() : imported->rejected.front().reason));
    QCOMPARE(imported->reviews.size(), 1);
    const Review &review = imported->reviews.front();
    QTEST(review.platform, "platform");
    QTEST(review.entityId, "entityId");
    QTEST(review.authorName, "author");
    QTEST(review.text, "text");
    QCOMPARE(reviewId == QLatin1String("c:") ? review.platformReviewId.left(2) : review.platformReviewId, reviewId);
    QCOMPARE(review.rating.value_or(-1), stars);
    QCOMPARE(review.reviewedAt.toString(Qt::ISODate), date + u'Z');
}

void TestImportPlan::recognisesColumnsInManyLanguages_data()
{
    QTest::addColumn<QString>("header");
    for (const char16_t *header :
         {u"rating,title,text,author,date", u"Bewertung,Titel,Kommentar,Verfasser,Datum", u"Note,Titre,Avis,Auteur,Date de publication",
          u"Puntuación,Título,Reseña,Usuario,Fecha", u"Voto,Titolo,Recensione,Utente,Data", u"Nota,Título,Comentário,Usuário,Data",
          u"Ocena,Tytuł,Treść,Użytkownik,Data dodania", u"Beoordeling,Titel,Recensie,Naam,Datum", u"Оценка,Заголовок,Отзыв,Автор,Дата",
          u"reviews.rating,reviews.title,reviews.text,reviews.username,reviews.date",
          u"Review Stars,Review Title,Review Body,Reviewer Name,Review Created (UTC)"})
        QTest::newRow(qPrintable(QString::fromUtf16(header))) << QString::fromUtf16(header);
}

void TestImportPlan::recognisesColumnsInManyLanguages()
{
    QFETCH(QString, header);
    const auto imported = import(m_files.write(header.toUtf8() + "\n4,The title,The whole text,Somebody,2020-02-03\n"));
    QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().detail));
    QCOMPARE(imported->reviews.size(), 1);
    const Review &review = imported->reviews.front();
    QCOMPARE(review.rating, std::optional(4.0));
    QCOMPARE(review.title, QStringLiteral("The title"));
    QCOMPARE(review.text, QStringLiteral("The whole text"));
    QCOMPARE(review.authorName, QStringLiteral("Somebody"));
    QCOMPARE(review.reviewedAt.date(), QDate(2020, 2, 3));
    QVERIFY(review.metadata.isEmpty());
}

void TestImportPlan::recognisesTextAndDatesByWhatTheyHold()
{
    const auto imported = import(m_files.write("kode,sted,jour,mots,rating\n"
                                               "k-1,Oslo,2021-03-04,The room was cold and small,2\n"
                                               "k-2,Oslo,2021-03-05,Warm and large with a view,5\n"));
    QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().detail));
    QCOMPARE(imported->reviews.size(), 2);
    QCOMPARE(imported->reviews[0].text, QStringLiteral("The room was cold and small"));
    QCOMPARE(imported->reviews[1].reviewedAt.date(), QDate(2021, 3, 5));
    QVERIFY(imported->plan.warnings.join(u' ').contains(QStringLiteral("\"mots\" is taken, which says most")));
    QVERIFY(imported->plan.warnings.join(u' ').contains(QStringLiteral("\"jour\" is taken, which holds dates")));
}

void TestImportPlan::takesNoLabelForATextAndNoNumberForADate()
{
    // The same words in every row, short ones in each, ids without spaces, and years or counts as numbers.
    const auto imported = import(
        m_files.write("art,sted,kode,antall,rating\n"
                      "Business class window seat,New York,5c1b6a0e-1111,2021,2\nBusiness class window seat,Sao Paulo,5c1b6a0e-1112,2021,5\n"
                      "Business class window seat,Den Haag,5c1b6a0e-1113,2020,4\n"));
    QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().detail));
    QVERIFY(!imported->plan.mapping.has(Field::Text));
    QVERIFY(!imported->plan.mapping.has(Field::ReviewedAt));
}

void TestImportPlan::joinsWhatWasGoodAndBad()
{
    const auto imported = import(
        m_files.write("Hotel_Name,Positive_Review,Negative_Review,Reviewer_Score\nArena, Park ,No Negative,9.2\nArena,No Positive, Noise,2.5\n"));
    QVERIFY(imported);
    QCOMPARE(imported->plan.platform, Platform::Booking);
    QCOMPARE(imported->reviews[0].text, QStringLiteral("Positive: Park"));
    QCOMPARE(imported->reviews[1].text, QStringLiteral("Negative: Noise"));
    QCOMPARE(imported->reviews[1].metadata.value(QStringLiteral("Negative_Review")).toString(), QStringLiteral("Noise"));
    QCOMPARE(imported->reviews[1].platformScale, std::optional(10.0));
    QCOMPARE(imported->reviews[1].rating, std::optional(1.25));
}

void TestImportPlan::takesThePlatformColumnRowByRow()
{
    const auto imported = import(m_files.write("source,text,rating\nGoogle,a,5\nyelp.com,b,4\nTripAdvisor,c,3\n"));
    QVERIFY(imported);
    QCOMPARE(imported->reviews[0].platform, Platform::Google);
    QCOMPARE(imported->reviews[1].platform, Platform::Yelp);
    QCOMPARE(imported->reviews[2].platform, Platform::Tripadvisor);
    const auto shops = import(m_files.write("platform,text,rating\nturo,a,5\nrvshare,b,4\n", QStringLiteral("trustpilot_x.csv")));
    QVERIFY(shops);
    QCOMPARE(shops->reviews[1].platform, Platform::Trustpilot);
    QCOMPARE(shops->reviews[1].entityName, QStringLiteral("rvshare"));
}

void TestImportPlan::makesStableIdsOfContent()
{
    const QByteArray header = "author,text,rating,date,color\n", one = "A,same,5,2020-01-01,red\n";
    const auto first = import(m_files.write(header + one + "A,other,5,2020-01-01,red\n" + one));
    const auto second = import(m_files.write(header + "B,before,1,2020-01-01,red\n" + one));
    QVERIFY(first && second);
    QCOMPARE(first->reviews[0].platformReviewId, first->reviews[2].platformReviewId);
    QCOMPARE(first->reviews[0].platformReviewId, second->reviews[1].platformReviewId);
    QVERIFY(first->reviews[0].platformReviewId != first->reviews[1].platformReviewId);
    QCOMPARE(first->reviews[0].platformReviewId.size(), 2 + 64);
}

void TestImportPlan::doesNotTakeRowNumbersForIds()
{
    QByteArray bytes = "id,text,rating\n";
    for (int i = 0; i < 30; ++i)
        bytes += QByteArray::number(i) + ",text,5\n";
    const auto imported = import(m_files.write(bytes));
    QVERIFY(imported);
    QVERIFY(imported->plan.idIsRowNumber);
    QVERIFY(imported->reviews[3].platformReviewId.startsWith(QStringLiteral("c:")));
    QVERIFY(imported->reviews[3].platformReviewId != imported->reviews[4].platformReviewId);
}

void TestImportPlan::keepsWhatHasNoHomeInMetadata()
{
    const auto imported = import(m_files.write("text,rating,cabin,sub notes,empty,language\na,5,Economy,\"{\"\"seat\"\": 3}\",NA,martian\n"));
    QVERIFY(imported);
    const QJsonObject metadata = imported->reviews.front().metadata;
    QCOMPARE(metadata.keys(), QStringList({QStringLiteral("cabin"), QStringLiteral("language"), QStringLiteral("sub notes")}));
    QCOMPARE(metadata.value(QStringLiteral("sub notes")).toObject().value(QStringLiteral("seat")).toInt(), 3);
}

void TestImportPlan::keepsNothingInMetadataThatPostgresRefuses()
{
    // jsonb has neither U+0000 nor half a pair: one such row would end the import of all.
    QByteArray bytes = "title,text,rating,date,no@tes\n";
    bytes[bytes.indexOf('@')] = '\0';
    const QByteArray good = "Fine,good,9,2020-01-01,\"{\"\"a\\u0000b\"\":[\"\"\\ud83d\"\",{\"\"c\"\":\"\"\\u0000\"\"}]}\"\n";
    const auto imported = import(m_files.write(bytes + good.repeated(3)));
    QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().detail));
    QCOMPARE(imported->reviews.size(), 3);
    const QByteArray json = QJsonDocument(imported->reviews.front().metadata).toJson(QJsonDocument::Compact);
    const QByteArray lost = "\xef\xbf\xbd";
    QCOMPARE(json, "{\"no" + lost + "tes\":{\"a" + lost + "b\":[\"?\",{\"c\":\"" + lost + "\"}]}}");
}

void TestImportPlan::usesTheMonthOfTheVisitWhenThereIsNoDate()
{
    const auto imported = import(m_files.write("Comments,Travel_Date,Writing_date,Rating of 5\nBad,December 2025,,1\nWorse,,,1\n"));
    QVERIFY(imported);
    QCOMPARE(imported->reviews[0].reviewedAt.date(), QDate(2025, 12, 1));
    QCOMPARE(imported->reviews[0].reviewedAtPrecision, DatePrecision::Month);
    QCOMPARE(imported->reviews[1].reviewedAt.date(), QDate(1900, 1, 1));
    QCOMPARE(imported->reviews[1].reviewedAtPrecision, DatePrecision::Unknown);
}

void TestImportPlan::obeysOptions()
{
    ImportOptions options;
    options.platform = Platform::Bbb;
    options.entityType = EntityType::Service;
    options.entityId = QStringLiteral("e1");
    options.entityName = QStringLiteral("Movers");
    options.columns = {{Field::Text, QStringLiteral("words")}, {Field::Title, QString()}};
    options.ratingScale = 10;
    options.dateOrder = DateOrder::DayFirst;
    const auto imported = import(m_files.write("title,words,rating,date\nT,W,5,1/2/2020\n"), options);
    QVERIFY(imported);
    const Review &review = imported->reviews.front();
    QCOMPARE(review.platform, Platform::Bbb);
    QCOMPARE(review.entityType, EntityType::Service);
    QCOMPARE(review.entityId, QStringLiteral("e1"));
    QCOMPARE(review.text, QStringLiteral("W"));
    QCOMPARE(review.title, QString());
    QCOMPARE(review.metadata.value(QStringLiteral("title")).toString(), QStringLiteral("T"));
    QCOMPARE(review.rating, std::optional(2.5));
    QCOMPARE(review.reviewedAt.date(), QDate(2020, 2, 1));
}

void TestImportPlan::refusesUnknownColumnsInWords()
{
    const auto nothing = planImport(m_files.write("alpha,beta\n1,2\n"));
    QVERIFY(!nothing && nothing.error().detail.contains(QStringLiteral("alpha, beta")));
    ImportOptions options;
    options.columns = {{Field::Text, QStringLiteral("gamma")}};
    const auto missing = planImport(m_files.write("alpha,text\n1,2\n"), options);
    QVERIFY(!missing && missing.error().detail.contains(QStringLiteral("gamma")));
    const auto headerOnly = import(m_files.write("text,rating\n"));
    QVERIFY(headerOnly && headerOnly->reviews.empty() && !headerOnly->plan.warnings.isEmpty());
}

void TestImportPlan::asksForTheEncoding()
{
    const InputFile latin = m_files.write("text,rating\nTr\xe8s bon,5\n");
    const auto refused = planImport(latin);
    QVERIFY(!refused && refused.error().detail.contains(QStringLiteral("--encoding")));
    ImportOptions options;
    options.encoding = QStringLiteral("windows-1252");
    const auto imported = import(latin, options);
    QVERIFY(imported);
    QCOMPARE(imported->reviews.front().text, QStringLiteral("Très bon"));
}

void TestImportPlan::rejectsWhatCannotBeRight_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("column");
    QTest::newRow("rating too high") << QByteArray("Fine,a,11,2020-01-01") << "rating";
    QTest::newRow("rating is a word") << QByteArray("t,a,lovely,2020-01-01") << "rating";
    QTest::newRow("year 3000") << QByteArray("t,a,5,3000-01-01") << "date";
    QTest::newRow("no date") << QByteArray("t,a,5,someday") << "date";
    QTest::newRow("empty") << QByteArray(",,,") << "";
    QTest::newRow("blank line") << QByteArray("") << "";
    QTest::newRow("too short") << QByteArray("t,a") << "";
    QTest::newRow("NUL") << QByteArray("t,a\0b,5,2020-01-01", 18) << "text";
    QTest::newRow("text too long") << "t," + QByteArray(100'001, 'x') + ",5,2020-01-01"
                                   << "text";
    QTest::newRow("title too long") << QByteArray(2'001, 'x') + ",a,5,2020-01-01"
                                    << "title";
}

void TestImportPlan::rejectsWhatCannotBeRight()
{
    QFETCH(QByteArray, row);
    QByteArray bytes = "title,text,rating,date\n";
    const QByteArray good = "Fine,good,9,2020-01-01\n";
    bytes += good.repeated(30) + row + '\n' + good;
    const auto imported = import(m_files.write(bytes));
    QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().detail));
    QCOMPARE(imported->reviews.size(), 31);
    QCOMPARE(imported->rejected.size(), 1);
    QCOMPARE(imported->rejected.front().line, 32);
    QTEST(imported->rejected.front().column, "column");
    QVERIFY(!imported->rejected.front().reason.isEmpty());
}

void TestImportPlan::readsRealFiles_data()
{
    QTest::addColumn<Platform>("platform");
    QTest::addColumn<EntityType>("entityType");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("duplicates");
    QTest::addColumn<double>("averageStars"); // -1: unrated
    QTest::addColumn<QDate>("firstDate");
    QTest::addColumn<DatePrecision>("precision");
    using P = Platform;
    using E = EntityType;
    using D = DatePrecision;
    QTest::newRow("airbnb__omalley2.csv.gz") << P::Airbnb << E::RentalProperty << 27864 << 0 << -1.0 << QDate(2014, 7, 1) << D::Day;
    QTest::newRow("booking__benitomartin_sample.csv") << P::Booking << E::Hotel << 1000 << 0 << 4.153 << QDate(2017, 8, 3) << D::Day;
    QTest::newRow("googlemaps__spana97_gym.csv") << P::Google << E::Place << 2000 << 0 << 3.00 << QDate(2025, 12, 15) << D::Second;
    QTest::newRow("skytrax__lounge.csv") << P::Other << E::Company << 2264 << 0 << 1.683 << QDate(2014, 3, 9) << D::Day;
    QTest::newRow("skytrax__ritanajd_ram.csv") << P::Other << E::Other << 379 << 0 << 2.117 << QDate(2026, 1, 8) << D::Day;
    QTest::newRow("skytrax__seat.csv") << P::Other << E::Company << 1258 << 7 << 2.159 << QDate(2015, 7, 20) << D::Day;
    QTest::newRow("tripadvisor__ritanajd_ram.csv") << P::Tripadvisor << E::Place << 500 << 100 << 1.356 << QDate(2025, 12, 1) << D::Month;
    QTest::newRow("trustpilot__ritanajd_ram.csv") << P::Trustpilot << E::Company << 900 << 0 << 1.169 << QDate(2024, 10, 29) << D::Second;
    QTest::newRow("trustpilot__spana97_gym.csv") << P::Trustpilot << E::Company << 2000 << 0 << 3.27 << QDate(2025, 10, 2) << D::Second;
    QTest::newRow("trustpilot__tyomachkaa.csv") << P::Trustpilot << E::Company << 3912 << 0 << 4.18 << QDate(2026, 5, 28) << D::Day;
}

void TestImportPlan::readsRealFiles()
{
    const QString folder = sharedReviews();
    if (folder.isEmpty())
        QSKIP("the real exports are not here");
    QFETCH(int, rows);
    QFETCH(double, averageStars);
    const QString path = folder + u'/' + QString::fromLatin1(QTest::currentDataTag());
    const auto imported = import({path, {}, path});
    QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().detail));
    QCOMPARE(int(imported->rejected.size()), 0);
    QCOMPARE(int(imported->reviews.size()), rows);
    QTEST(imported->plan.platform, "platform");
    QTEST(imported->plan.entityType, "entityType");
    QTEST(imported->reviews.front().reviewedAt.date(), "firstDate");
    QTEST(imported->reviews.front().reviewedAtPrecision, "precision");
    double sum = 0;
    int rated = 0;
    for (const Review &review : imported->reviews) {
        sum += review.rating.value_or(0);
        rated += review.rating ? 1 : 0;
        QVERIFY(!review.entityId.isEmpty() && !review.entityName.isEmpty() && !review.platformReviewId.isEmpty());
    }
    QVERIFY2(rated == 0 ? averageStars < 0 : qAbs(sum / rated - averageStars) < 0.006, qPrintable(QString::number(rated ? sum / rated : -1)));
    CountingSink sink;
    ImportJobOptions options;
    options.writeRejects = false;
    const ImportOutcome outcome = runImport(imported->plan, sink, {}, {}, options);
    QVERIFY(!outcome.error);
    QCOMPARE(outcome.counts.rows(), rows);
    QTEST(int(outcome.counts.duplicate), "duplicates");
}

QTEST_GUILESS_MAIN(TestImportPlan)
#include "tst_import_plan.moc"
