// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/counting_sink.h"
#include "models/import/import_job.h"
#include "models/import/rejects_file.h"
#include "models/import/sample_import.h"
#include "tests/models/import/import_files.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace lectern;
using namespace lectern::imports;

namespace {

/// Keeps what it was given over several imports, as a database would.
class MemorySink final : public ImportSink
{
public:
    Result<ImportCheckpoint> begin(const QByteArray &importKey, const QString &) override
    {
        keys += importKey;
        return ImportCheckpoint{importKey, firstRecord, {firstRecord, 0, 0, 0}};
    }
    Result<ImportCounts> writeChunk(std::span<const ImportRow> chunk, std::span<const RejectedRow> refused, qint64 recordsDone,
                                    std::stop_token) override
    {
        if (failAfterChunks-- == 0)
            return failure(ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("gone"));
        ImportCounts counts;
        counts.rejected = qint64(refused.size());
        for (const ImportRow &row : chunk) {
            rows.push_back(row);
            const qsizetype before = seen.size();
            seen.insert(row.review.platformReviewId);
            ++(seen.size() > before ? counts.inserted : counts.duplicate);
        }
        rejected.insert(rejected.end(), refused.begin(), refused.end());
        done = recordsDone;
        ++chunkCount;
        if (afterChunk)
            afterChunk();
        return counts;
    }
    Result<std::vector<RejectedRow>> readRejected() override { return rejected; }
    Result<void> finish() override
    {
        isFinished = true;
        return {};
    }

    std::vector<ImportRow> rows;
    std::vector<RejectedRow> rejected;
    QSet<QString> seen;
    QByteArrayList keys;
    std::function<void()> afterChunk;
    qint64 firstRecord = 0, done = 0;
    int chunkCount = 0, failAfterChunks = -1;
    bool isFinished = false;
};

ImportPlan planned(const InputFile &input)
{
    auto plan = planImport(input);
    if (!plan)
        qFatal("%s", qPrintable(plan.error().detail));
    return std::move(*plan);
}

QByteArray manyRows(int count)
{
    QByteArray bytes = "id,text,rating\n";
    for (int i = 0; i < count; ++i)
        bytes += "r" + QByteArray::number(i) + ",some text,4\n";
    return bytes;
}

} // namespace

class TestImportJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accountsForEveryRowWhateverIsWrongWithIt();
    void writesRejectedRowsWithTheirReasons();
    void rejectsWhatNoReviewMayHoldAndGoesOn();
    void makesNamesOneLineThatReadsInOneDirection();
    void goesOnBehindTheCheckpoint();
    void keysDependOnBytesAndMapping();
    void tellsProgressUpToTheEnd();
    void stopsWhenAsked();
    void reportsASinkThatFails();
    void keepsWhatWasReadBeforeAFileBreaks();
    void importsTheSampleWithoutARejectedRow();

private:
    ImportFiles m_files;
};

void TestImportJob::accountsForEveryRowWhateverIsWrongWithIt()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    const QByteArrayList bad = {"r,\"broken \"quote\" here\",4,2020-01-01",
                                "short,row",
                                ",,,",
                                "",
                                "r,text,47,2020-01-01",
                                "r,text,4,3000-01-01",
                                "r,text,4,2020-02-31",
                                "r,text,4,2020-01-01,too,long",
                                "r," + QByteArray(300'000, 'x') + ",4,2020-01-01",
                                QByteArray("r,a\0b,4,2020-01-01", 19)};
    QByteArray bytes = "id,text,rating,date\n";
    qint64 good = 0, duplicates = 0, rejected = 0;
    for (int i = 0; i < 3000; ++i) {
        const int dice = random.bounded(100);
        if (dice < 3) {
            bytes += bad.at(random.bounded(int(bad.size()))) + '\n';
            ++rejected;
        } else if (dice < 6 && good > 0) {
            bytes += "g" + QByteArray::number(random.bounded(int(good))) + ",fine,4,2020-01-01\n";
            ++duplicates;
        } else {
            bytes += "g" + QByteArray::number(good++) + ",fine,4,2020-01-01\n";
        }
    }
    bytes += "last,fine,4,2020-01-01\n";
    ++good;
    MemorySink sink;
    const ImportOutcome outcome = runImport(planned(m_files.write(bytes)), sink);
    QVERIFY2(!outcome.error, qPrintable(outcome.error ? outcome.error->detail : QString()));
    QCOMPARE(outcome.counts.inserted, good);
    QCOMPARE(outcome.counts.duplicate, duplicates);
    QCOMPARE(outcome.counts.rejected, rejected);
    QCOMPARE(outcome.counts.rows(), 3001);
    QVERIFY(sink.isFinished);
    QVERIFY(sink.chunkCount > 1);
}

void TestImportJob::writesRejectedRowsWithTheirReasons()
{
    MemorySink sink;
    const InputFile input = m_files.write(manyRows(40) + "x,=evil(),99\ny,\"a\nb\",4\nz,ok\n");
    const ImportOutcome outcome = runImport(planned(input), sink);
    QCOMPARE(outcome.counts.rejected, 2);
    QCOMPARE(outcome.rejectsFile, input.path + QStringLiteral(".rejects.csv"));
    QFile file(outcome.rejectsFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readLine(), QByteArray("line,column,reason,record\r\n"));
    QCOMPARE(file.readLine(), QByteArray("42,\"rating\",\"the rating 99 lies outside 0 to 5\",\"x,=evil(),99\"\r\n"));
    QCOMPARE(file.readLine(), QByteArray("45,\"\",\"the record has 2 fields, there are 3 columns\",\"z,ok\"\r\n"));
    QVERIFY(file.atEnd());
}

void TestImportJob::rejectsWhatNoReviewMayHoldAndGoesOn()
{
    QByteArray many;
    for (int i = 0; i < 1001; ++i)
        many += "t" + QByteArray::number(i) + "|";
    const QByteArrayList lines = {"a,fine,4,one|two,https://x/1.jpg,small",
                                  "b,fine,4," + QByteArray(201, 'x') + "|ok,https://x/1.jpg,small",
                                  "c,fine,4," + many + ",https://x/1.jpg,small",
                                  "d,fine,4,one,https://x/" + QByteArray(4000, 'u') + ",small",
                                  "e,fine,4,one,https://x/1.jpg," + QByteArray(255 * 1024, 'm') + "\n",
                                  "f,fine,4,one,https://x/1.jpg,small"};
    QByteArray bytes = "id,text,rating,tags,image_urls,remark,remark2\n";
    for (const QByteArray &line : lines)
        bytes += line.trimmed() + "," + (line.startsWith("e,") ? QByteArray(2000, 'n') : QByteArray("n")) + "\n";
    MemorySink sink;
    const ImportOutcome outcome = runImport(planned(m_files.write(bytes)), sink);
    QVERIFY2(!outcome.error, qPrintable(outcome.error ? outcome.error->detail : QString()));
    QCOMPARE(outcome.counts.inserted, 2);
    QStringList reasons;
    for (const RejectedRow &row : sink.rejected)
        reasons += row.column + QStringLiteral(": ") + row.reason;
    QCOMPARE(reasons,
             (QStringList{QStringLiteral("tags: a value of the list has 201 characters, at most 200 can be stored"),
                          QStringLiteral("tags: the list has 1001 values, at most 1000 can be stored"),
                          QStringLiteral("image_urls: a value of the list has 4010 characters, at most 4000 can be stored"),
                          QStringLiteral(": the columns without a field of their own come to 257 KiB, at most 256 KiB of them can be stored")}));
}

void TestImportJob::makesNamesOneLineThatReadsInOneDirection()
{
    MemorySink sink;
    const ImportOutcome outcome = runImport(planned(m_files.write("id,text,rating,author_name,entity_name,tags\n"
                                                                  "a,fine,4,\"Ann\xe2\x80\xae\nLee\",\"Hotel\r\nZur Post\",\"x\ty|\xe2\x80\x8f\"\n")),
                                            sink);
    QCOMPARE(outcome.counts.inserted, 1);
    const Review &review = sink.rows.front().review;
    QCOMPARE(review.authorName, QStringLiteral("Ann Lee"));
    QCOMPARE(review.entityName, QStringLiteral("Hotel Zur Post"));
    QCOMPARE(review.tags, QStringList{QStringLiteral("x y")});
}

void TestImportJob::goesOnBehindTheCheckpoint()
{
    MemorySink sink;
    sink.firstRecord = 1500;
    const ImportOutcome outcome = runImport(planned(m_files.write(manyRows(4000))), sink);
    QVERIFY(!outcome.error);
    QCOMPARE(int(sink.rows.size()), 2500);
    QCOMPARE(sink.rows.front().recordNumber, 1500);
    QCOMPARE(sink.rows.front().review.platformReviewId, QStringLiteral("r1500"));
    QCOMPARE(sink.done, 4000);
    QCOMPARE(outcome.counts.rows(), 4000);
}

void TestImportJob::keysDependOnBytesAndMapping()
{
    MemorySink sink;
    const InputFile input = m_files.write(manyRows(5));
    (void)runImport(planned(input), sink);
    (void)runImport(planned(input), sink);
    ImportOptions options;
    options.platform = Platform::Yelp;
    (void)runImport(*planImport(input, options), sink);
    (void)runImport(planned(m_files.write(manyRows(6))), sink);
    QCOMPARE(sink.keys.size(), 4);
    QCOMPARE(sink.keys.at(0).size(), 32);
    QCOMPARE(sink.keys.at(0), sink.keys.at(1));
    QVERIFY(sink.keys.at(2) != sink.keys.at(0));
    QVERIFY(sink.keys.at(3) != sink.keys.at(0));
}

void TestImportJob::tellsProgressUpToTheEnd()
{
    MemorySink sink;
    std::vector<ImportProgress> told;
    const ImportOutcome outcome = runImport(planned(m_files.write(manyRows(5000))), sink, [&](const ImportProgress &now) { told.push_back(now); });
    QVERIFY(!outcome.error);
    QVERIFY(!told.empty());
    QCOMPARE(told.back().doneBytes, told.back().totalBytes);
    QCOMPARE(told.back().counts, outcome.counts);
    QVERIFY(told.back().rowsPerSecond > 0);
}

void TestImportJob::stopsWhenAsked()
{
    MemorySink sink;
    std::stop_source stop;
    sink.afterChunk = [&] { stop.request_stop(); };
    const ImportOutcome outcome = runImport(planned(m_files.write(manyRows(100'000))), sink, {}, stop.get_token());
    QVERIFY(outcome.error);
    QCOMPARE(outcome.error->code, ErrorCode::Cancelled);
    QVERIFY(outcome.counts.rows() > 0 && outcome.counts.rows() < 100'000);
    QCOMPARE(outcome.counts.rows(), sink.done);
    QVERIFY(!sink.isFinished);
}

void TestImportJob::reportsASinkThatFails()
{
    MemorySink sink;
    sink.failAfterChunks = 2;
    const ImportOutcome outcome = runImport(planned(m_files.write(manyRows(100'000))), sink);
    QVERIFY(outcome.error);
    QCOMPARE(outcome.error->code, ErrorCode::Unavailable);
    QCOMPARE(outcome.counts.rows(), sink.done);
    QVERIFY(!sink.isFinished);
}

void TestImportJob::keepsWhatWasReadBeforeAFileBreaks()
{
    MemorySink sink;
    const ImportOutcome outcome = runImport(planned(m_files.write(manyRows(300'000) + "x,\"never closed,4\n")), sink);
    QVERIFY(outcome.error);
    QVERIFY(outcome.error->detail.contains(QStringLiteral("Line 300002")));
    QCOMPARE(outcome.counts.inserted, 300'000);
    QVERIFY(!sink.isFinished);
}

void TestImportJob::importsTheSampleWithoutARejectedRow()
{
    MemorySink sink;
    const auto counts = importSample(sink);
    QVERIFY2(counts, qPrintable(counts ? QString() : counts.error().detail));
    QCOMPARE(counts->rejected, 0);
    QCOMPARE(counts->inserted, counts->rows());
    QVERIFY(counts->rows() >= 20'000);
    std::array<int, platformCount> platforms{};
    std::array<int, entityTypeCount> types{};
    QSet<QString> entities, languages;
    int rated = 0, answered = 0, scored = 0, withImages = 0, withTags = 0, withMetadata = 0;
    for (const ImportRow &row : sink.rows) {
        const Review &review = row.review;
        ++platforms[size_t(review.platform)];
        ++types[size_t(review.entityType)];
        entities += review.entityId;
        languages += review.language;
        rated += review.rating ? 1 : 0;
        answered += review.ownerReplyAt.isValid() ? 1 : 0;
        scored += review.sentimentScore && review.sentiment ? 1 : 0;
        withImages += review.imageUrls.isEmpty() ? 0 : 1;
        withTags += review.tags.isEmpty() ? 0 : 1;
        withMetadata += review.metadata.isEmpty() ? 0 : 1;
        QVERIFY(review.reviewedAt.date() >= QDate(2019, 1, 1) && review.reviewedAt.date() <= QDate(2026, 11, 30));
        QVERIFY(!review.text.isEmpty());
    }
    QVERIFY(*std::min_element(platforms.begin(), platforms.end()) > 0);
    QVERIFY(*std::min_element(types.begin(), types.end()) > 0);
    QVERIFY(entities.size() > 300);
    QVERIFY(languages.size() >= 8);
    for (const int part : {rated, answered, scored, withImages, withTags, withMetadata})
        QVERIFY(part > 500 && part < counts->rows());
}

QTEST_GUILESS_MAIN(TestImportJob)
#include "tst_import_job.moc"
