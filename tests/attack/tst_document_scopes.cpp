// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/sources/cached_documents.h"
#include "storage/cache/read/read_path.h"
#include "storage/postgres/documents/document_reader.h"
#include "tests/attack/stage.h"
#include "tests/support/seed.h"

#include <random>

using namespace lectern;
using namespace lectern::cache;
using namespace lectern::postgres;
using namespace std::chrono_literals;

namespace {

const QString fillSql = QStringLiteral(R"sql(
    insert into document_contents select sha256(convert_to('c' || n, 'UTF8')), length('c' || n), 'x' from generate_series(1, 620) n;
    insert into document_chunks select sha256(convert_to('c' || n, 'UTF8')), 0, convert_to('c' || n, 'UTF8') from generate_series(1, 620) n;
    insert into documents (original_name, sha256, kind, status, error, created_at, metadata)
    select 'Name ' || n || '.pdf', sha256(convert_to('c' || n, 'UTF8')), (enum_range(null::document_kind))[1 + n % 7],
           case when n % 5 = 0 then 'FAILED' else 'PENDING' end::work_status, case when n % 5 = 0 then 'why' else '' end,
           '2026-01-01 10:00+00'::timestamptz + n * interval '1 hour', jsonb_build_object('client', 'Client ' || n % 4)
      from generate_series(1, 620) n;
    insert into document_pages (document_id, page_number, page_text) select id, 1, 'liability of ' || original_name from documents;
    update documents set status = 'COMPLETED', page_count = 1, completed_at = now(),
           character_count = (select sum(character_count) from document_pages where document_id = id) where status = 'PENDING' and name_key > 'name 3';
    insert into analysis_results (document_id, engine, text_hash, findings, status, completed_at)
    select id, 'builtin', document_text_hash(id), '[{"quote": "liability", "page": 1, "start": 0, "end": 9, "category": "c", "confidence": 0.5, "hash": ""}]',
           'COMPLETED', now() from documents where status = 'COMPLETED' and name_key > 'name 5';
    insert into finding_verdicts (analysis_id, finding_number, judgement) select id, 0, 'right' from analysis_results limit 20;
    analyze)sql");

/// Random questions and random changes, from one seed.
class Dice
{
public:
    explicit Dice(quint32 seed) : m_random(seed) {}
    int below(int end) { return int(m_random() % quint32(end)); }
    bool oneIn(int n) { return below(n) == 0; }

    DocumentFilter filter()
    {
        DocumentFilter filter;
        if (oneIn(3))
            filter.statuses = {WorkStatus(below(4))};
        if (oneIn(4))
            filter.clients = QStringList{QStringLiteral("Client %1").arg(below(5))};
        if (oneIn(4))
            filter.highestRisks = {Severity(below(4))};
        if (oneIn(4))
            filter.from = QDate(2026, 1, 1).addDays(below(25));
        if (oneIn(6))
            filter.isActive = false;
        if (oneIn(3))
            filter.text = QStringList{QStringLiteral("splendid"), QStringLiteral("again"), QStringLiteral("liability -splendid")}[below(3)];
        return filter;
    }
    Question question(const QStringList &documents, const QStringList &analyses)
    {
        const auto documentId = [&] { return DocumentId{QUuid::fromString(documents[below(int(documents.size()))])}; };
        switch (below(8)) {
        case 0: return documentFacetsQuestion(filter());
        case 1: return documentQuestion(documentId(), panelBound);
        case 2: return documentQuestion(documentId(), panelBound);
        case 3: return latestAnalysisQuestion(documentId(), panelBound);
        case 4: return analysisQuestion({QUuid::fromString(analyses[below(int(analyses.size()))])});
        case 5: return precisionQuestion();
        default: {
            DocumentPageRequest request;
            request.query = {filter(), DocumentSortKey(below(4)), oneIn(2) ? Qt::AscendingOrder : Qt::DescendingOrder};
            request.limit = 1 + below(20);
            return documentListQuestion(request);
        }
        }
    }
    QString change(const QStringList &documents)
    {
        const QString one = QStringLiteral("id = '%1'").arg(documents[below(int(documents.size()))]);
        const QString job = QString(one).replace(QStringLiteral("id ="), QStringLiteral("document_id ="));
        switch (below(20)) {
        case 0: return QStringLiteral("update documents set original_name = 'Other %1 splendid.pdf' where %2").arg(below(1000)).arg(one);
        case 1: return QStringLiteral("update documents set metadata = '{\"client\": \"Client %1\"}' where %2").arg(below(5)).arg(one);
        case 2: return QStringLiteral("update documents set is_active = not is_active where ") + one;
        case 3:
            return QStringLiteral("update documents set risk_high = %1, risk_medium = %2, risk_low = 0 where %3")
                .arg(below(3))
                .arg(below(3))
                .arg(one);
        case 4: return QStringLiteral("delete from documents where %1 and status = 'FAILED'").arg(one);
        case 5:
            return QStringLiteral(
                       "insert into documents (original_name, sha256, created_at) select 'New splendid', sha256, '2026-02-01' from document_contents limit %1")
                .arg(1 + below(3));
        case 6:
            return QStringLiteral("insert into jobs (kind, document_id) select 'extract', id from documents where %1 on conflict do nothing")
                .arg(one);
        case 7:
            return QStringLiteral(
                       "update jobs set state = 'running', lease_until = now() + interval '1 minute', progress_done = %1, progress_total = 9 where %2"
                       " and state in ('waiting', 'running')")
                .arg(below(9))
                .arg(job);
        case 8: return QStringLiteral("update jobs set state = 'done', lease_until = null, finished_at = now() where state = 'running' and ") + job;
        case 9: return QStringLiteral("delete from jobs where ") + job;
        case 10: return QStringLiteral("update analysis_results set summary = summary || '!' where ") + job;
        case 11: return QStringLiteral("delete from analysis_results where ") + job;
        case 12:
            return QStringLiteral(
                       "insert into analysis_results (document_id, engine, text_hash, status, completed_at) select id, 'ollama', document_text_hash(id),"
                       " 'COMPLETED', now() from documents where status = 'COMPLETED' and ")
                + one;
        case 13:
            return QStringLiteral(
                       "insert into finding_verdicts (analysis_id, finding_number, judgement) select id, 0, 'wrong' from analysis_results where %1"
                       " and jsonb_array_length(findings) > 0 on conflict (analysis_id, finding_number) do update set judgement = 'wrong'")
                .arg(job);
        case 14: return QStringLiteral("delete from finding_verdicts where analysis_id in (select id from analysis_results where %1)").arg(job);
        case 15:
            return QStringLiteral(
                       "insert into document_pages (document_id, page_number, page_text) select id, 9, 'a splendid page' from documents where %1"
                       " and status <> 'COMPLETED' on conflict do nothing")
                .arg(one);
        case 16:
            return QStringLiteral("update document_pages set page_text = 'liability again' where page_number = 9 and document_id in"
                                  " (select id from documents where %1 and status <> 'COMPLETED')")
                .arg(one);
        case 18: return QStringLiteral("update jobs set attempt = attempt + 1 where ") + job;
        case 17:
            return oneIn(8) ? QStringLiteral("update documents set ocr_confidence = 0.%1").arg(1 + below(9))
                            : QStringLiteral("update documents set note = '' where false");
        default:
            return oneIn(30) ? QStringLiteral("truncate finding_verdicts") : QStringLiteral("update documents set note = note || '.' where ") + one;
        }
    }

private:
    std::mt19937 m_random;
};

} // namespace

/// I8 for documents: whatever changes, what the cache proves fresh equals what PostgreSQL answers.
class TestDocumentScopes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsProvedFreshEqualsAFreshRead()
    {
        const unsigned seed = testSeed();
        Dice dice(seed);
        Stage stage(1);
        QVERIFY2(stage.error.isEmpty(), qPrintable(stage.error));
        QVERIFY2(stage.execute(fillSql), qPrintable(stage.postgres.error()));
        const QStringList documents =
            stage.value(QStringLiteral("select string_agg(id::text, ',') from (select id from documents order by created_at desc limit 60) d"))
                .split(u',');
        const QStringList analyses = stage
                                         .value(QStringLiteral(
                                             "select string_agg(id::text, ',') from (select id from analysis_results where document_id in"
                                             " (select id from documents order by created_at desc limit 60)) a"))
                                         .split(u',');
        QVERIFY(documents.size() > 10 && analyses.size() > 5);
        PostgresConnection writer(stage.config().postgresUrl, QStringLiteral("writer"));
        ReadPath path({1, 64 << 20, Lifetimes(), 0.0}, Clock::boot(), [](HitCheck::Task) {});
        Connections connections(stage.config().postgresUrl, stage.config().redisUrl, QStringLiteral("reader"), path.breaker(), path.metrics(),
                                Clock::boot());
        std::vector<Question> questions;
        for (int i = 0; i < 80; ++i)
            questions.push_back(dice.question(documents, analyses));

        int hits = 0, comparisons = 0;
        QElapsedTimer timer;
        timer.start();
        for (int round = 0; round < 500 && timer.elapsed() < 25'000; ++round) {
            const QString change = dice.change(documents);
            const auto changed = writer.runScript(change);
            QVERIFY2(changed, reasonOf(changed).constData());
            path.freshness().noteOwnWrite();
            for (int i = 0; i < 10; ++i) {
                const Question &question = questions[size_t(dice.below(int(questions.size())))];
                const Instant now = Clock::boot().now();
                Result<AnyAnswer> shown = tl::make_unexpected(StorageError{});
                path.read(question, connections, {now, now}, {}, [&](Result<AnyAnswer> answer) { shown = std::move(answer); });
                const auto fresh = question.readPostgres(connections.postgres(), {});
                QVERIFY2(shown.has_value() == fresh.has_value(), qPrintable(QStringLiteral("round %1, after \"%2\"").arg(round).arg(change)));
                if (!shown)
                    continue; // what was deleted is not found by both
                hits += shown->provenance.source == Source::Postgres ? 0 : 1;
                ++comparisons;
                QVERIFY2(encoded(shown->value) == encoded(fresh->value),
                         qPrintable(QStringLiteral("round %1, after \"%2\", %3 of %4: %5")
                                        .arg(round)
                                        .arg(change, nameOf(shown->provenance.source), nameOf(question.family), QString::fromUtf8(question.text))));
            }
        }
        qInfo("%d comparisons, %d of them hits", comparisons, hits);
        QVERIFY(comparisons > 500);
        QVERIFY2(hits > comparisons / 10, "too few hits for the comparison to mean anything");
    }

    /// Each kind of change alone, with nothing beside it that would hide a missing scope.
    void showsEachChangeAlone_data()
    {
        QTest::addColumn<int>("asked");
        QTest::addColumn<QString>("change");
        const QString target = QStringLiteral("(select id from documents where name_key = 'name 600.pdf')"); // FAILED, without an analysis
        const QString analysed = QStringLiteral(
            "(select id from documents where created_at = '2026-01-01 10:00+00'::timestamptz + 601 * interval '1 hour')");
        enum { List, Search, Facets, One, Latest, Precision };
        QTest::newRow("a page gains a word")
            << int(Search)
            << QStringLiteral("insert into document_pages (document_id, page_number, page_text) values (%1, 9, 'a splendid page')").arg(target);
        QTest::newRow("a page loses a word") << int(Search) << QStringLiteral("update document_pages set page_text = 'a page' where page_number = 9");
        QTest::newRow("a name gains a word") << int(Search)
                                             << QStringLiteral("update documents set original_name = 'splendid.pdf' where id = %1").arg(analysed);
        QTest::newRow("deleted softly") << int(List) << QStringLiteral("update documents set is_active = false where id = %1").arg(analysed);
        QTest::newRow("client") << int(Facets)
                                << QStringLiteral("update documents set metadata = '{\"client\": \"Nobody\"}' where id = %1").arg(target);
        QTest::newRow("a job begins")
            << int(One)
            << QStringLiteral("insert into jobs (kind, document_id, state, lease_until, progress_done, progress_total) values ('extract',"
                              " '%2', 'running', now(), 1, 9)");
        QTest::newRow("a job goes on") << int(One) << QStringLiteral("update jobs set progress_done = 2");
        QTest::newRow("a job changes hands") << int(One) << QStringLiteral("update jobs set attempt = attempt + 1");
        QTest::newRow("an analysis changes") << int(Latest) << QStringLiteral("update analysis_results set summary = 'other'");
        QTest::newRow("a verdict") << int(Latest)
                                   << QStringLiteral("delete from finding_verdicts; insert into finding_verdicts (analysis_id, finding_number, note)"
                                                     " select id, 0, 'note' from analysis_results");
        QTest::newRow("a verdict counts") << int(Precision) << QStringLiteral("update finding_verdicts set judgement = 'wrong'");
    }
    void showsEachChangeAlone()
    {
        QFETCH(int, asked);
        QFETCH(QString, change);
        static Stage stage(1);
        static const bool isFilled = stage.execute(fillSql);
        QVERIFY2(isFilled, qPrintable(stage.error + stage.postgres.error()));
        const DocumentId id{QUuid::fromString(
            stage.value(QStringLiteral("select id from documents where created_at = '2026-01-01 10:00+00'::timestamptz + 601 * interval '1 hour'")))};
        DocumentPageRequest list, search;
        search.query.filter.text = QStringLiteral("splendid");
        const std::array<Question, 6> questions{documentListQuestion(list),       documentListQuestion(search),           documentFacetsQuestion({}),
                                                documentQuestion(id, panelBound), latestAnalysisQuestion(id, panelBound), precisionQuestion()};
        const Question &question = questions[size_t(asked)];
        ReadPath path({1, 64 << 20, Lifetimes(), 0.0}, Clock::boot(), [](HitCheck::Task) {});
        Connections connections(stage.config().postgresUrl, QString(), QStringLiteral("reader"), path.breaker(), path.metrics(), Clock::boot());
        const auto read = [&] {
            const Instant now = Clock::boot().now();
            Result<AnyAnswer> shown = tl::make_unexpected(StorageError{});
            path.read(question, connections, {now, now}, {}, [&](Result<AnyAnswer> answer) { shown = std::move(answer); });
            return shown;
        };
        QVERIFY(read());
        path.freshness().noteOwnWrite(); // polls before the next answer
        const auto before = read();
        QVERIFY(before);
        QCOMPARE(before->provenance.source, Source::Memory);
        QVERIFY2(stage.execute(QString(change).replace(QStringLiteral("'%2'"), u'\'' + id.value.toString(QUuid::WithoutBraces) + u'\'')),
                 qPrintable(stage.postgres.error()));
        path.freshness().noteOwnWrite();
        const auto after = read();
        QVERIFY(after);
        QVERIFY2(encoded(after->value) != encoded(before->value), "the change does not show");
        QVERIFY(encoded(after->value) == encoded(question.readPostgres(connections.postgres(), {})->value));
    }

    void logsOneWideScopeForManyDocuments()
    {
        Stage stage(1);
        QVERIFY2(stage.error.isEmpty(), qPrintable(stage.error));
        QVERIFY2(stage.execute(fillSql), qPrintable(stage.postgres.error()));
        QVERIFY(stage.execute(QStringLiteral("delete from cache.log; update documents set note = 'x'")));
        QCOMPARE(stage.value(QStringLiteral("select string_agg(scope, ' ' order by scope) from cache.log")), QStringLiteral("d:* t:documents"));
        QVERIFY(stage.execute(QStringLiteral("delete from cache.log; update documents set note = 'y' where false; update jobs set worker = 'w'")));
        QCOMPARE(stage.value(QStringLiteral("select count(*) from cache.log")), QStringLiteral("0"));
        QVERIFY(stage.execute(QStringLiteral("set client_min_messages = warning; truncate documents cascade")));
        QCOMPARE(
            stage.value(QStringLiteral("select count(*) from cache.log where scope in ('x:documents', 'a:*', 'f:documents', 't:analyses')")).toInt()
                >= 4,
            true);
    }

    void bypassesTheCacheWhileADocumentsTriggerIsOff_data()
    {
        QTest::addColumn<QString>("table");
        for (const char *table : {"documents", "document_search", "jobs", "analysis_results", "finding_verdicts"})
            QTest::newRow(table) << QString::fromLatin1(table);
    }
    void bypassesTheCacheWhileADocumentsTriggerIsOff()
    {
        QFETCH(QString, table);
        static Stage stage(1);
        QVERIFY2(stage.error.isEmpty(), qPrintable(stage.error));
        QCOMPARE(stage.value(QStringLiteral("select cache.trigger_trouble()")), QString());
        const QString horizon = stage.value(QStringLiteral("select horizon from cache.poll(null) limit 1"));
        QVERIFY(stage.execute(QStringLiteral("alter table %1 disable trigger cache_log_update").arg(table)));
        QCOMPARE(stage.value(QStringLiteral("select cache.trigger_trouble()")),
                 QStringLiteral("trigger cache_log_update on public.%1 is not enabled ALWAYS").arg(table));
        QVERIFY(stage.execute(QStringLiteral("alter table %1 enable always trigger cache_log_update").arg(table)));
        QCOMPARE(stage.value(QStringLiteral("select cache.trigger_trouble()")), QString());
        QVERIFY(stage.value(QStringLiteral("select horizon from cache.poll(null) limit 1")).toULongLong() > horizon.toULongLong());
    }
};

QTEST_GUILESS_MAIN(TestDocumentScopes)
#include "tst_document_scopes.moc"
