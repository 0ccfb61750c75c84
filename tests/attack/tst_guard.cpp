// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/health/postgres_health.h"
#include "storage/postgres/documents/document_work.h"
#include "storage/postgres/documents/risk_rule_store.h"
#include "storage/postgres/documents/verdict_writer.h"
#include "storage/postgres/imports/review_import.h"
#include "storage/postgres/reviews/search_index.h"
#include "storage/postgres/reviews/sentiment_pass.h"
#include "tests/support/document_stage.h"
#include "tests/support/reason_of.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::health;
using namespace lectern::postgres;
using namespace lectern::schema;
using namespace std::chrono_literals;

/// Somebody switches triggers off, drops or alters them, with psql: it is said, and nobody writes past them.
class TestGuard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_stage.error.isEmpty(), qPrintable(m_stage.error));
        const QStringList pages{QStringLiteral("The Supplier is liable without limit.")};
        const auto completed = m_stage.complete(QStringLiteral("contract.pdf"), pages);
        QVERIFY2(completed, reasonOf(completed));
        m_document = *completed;
        PostgresJobQueue queue(m_stage.url());
        const auto job = DocumentStage::takeOf(queue, m_document);
        QVERIFY2(job, reasonOf(job));
        QVERIFY(queue.completeAnalysis(*job, DocumentStage::analysisOf(pages, {{1, QStringLiteral("liable without limit")}})));
        m_analysis.value = QUuid::fromString(m_stage.value(QStringLiteral("select id from analysis_results")));
        QVERIFY(m_stage.add(QStringLiteral("waits.pdf"), "waits"));
        QVERIFY(m_stage.execute(
            QStringLiteral("create schema saved; create table saved.functions as select pg_get_functiondef(oid) as definition from pg_proc"
                           " where pronamespace in ('public'::regnamespace, 'cache'::regnamespace)")));
        QVERIFY2(health().isHealthy, qPrintable(health().detail));
    }

    void everyTriggerOfOursIsWatchedAndTheAdviceBringsItBack()
    {
        const QStringList triggers =
            m_stage
                .value(
                    QStringLiteral("select string_agg(tgname || ' on ' || tgrelid::regclass, ',' order by 1) from pg_trigger where not tgisinternal"))
                .split(u',');
        QVERIFY(triggers.size() > 60);
        for (const QString &trigger : triggers) {
            const QString name = trigger.section(u' ', 0, 0), table = trigger.section(u' ', 2, 2);
            for (const QString &harm : {QStringLiteral("alter table %2 disable trigger %1"), QStringLiteral("alter table %2 enable trigger %1"),
                                        QStringLiteral("drop trigger %1 on %2")}) {
                QVERIFY(m_stage.execute(harm.arg(name, table)));
                const HealthPart ill = health();
                QVERIFY2(!ill.isHealthy, qPrintable(trigger));
                QVERIFY2(ill.detail.contains(trigger), qPrintable(ill.detail));
                QVERIFY2(m_stage.execute(m_stage.value(QStringLiteral("select remedy from guard.troubles()"))), qPrintable(ill.advice));
                QVERIFY2(health().isHealthy, qPrintable(health().detail));
            }
        }
    }

    void anAlteredTriggerOrFunctionIsNoticed_data()
    {
        QTest::addColumn<QString>("harm");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, const char *harm, const char *detail) {
            QTest::newRow(name) << QString::fromLatin1(harm) << QString::fromLatin1(detail);
        };
        row("for one operation less",
            "drop trigger audit on documents; create trigger audit after insert or update on documents for each row"
            " execute function audit_row('document', 'id'); alter table documents enable always trigger audit",
            "audit on documents is altered");
        row("under a condition",
            "drop trigger audit on documents; create trigger audit after insert or update or delete on documents for each row"
            " when (pg_trigger_depth() > 7) execute function audit_row('document', 'id'); alter table documents enable always trigger audit",
            "audit on documents is altered");
        row("another function", "create or replace function audit_row() returns trigger language plpgsql as $$ begin return null; end $$",
            "function public.audit_row() is altered");
        row("a function beneath",
            "create or replace function cache.scopes_or_all(kind text, scopes text[]) returns text[] language sql immutable as"
            " $$ select array[]::text[] $$",
            "function cache.scopes_or_all(text,text[]) is altered");
        row("no search path", "alter function cache.log_reviews() reset search_path", "function cache.log_reviews() is altered");
        row("references", "alter table finding_verdicts disable trigger all", "checks of references on finding_verdicts");
    }

    void anAlteredTriggerOrFunctionIsNoticed()
    {
        QFETCH(QString, harm);
        QFETCH(QString, detail);
        QVERIFY2(m_stage.execute(
                     QStringLiteral(
                         "begin; %1; select set_config('lectern.told', (select string_agg(what, '; ') from guard.troubles()), false); commit")
                         .arg(harm)),
                 qPrintable(m_stage.postgres.error()));
        const HealthPart ill = health();
        const auto refused = DocumentWriter(*m_stage.connection).setActive({m_document}, false);
        restore();
        QVERIFY(!ill.isHealthy);
        QVERIFY2(ill.detail.contains(detail), qPrintable(ill.detail));
        QVERIFY(!refused);
        QVERIFY2(isUnguarded(refused.error()), reasonOf(refused));
        QVERIFY2(health().isHealthy, qPrintable(health().detail));
    }

    void noWriterOfTheProgramWritesWhileOneIsOff_data()
    {
        QTest::addColumn<QString>("harm");
        QTest::newRow("audit") << QStringLiteral("alter table documents disable trigger audit");
        QTest::newRow("everything of a table") << QStringLiteral("alter table documents disable trigger user");
        QTest::newRow("stamp of reviews") << QStringLiteral("drop trigger reviews_stamp on reviews");
        QTest::newRow("cache of jobs") << QStringLiteral("alter table jobs disable trigger cache_log_update");
        QTest::newRow("search of pages") << QStringLiteral("alter table document_pages enable replica trigger document_search_insert");
    }

    void noWriterOfTheProgramWritesWhileOneIsOff()
    {
        QFETCH(QString, harm);
        const QString before = everything();
        QVERIFY(m_stage.execute(harm));
        for (const auto &[what, error] : writeEverything()) {
            QVERIFY2(error, qPrintable(what));
            QVERIFY2(isUnguarded(*error), qPrintable(what + u' ' + error->detail));
            QVERIFY2(!error->names.value(0).isEmpty(), qPrintable(error->detail));
        }
        QCOMPARE(everything(), before);
        restore();
    }

    void allGoOnWhenItIsBack()
    {
        QVERIFY(m_stage.execute(QStringLiteral("alter table documents disable trigger audit")));
        QVERIFY(!DocumentWriter(*m_stage.connection).setActive({m_document}, false));
        QVERIFY(m_stage.execute(QStringLiteral("alter table documents enable always trigger audit")));
        for (const auto &[what, error] : writeEverything())
            QVERIFY2(!error, qPrintable(what + (error ? error->detail : QString())));
    }

    void otherProgramsAreRefusedOnTheSameTable()
    {
        QVERIFY(m_stage.execute(QStringLiteral("alter table documents disable trigger audit")));
        QVERIFY(!m_stage.execute(QStringLiteral("update documents set note = 'past the audit'")));
        QVERIFY2(m_stage.postgres.error().contains(QStringLiteral("trigger audit on documents")), qPrintable(m_stage.postgres.error()));
        QVERIFY(!m_stage.execute(QStringLiteral("truncate documents cascade")));
        restore();
        QVERIFY(m_stage.execute(QStringLiteral("update documents set note = 'seen by the audit'")));
    }

    void aTriggerThatIsSwitchedOffInTheMiddleUndoesTheTransaction()
    {
        const QString before = everything();
        const auto done = m_stage.connection->inTransaction([&]() -> Result<void> {
            const auto changed = m_stage.connection->run(QStringLiteral("update documents set note = 'half'"));
            if (!m_stage.execute(QStringLiteral("alter table reviews disable trigger reviews_stamp")))
                return failure(ErrorCode::Timeout, FaultyPart::PostgreSql, QStringLiteral("could not be switched off"));
            return changed.map([](const Rows &) {});
        });
        restore();
        QVERIFY(!done);
        QVERIFY2(isUnguarded(done.error()), reasonOf(done));
        QCOMPARE(everything(), before);
    }

    void theSchemaIsNotMigratedOverAHole()
    {
        QVERIFY(m_stage.execute(QStringLiteral("alter table documents disable trigger audit")));
        const auto down = migrateDown(*m_stage.connection, 1);
        restore();
        QVERIFY(!down);
        QVERIFY2(isUnguarded(down.error()), reasonOf(down));
    }

private:
    using Outcome = std::pair<QString, std::optional<StorageError>>;

    [[nodiscard]] HealthPart health() { return readTriggerHealth(*m_stage.connection, {}); }
    /// Functions and triggers as they were made.
    void restore()
    {
        QVERIFY(m_stage.execute(
            QStringLiteral("do $$ declare f text; begin for f in select definition from saved.functions loop execute f; end loop; end $$")));
        QVERIFY(m_stage.execute(QStringLiteral(
            "do $$ declare r record; begin"
            " for r in select distinct relation from guard.expected_triggers loop"
            " execute format('alter table %s enable trigger all', r.relation); end loop;"
            " for r in select e.*, t.oid from guard.expected_triggers e left join pg_trigger t on t.tgrelid = e.relation and t.tgname = e.name loop"
            " if r.oid is not null then execute format('drop trigger %I on %s', r.name, r.relation); end if;"
            " execute r.definition; execute format('alter table %s enable always trigger %I', r.relation, r.name);"
            " end loop; end $$")));
        QVERIFY2(health().isHealthy, qPrintable(health().detail));
    }
    /// A text that changes with every row that a writer could change.
    [[nodiscard]] QString everything()
    {
        return m_stage.value(QStringLiteral(
            "select concat_ws(' ', (select string_agg(d::text, '' order by id) from documents d), (select string_agg(j::text, '' order by id) from jobs j),"
            " (select string_agg(v::text, '') from finding_verdicts v), (select count(*) from analysis_results), (select count(*) from reviews),"
            " (select count(*) from imports), (select count(*) from risk_rule_changes), (select count(*) from audit_log where action <> 'document.refused'))"));
    }
    [[nodiscard]] std::vector<Outcome> writeEverything()
    {
        std::vector<Outcome> outcomes;
        const auto note = [&](const char *what, const auto &result) {
            outcomes.emplace_back(QString::fromLatin1(what), result ? std::nullopt : std::optional(result.error()));
        };
        DocumentWriter writer(*m_stage.connection);
        DocumentWork work(*m_stage.connection);
        NewDocument file;
        file.path = m_stage.file(QStringLiteral("new.txt"), QByteArray::number(++m_number));
        note("add", writer.add(file, {}, {}));
        note("analyse", work.analyse(m_document, QStringLiteral("builtin")));
        note("cancel", work.cancel(m_document));
        note("set active", writer.setActive({m_document}, true));
        const qint64 version =
            m_stage.value(QStringLiteral("select version from documents where id = '%1'").arg(m_document.value.toString(QUuid::WithoutBraces)))
                .toLongLong();
        note("edit", writer.edit(m_document, version, {QStringLiteral("name %1").arg(m_number), {}, {}}));
        note("judge", VerdictWriter(*m_stage.connection).judge(m_analysis, 0, m_verdict, {Judgement::Right, QString::number(m_number), {}, {}}));
        if (!outcomes.back().second)
            m_verdict.note = QString::number(m_number);
        note("change a rule",
             RiskRuleStore(*m_stage.connection).change(m_rule, {QStringLiteral("uncapped-liability"), true, {}, QString::number(m_number), {}}));
        if (!outcomes.back().second)
            m_rule.explanation = QString::number(m_number), m_rule.isEnabled = true;
        PostgresJobQueue queue(m_stage.url());
        note("take a job", queue.take(QStringLiteral("w"), 60s));
        ReviewImport import(m_stage.url());
        note("import", import.begin(QByteArray(32, char(m_number)), QStringLiteral("f.csv")));
        SentimentPass pass(m_stage.url());
        pass.begin(QStringLiteral("engine"), QStringLiteral("1"));
        note("sentiment", pass.step(10, [](std::span<const UnscoredReview> reviews) { return std::vector<ReviewSentiment>(reviews.size()); }, {}));
        note("index", stepSearchIndex(*m_stage.connection, 10));
        return outcomes;
    }

    DocumentStage m_stage;
    DocumentId m_document;
    AnalysisId m_analysis;
    Verdict m_verdict;
    RiskRuleChange m_rule{QStringLiteral("uncapped-liability"), {}, {}, {}, {}};
    int m_number = 0;
};

QTEST_GUILESS_MAIN(TestGuard)
#include "tst_guard.moc"
