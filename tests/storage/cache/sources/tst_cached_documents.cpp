// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/tiers/document_codec.h"
#include "storage/storage.h"
#include "tests/support/document_stage.h"
#include "tests/support/reason_of.h"
#include "tests/support/sample_analysis.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::cache;
using namespace lectern::postgres;
using namespace std::chrono_literals;

namespace {

template <typename T>
Result<T> await(QFuture<Result<T>> future)
{
    future.waitForFinished();
    if (future.resultCount() == 0)
        return failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("the future ended without a result"));
    return future.result();
}

Source sourceOf(const auto &answer) { return answer->provenance.source; }

} // namespace

class TestCachedDocuments : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_stage.error.isEmpty(), qPrintable(m_stage.error));
        const auto id = m_stage.complete(QStringLiteral("contract.pdf"), m_pages);
        QVERIFY2(id, reasonOf(id));
        m_id = *id;
        PostgresJobQueue queue(m_stage.url());
        const auto job = DocumentStage::takeOf(queue, m_id);
        QVERIFY2(job, reasonOf(job));
        const auto done = queue.completeAnalysis(*job, DocumentStage::analysisOf(m_pages, {{1, QStringLiteral("cap")}}));
        QVERIFY2(done, reasonOf(done));
    }

    void answersFromPostgresThenMemoryThenRedis()
    {
        if (!TestRedis::isInstalled())
            QSKIP("no redis-server");
        {
            Storage storage(config());
            const auto cold = await(storage.documents().fetchList({}));
            QVERIFY2(cold, reasonOf(cold));
            QCOMPARE(sourceOf(cold), Source::Postgres);
            QCOMPARE(cold->value->totalCount, qint64(1));
            QCOMPARE(cold->provenance.family, QStringLiteral("documents:list"));
            QTRY_COMPARE(sourceOf(await(storage.documents().fetchList({}))), Source::Memory);
            QCOMPARE(sourceOf(await(storage.documents().fetchDocument(m_id))), Source::Postgres);
            QTRY_COMPARE(sourceOf(await(storage.documents().fetchDocument(m_id))), Source::Memory);
            QCOMPARE(sourceOf(await(storage.documents().fetchLatestAnalysis(m_id))), Source::Postgres);
            QTRY_COMPARE(sourceOf(await(storage.documents().fetchLatestAnalysis(m_id))), Source::Memory);
            QVERIFY(await(storage.documents().fetchFacets({})));
        }
        Storage other(config());
        QVERIFY(await(other.reviews().fetchCount({}))); // so that the key to open entries is known
        const auto list = await(other.documents().fetchList({}));
        QVERIFY2(list, reasonOf(list));
        QCOMPARE(sourceOf(list), Source::Redis);
        QCOMPARE(list->value->rows[0].document.originalName, QStringLiteral("contract.pdf"));
        QCOMPARE(sourceOf(await(other.documents().fetchDocument(m_id))), Source::Redis);
        const auto analysis = await(other.documents().fetchLatestAnalysis(m_id));
        QCOMPARE(sourceOf(analysis), Source::Redis);
        QCOMPARE(analysis->value->findings[0].evidence.quote, QStringLiteral("cap"));
        QCOMPARE(sourceOf(await(other.documents().fetchFacets({}))), Source::Redis);
    }

    void readsItsOwnWrites()
    {
        Storage storage(config());
        const auto before = await(storage.documents().fetchDocument(m_id));
        QVERIFY2(before, reasonOf(before));
        for (int i = 0; i < 20; ++i) {
            const QString name = QStringLiteral("name %1.pdf").arg(i);
            const qint64 version = await(storage.documents().fetchDocument(m_id))->value->version;
            const auto edited = await(storage.documentSink().edit(m_id, version, {name, QStringLiteral("Acme"), {}}));
            QVERIFY2(edited, reasonOf(edited));
            QCOMPARE(await(storage.documents().fetchDocument(m_id))->value->originalName, name);
            QCOMPARE(await(storage.documents().fetchList({}))->value->rows[0].document.originalName, name);
        }
        const AnalysisId analysis = await(storage.documents().fetchLatestAnalysis(m_id))->value->id;
        QVERIFY(await(storage.documentSink().judge(analysis, 0, {}, {Judgement::Right, QStringLiteral("so it is"), {}, {}})));
        QCOMPARE(await(storage.documents().fetchLatestAnalysis(m_id))->value->findings[0].verdict.note, QStringLiteral("so it is"));
        QCOMPARE(await(storage.documents().fetchAnalysis(analysis))->value->findings[0].verdict.judgement, Judgement::Right);
        QCOMPARE(await(storage.documents().fetchPrecision())->value->at(0).right, qint64(1));
    }

    void showsWhatOthersWroteWithinTheBound()
    {
        Storage storage(config());
        QVERIFY(await(storage.documents().fetchDocument(m_id)));
        for (int i = 0; i < 10; ++i) {
            QVERIFY(m_stage.execute(
                QStringLiteral("update documents set note = 'note %1' where id = '%2'").arg(i).arg(m_id.value.toString(QUuid::WithoutBraces))));
            const auto strict = await(storage.documents().fetchDocument(m_id, {}, strictBound));
            QVERIFY2(strict, reasonOf(strict));
            QCOMPARE(strict->value->note, QStringLiteral("note %1").arg(i));
        }
    }

    void addsThroughTheSinkAndWorksThroughTheQueue()
    {
        Storage storage(config());
        NewDocument document;
        document.path = m_stage.file(QStringLiteral("new.txt"), "new words");
        const auto added = await(storage.documentSink().add(document, {}, {}));
        QVERIFY2(added, reasonOf(added));
        QCOMPARE(await(storage.documents().fetchDocument(added->id))->value->status, WorkStatus::Pending);
        const auto bytes = await(storage.documents().fetchBytes(added->id));
        QVERIFY2(bytes, reasonOf(bytes));
        QCOMPARE(*bytes, QByteArray("new words"));
        const std::unique_ptr<JobQueue> queue = storage.makeJobQueue();
        const auto job = queue->take(QStringLiteral("w"), 60s);
        QVERIFY(job && *job);
        QCOMPARE((*job)->document, added->id);
        QCOMPARE(await(storage.documents().fetchDocument(added->id))->value->status, WorkStatus::Processing);
        QVERIFY(queue->completeExtraction(**job, {DocumentKind::Text, DocumentStage::pagesOf({QStringLiteral("new words")}), {}}, 0.1));
        QCOMPARE(await(storage.documents().fetchDocument(added->id))->value->status, WorkStatus::Completed);
        const auto text = await(storage.documents().fetchText(added->id, 1, 10));
        QVERIFY2(text, reasonOf(text));
        QCOMPARE(text->value->pages[0].text, QStringLiteral("new words"));
        QCOMPARE(sourceOf(text), Source::Postgres);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(await(storage.documents().fetchBytes(added->id, stop.get_token())).error().code, ErrorCode::Cancelled);
        QCOMPARE(await(storage.documents().fetchText(added->id, 0, 1)).error().code, ErrorCode::InvalidRequest);
    }

    void worksWithoutRedis()
    {
        StorageConfig alone = config();
        alone.redisUrl.clear();
        Storage storage(alone);
        QVERIFY(await(storage.documents().fetchList({})));
        QTRY_COMPARE(sourceOf(await(storage.documents().fetchList({}))), Source::Memory);
    }

    void decodesNothingButWhatItEncoded()
    {
        Storage storage(config());
        const DocumentList list = *await(storage.documents().fetchList({}))->value;
        Analysis analysis = *await(storage.documents().fetchLatestAnalysis(m_id))->value;
        analysis.lostVerdicts = {sampleLostVerdict()};
        const QByteArray bytes = encoded(list);
        const auto back = decoded<DocumentList>(bytes);
        QVERIFY2(back, reasonOf(back));
        QCOMPARE(encoded(*back), bytes);
        QCOMPARE(back->rows[0].document.metadata, list.rows[0].document.metadata);
        const auto analysisBack = decoded<Analysis>(encoded(analysis));
        QVERIFY2(analysisBack, reasonOf(analysisBack));
        QCOMPARE(encoded(*analysisBack), encoded(analysis));
        QCOMPARE(analysisBack->findings[0].evidence, analysis.findings[0].evidence);
        QCOMPARE(analysisBack->lostVerdicts, analysis.lostVerdicts);
        QVERIFY(!decoded<Document>(bytes));
        for (qsizetype length = 0; length < bytes.size(); ++length)
            QVERIFY(!decoded<DocumentList>(bytes.first(length)));
        for (qsizetype at = 0; at < bytes.size(); ++at) { // whatever a byte says, reading it does no harm
            QByteArray flipped = bytes;
            flipped[at] = char(flipped[at] ^ 0xff);
            static_cast<void>(decoded<DocumentList>(flipped));
        }
    }

private:
    StorageConfig config()
    {
        StorageConfig config;
        config.postgresUrl = m_stage.url();
        config.redisUrl = m_redis.isRunning() ? m_redis.url() : QString();
        return config;
    }

    DocumentStage m_stage;
    TestRedis m_redis;
    DocumentId m_id;
    const QStringList m_pages{QStringLiteral("The cap is one million.\n"), QStringLiteral("Second page.\n")};
};

QTEST_GUILESS_MAIN(TestCachedDocuments)
#include "tst_cached_documents.moc"
