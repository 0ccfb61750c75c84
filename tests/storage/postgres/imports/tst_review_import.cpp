// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/imports/review_import.h"

#include "tests/storage/postgres/imports/import_rows.h"
#include "tests/support/test_database.h"

#include <QTest>

using namespace lectern;
using namespace lectern::postgres;

namespace {

ImportCounts counts(qint64 inserted, qint64 updated, qint64 duplicate, qint64 rejected) { return {inserted, updated, duplicate, rejected}; }

} // namespace

/// The import sink against a real PostgreSQL.
class TestReviewImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void storesEveryFieldAsGiven();
    void countsNewChangedAndSameRows();
    void leavesMetadataOfContentIdsAlone();
    void settlesRepeatedKeysInsideAChunk();
    void rejectsOnlyTheRowsThatTheDatabaseRefuses();
    void saysInWordsWhichRuleARowBreaks();
    void saysWhoAdmitsALoginThatMayNotImport();
    void leavesDeletedReviewsDeleted();
    void movesTheCheckpointWithTheRows();
    void startsAFinishedImportAgain();
    void letsOneProgramImportAFileAtATime();
    void writesNothingWhenCancelled();
    void survivesAServerThatDies();

private:
    [[nodiscard]] Result<ImportCounts> write(ImportSink &sink, const std::vector<ImportRow> &rows, const std::vector<RejectedRow> &rejected = {})
    {
        return sink.writeChunk(rows, rejected, rows.back().recordNumber + 1 + qint64(rejected.size()), {});
    }

    TestDatabase m_database{TestDatabase::Schema::Newest};
    const QByteArray m_key = QByteArray(32, 'k');
};

void TestReviewImport::initTestCase() { QVERIFY2(m_database.error.isEmpty(), qPrintable(m_database.error)); }

void TestReviewImport::init() { QVERIFY(m_database.execute(QStringLiteral("truncate reviews, imports, import_rejects"))); }

void TestReviewImport::storesEveryFieldAsGiven()
{
    ReviewImport sink(m_database.url());
    QVERIFY(sink.begin(m_key, QStringLiteral("f.csv")));
    const ImportRow row = rowOf(0, QStringLiteral("id 1"), QStringLiteral("line\nback\\slash\ttab \\N 'q' émoji 🙂"));
    const auto written = write(sink, {row});
    QVERIFY2(written, qPrintable(written ? QString() : written.error().detail));
    QCOMPARE(*written, counts(1, 0, 0, 0));
    QCOMPARE(m_database.value(QStringLiteral("select review_text from reviews")), row.review.text);
    QCOMPARE(m_database.value(QStringLiteral("select entity_name from reviews")), row.review.entityName);
    QCOMPARE(m_database.value(QStringLiteral("select image_urls[2] from reviews")), row.review.imageUrls.at(1));
    QCOMPARE(m_database.value(QStringLiteral("select metadata->>E'k\\n' from reviews")), QStringLiteral("v\\\t\""));
    QCOMPARE(m_database.value(QStringLiteral("select rating || ' ' || platform_rating || ' ' || platform_scale from reviews")),
             QStringLiteral("3.50 7.000 10.000"));
    QCOMPARE(m_database.value(QStringLiteral("select (extract(epoch from reviewed_at) * 1000)::bigint from reviews")),
             QString::number(row.review.reviewedAt.toMSecsSinceEpoch()));
    QCOMPARE(m_database.value(QStringLiteral("select fetched_at > now() - interval '1 minute' from reviews")), QStringLiteral("t"));
}

void TestReviewImport::countsNewChangedAndSameRows()
{
    ReviewImport sink(m_database.url());
    QVERIFY(sink.begin(m_key, QStringLiteral("f.csv")));
    QCOMPARE(*write(sink, {rowOf(0, QStringLiteral("a")), rowOf(1, QStringLiteral("b"))}), counts(2, 0, 0, 0));
    ImportRow fetchedLater = rowOf(3, QStringLiteral("b"));
    fetchedLater.review.fetchedAt = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    QCOMPARE(*write(sink, {rowOf(2, QStringLiteral("a"), QStringLiteral("changed")), fetchedLater, rowOf(4, QStringLiteral("c"))}),
             counts(1, 1, 1, 0));
    QCOMPARE(m_database.value(QStringLiteral("select version from reviews where platform_review_id = 'a'")), QStringLiteral("2"));
    QCOMPARE(m_database.value(QStringLiteral("select version from reviews where platform_review_id = 'b'")), QStringLiteral("1"));
}

void TestReviewImport::leavesMetadataOfContentIdsAlone()
{
    ReviewImport sink(m_database.url());
    QVERIFY(sink.begin(m_key, QStringLiteral("f.csv")));
    ImportRow other = rowOf(1, QStringLiteral("c:1"));
    other.review.metadata = {{QStringLiteral("page"), 2}};
    ImportRow liked = rowOf(2, QStringLiteral("c:1"));
    liked.review.likeCount = 3;
    QCOMPARE(*write(sink, {rowOf(0, QStringLiteral("c:1"))}), counts(1, 0, 0, 0));
    QCOMPARE(*write(sink, {other}), counts(0, 0, 1, 0));
    QCOMPARE(*write(sink, {liked}), counts(0, 1, 0, 0));
}

void TestReviewImport::settlesRepeatedKeysInsideAChunk()
{
    ReviewImport sink(m_database.url());
    QVERIFY(sink.begin(m_key, QStringLiteral("f.csv")));
    QCOMPARE(*write(sink, {rowOf(0, QStringLiteral("a")), rowOf(1, QStringLiteral("a")), rowOf(2, QStringLiteral("a"), QStringLiteral("newest"))}),
             counts(1, 1, 1, 0));
    QCOMPARE(m_database.value(QStringLiteral("select review_text from reviews")), QStringLiteral("newest"));
}

void TestReviewImport::rejectsOnlyTheRowsThatTheDatabaseRefuses()
{
    ReviewImport sink(m_database.url());
    QVERIFY(sink.begin(m_key, QStringLiteral("f.csv")));
    std::vector<ImportRow> rows;
    for (int i = 0; i < 300; ++i)
        rows.push_back(rowOf(i, QString::number(i)));
    rows[17].review.rating = 9;                                                 // CHECK
    rows[18].review.platformRating = 1e12;                                      // does not fit numeric(8,3)
    rows[299].review.metadata = {{QStringLiteral("x"), QString(QChar(u'\0'))}}; // jsonb refuses U+0000
    const auto written = write(sink, rows, {{300, 302, QStringLiteral("rating"), QStringLiteral("unreadable")}});
    QVERIFY2(written, qPrintable(written ? QString() : written.error().detail));
    QCOMPARE(*written, counts(297, 0, 0, 4));
    const auto rejected = sink.readRejected();
    QVERIFY(rejected);
    QCOMPARE(rejected->size(), 4);
    QCOMPARE((*rejected)[0].recordNumber, 17);
    QCOMPARE((*rejected)[0].line, 19);
    QVERIFY2((*rejected)[0].reason.contains(QStringLiteral("reviews_rating_check")), qPrintable((*rejected)[0].reason));
    QCOMPARE((*rejected)[3].reason, QStringLiteral("unreadable"));
    QCOMPARE(m_database.value(QStringLiteral("select count(*) from reviews")), QStringLiteral("297"));
}

void TestReviewImport::saysInWordsWhichRuleARowBreaks()
{
    ReviewImport sink(m_database.url());
    QVERIFY(sink.begin(m_key, QStringLiteral("line\nend\u202e.csv")));
    std::vector<ImportRow> rows;
    for (int i = 0; i < 8; ++i)
        rows.push_back(rowOf(i, QString::number(i)));
    rows[1].review.tags = {QString(201, u'x')};
    rows[2].review.imageUrls = {QStringLiteral("https://x/") + QString(4000, u'x')};
    rows[3].review.metadata = {{QStringLiteral("x"), QString(262144, u'x')}};
    rows[4].review.authorName = QStringLiteral("gnp\u202e.exe");
    rows[5].review.entityName = QStringLiteral("a\nb");
    rows[6].review.tags = {QStringLiteral("a\u2028b")};
    const auto written = write(sink, rows, {});
    QVERIFY2(written, qPrintable(written ? QString() : written.error().detail));
    QCOMPARE(*written, counts(2, 0, 0, 6));
    const auto rejected = sink.readRejected();
    QVERIFY(rejected);
    QCOMPARE(rejected->size(), 6);
    for (const RejectedRow &row : *rejected)
        QVERIFY2(!row.reason.contains(u"constraint") && row.reason.size() > 20, qPrintable(row.reason));
    QVERIFY((*rejected)[0].reason.contains(u"a tag is longer than 200"));
    QVERIFY((*rejected)[2].reason.contains(u"256 KiB"));
}

void TestReviewImport::saysWhoAdmitsALoginThatMayNotImport()
{
    QVERIFY(m_database.execute(
        QStringLiteral("drop role if exists analyst; create role analyst login password 'analyst'; select admit('analyst', 'analyst')")));
    const QString url = m_database.urlAs(QStringLiteral("analyst"), QStringLiteral("analyst"));
    const auto denied = ReviewImport(url).begin(m_key, QStringLiteral("f.csv"));
    QVERIFY(!denied);
    QCOMPARE(denied.error().code, ErrorCode::Denied);
    QCOMPARE(denied.error().cause, ErrorCause::NoImporter);
    QVERIFY(m_database.execute(QStringLiteral("select admit('analyst', 'importer')")));
    ReviewImport sink(url);
    const auto begun = sink.begin(m_key, QStringLiteral("f.csv"));
    QVERIFY2(begun, qPrintable(begun ? QString() : begun.error().detail));
    const auto written = write(sink, {rowOf(0, QStringLiteral("0")), rowOf(1, QStringLiteral("1"))}, {});
    QVERIFY2(written, qPrintable(written ? QString() : written.error().detail));
    QCOMPARE(*written, counts(2, 0, 0, 0));
    const auto again = write(sink, {rowOf(0, QStringLiteral("0"), QStringLiteral("other words"))}, {});
    QVERIFY2(again, qPrintable(again ? QString() : again.error().detail));
    QVERIFY(sink.finish());
    QVERIFY(m_database.execute(QStringLiteral("drop owned by analyst; drop role analyst")));
}

void TestReviewImport::leavesDeletedReviewsDeleted()
{
    ReviewImport sink(m_database.url());
    QVERIFY(sink.begin(m_key, QStringLiteral("f.csv")));
    QVERIFY(write(sink, {rowOf(0, QStringLiteral("a"))}));
    QVERIFY(m_database.execute(QStringLiteral("update reviews set is_active = false")));
    QCOMPARE(*write(sink, {rowOf(1, QStringLiteral("a"), QStringLiteral("again"))}), counts(0, 1, 0, 0));
    QCOMPARE(m_database.value(QStringLiteral("select is_active from reviews")), QStringLiteral("f"));
}

void TestReviewImport::movesTheCheckpointWithTheRows()
{
    {
        ReviewImport sink(m_database.url());
        QCOMPARE(sink.begin(m_key, QStringLiteral("f.csv"))->recordsDone, 0);
        QVERIFY(write(sink, {rowOf(0, QStringLiteral("a")), rowOf(1, QStringLiteral("b"))}, {{2, 4, {}, QStringLiteral("bad")}}));
    }
    ReviewImport again(m_database.url());
    const auto checkpoint = again.begin(m_key, QStringLiteral("f.csv"));
    QVERIFY(checkpoint);
    QCOMPARE(checkpoint->recordsDone, 3);
    QCOMPARE(checkpoint->counts, counts(2, 0, 0, 1));
    QCOMPARE(again.readRejected()->size(), 1);
}

void TestReviewImport::startsAFinishedImportAgain()
{
    ReviewImport sink(m_database.url());
    QVERIFY(sink.begin(m_key, QStringLiteral("f.csv")));
    QVERIFY(write(sink, {rowOf(0, QStringLiteral("a"))}, {{1, 3, {}, QStringLiteral("bad")}}));
    QVERIFY(sink.finish());
    const auto checkpoint = sink.begin(m_key, QStringLiteral("f.csv"));
    QVERIFY(checkpoint);
    QCOMPARE(checkpoint->recordsDone, 0);
    QCOMPARE(checkpoint->counts, ImportCounts());
    QVERIFY(sink.readRejected()->empty());
    QCOMPARE(*write(sink, {rowOf(0, QStringLiteral("a"))}), counts(0, 0, 1, 0));
}

void TestReviewImport::letsOneProgramImportAFileAtATime()
{
    ReviewImport first(m_database.url());
    QVERIFY(first.begin(m_key, QStringLiteral("f.csv")));
    ReviewImport second(m_database.url());
    QVERIFY(second.begin(QByteArray(32, 'x'), QStringLiteral("other.csv"))); // another file: no wait
    ReviewImport third(m_database.url());
    const auto refused = third.begin(m_key, QStringLiteral("f.csv"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
}

void TestReviewImport::writesNothingWhenCancelled()
{
    ReviewImport sink(m_database.url());
    QVERIFY(sink.begin(m_key, QStringLiteral("f.csv")));
    std::stop_source stop;
    stop.request_stop();
    const std::vector<ImportRow> rows = {rowOf(0, QStringLiteral("a"))};
    const auto written = sink.writeChunk(rows, {}, 1, stop.get_token());
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Cancelled);
    QCOMPARE(m_database.value(QStringLiteral("select count(*) from reviews")), QStringLiteral("0"));
    QCOMPARE(m_database.value(QStringLiteral("select records_done from imports")), QStringLiteral("0"));
}

void TestReviewImport::survivesAServerThatDies()
{
    ReviewImport sink(m_database.url());
    QVERIFY(sink.begin(m_key, QStringLiteral("f.csv")));
    QVERIFY(write(sink, {rowOf(0, QStringLiteral("a"))}));
    m_database.server.kill();
    const auto lost = write(sink, {rowOf(1, QStringLiteral("b"))});
    QVERIFY(!lost);
    QCOMPARE(lost.error().code, ErrorCode::Unavailable);
    QVERIFY2(m_database.server.start(), qPrintable(m_database.server.error()));
    ReviewImport again(m_database.url());
    Result<ImportCheckpoint> checkpoint;
    QTRY_VERIFY((checkpoint = again.begin(m_key, QStringLiteral("f.csv")))); // one attempt per half second
    QCOMPARE(checkpoint->recordsDone, 1);
    QCOMPARE(*write(again, {rowOf(1, QStringLiteral("b"))}), counts(1, 0, 0, 0));
}

QTEST_GUILESS_MAIN(TestReviewImport)
#include "tst_review_import.moc"
