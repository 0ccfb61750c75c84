// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/document_stage.h"
#include "tests/support/login_session.h"
#include "tests/support/reason_of.h"

#include <QTest>

namespace lectern {

using namespace postgres;
using namespace schema;

namespace {

/// Every function of ours: whether it runs with its owner's rights, its search_path, and who may run it. Whoever adds a function adds
/// it here, and decides: nobody (a trigger runs it, or another function), reader, analyst, importer (each with those before it).
struct Right {
    const char *function, *security, *who;
};
constexpr Right rights[] = {
    {"admit(name,text)", "invoker", ""},
    {"analysis_inherits()", "definer", ""},
    {"analysis_true()", "definer", ""},
    {"audit_row()", "definer", ""},
    {"cache.begin_boot()", "definer", ""},
    {"cache.log_analyses()", "definer", ""},
    {"cache.log_document_scopes(text,uuid[],text[])", "definer", ""},
    {"cache.log_document_search()", "definer", ""},
    {"cache.log_documents()", "definer", ""},
    {"cache.log_jobs()", "definer", ""},
    {"cache.log_review_search()", "definer", ""},
    {"cache.log_reviews()", "definer", ""},
    {"cache.log_scopes(text[])", "definer", "analyst importer"},
    {"cache.log_verdicts()", "definer", ""},
    {"cache.poll(pg_snapshot)", "definer", "reader analyst importer"},
    {"cache.scopes_or_all(text,text[])", "invoker", ""},
    {"cache.seal_key()", "definer", "reader analyst importer"},
    {"cache.trigger_trouble()", "definer", "reader analyst importer"},
    {"cache.\"trim\"()", "definer", "reader analyst importer"},
    {"carry_verdicts(uuid,uuid,integer)", "definer", ""},
    {"document_chunk_kept()", "invoker", ""},
    {"document_complete()", "definer", ""},
    {"document_content_whole()", "definer", ""},
    {"document_name_words(text)", "invoker", ""},
    {"document_pages_stand()", "definer", ""},
    {"document_removal_stamp()", "invoker", ""},
    {"document_search_name()", "definer", ""},
    {"document_search_pages()", "definer", ""},
    {"document_search_rebuild(uuid)", "definer", "importer"},
    {"document_stamp()", "invoker", ""},
    {"document_text_hash(uuid)", "definer", ""},
    {"finding_verdict_goes_on()", "definer", ""},
    {"finding_verdict_stamp()", "invoker", ""},
    {"finding_verdict_turn()", "definer", ""},
    {"guard.before_write()", "definer", ""},
    {"guard.require()", "definer", "reader analyst importer"},
    {"guard.search_queue()", "definer", "reader analyst importer"},
    {"guard.short(regclass)", "invoker", ""},
    {"guard.take_stock()", "invoker", ""},
    {"guard.troubles()", "definer", "reader analyst importer"},
    {"review_search_enqueue()", "definer", ""},
    {"review_words(text,text,text)", "invoker", ""},
    {"reviews_sentiment_stamp()", "invoker", ""},
    {"reviews_stamp()", "invoker", ""},
    {"risk_rule_change_stamp()", "invoker", ""},
    {"search_index_backlog()", "definer", "reader analyst importer"},
    {"search_index_step(integer)", "definer", "reader analyst importer"},
    {"search_rebuild_step(bigint,integer)", "definer", "importer"},
    {"text_parts(text)", "invoker", ""},
    {"untrue_quotes(uuid,jsonb)", "definer", ""},
};

const QString functionsSql = QStringLiteral(R"sql(
    select string_agg(format('%s | %s | %s | %s', p.oid::regprocedure, case when p.prosecdef then 'definer' else 'invoker' end,
                             coalesce(array_to_string(p.proconfig, ','), 'no search_path'),
                             array_to_string(array(select login from unnest(array['onlooker', 'reader', 'analyst', 'importer']) as login
                                                    where has_function_privilege(login, p.oid, 'execute')), ' ')),
                      E'\n' order by p.oid::regprocedure::text collate "C")
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname in ('public', 'cache', 'guard', 'lectern_schema')
       and p.proowner = (select relowner from pg_class where oid = 'public.reviews'::regclass))sql");

} // namespace

/// Who may run what, function by function; and what the three kinds of logins can do with that.
class TestFunctionRights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_stage.error.isEmpty(), qPrintable(m_stage.error));
        const auto document = m_stage.complete(QStringLiteral("contract.pdf"), {QStringLiteral("The fee is due.")});
        QVERIFY2(document, reasonOf(document));
        for (const char *login : {"onlooker", "reader", "analyst", "importer"})
            QVERIFY(m_stage.execute(QStringLiteral("create role %1 login password '%1'").arg(QLatin1String(login))));
        QVERIFY(m_stage.execute(QStringLiteral("select admit(login, login) from unnest(array['reader', 'analyst', 'importer']) as login")));
    }

    void isWhatThisListSays()
    {
        QStringList expected;
        for (const Right &right : rights) {
            // Their settings beside search_path make them plan once, not at each of many polls.
            static const QStringList planned{QStringLiteral("cache.poll(pg_snapshot)"), QStringLiteral("cache.trigger_trouble()"),
                                             QStringLiteral("guard.before_write()"), QStringLiteral("guard.require()"),
                                             QStringLiteral("guard.troubles()")};
            const QString more = planned.contains(QLatin1String(right.function)) ? QStringLiteral(",plan_cache_mode=force_generic_plan") : QString();
            expected += QStringLiteral("%1 | %2 | search_path=pg_catalog, pg_temp%3 | %4")
                            .arg(QLatin1String(right.function), QLatin1String(right.security), more, QLatin1String(right.who));
        }
        const QStringList found = m_stage.value(functionsSql).split(u'\n');
        for (const QString &line : found)
            QVERIFY2(expected.contains(line), qPrintable(QStringLiteral("not in the list, or not so: ") + line));
        for (const QString &line : std::as_const(expected))
            QVERIFY2(found.contains(line), qPrintable(QStringLiteral("gone, or not so: ") + line));
        QCOMPARE(m_stage
                     .value(QStringLiteral(
                         "select count(*) from pg_proc where pronamespace in ('public'::regnamespace, 'cache'::regnamespace, 'guard'::regnamespace)"))
                     .toInt(),
                 int(std::size(rights))); // nor does one belong to somebody else
    }

    void admitsNobodyAsWhatItDoesNotKnow()
    {
        LoginSession owner(m_stage.url());
        QCOMPARE(owner.run(QStringLiteral("select admit('reader', 'king')")).state, QByteArray("22023"));
        QCOMPARE(owner.run(QStringLiteral("select admit('nobody', 'reader')")).state, QByteArray("42704"));
        LoginSession analyst(urlOf("analyst"));
        QVERIFY(analyst.run(QStringLiteral("select admit('analyst', 'importer')")).isDenied());
    }

    void letsEachDoWhatItIsAdmittedTo_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("who");
        const auto all = QStringLiteral("reader analyst importer"), work = QStringLiteral("analyst importer"), bulk = QStringLiteral("importer");
        QTest::newRow("poll") << QStringLiteral("select * from cache.poll(null)") << all;
        QTest::newRow("seal key") << QStringLiteral("select cache.seal_key()") << all;
        QTest::newRow("reviews") << QStringLiteral("select * from reviews") << all;
        QTest::newRow("documents") << QStringLiteral("select * from documents join document_pages on document_id = id") << all;
        QTest::newRow("upkeep") << QStringLiteral("select search_index_step(10), search_index_backlog(), cache.trim()") << all;
        QTest::newRow("rename") << QStringLiteral("update documents set original_name = 'b.pdf'") << work;
        QTest::newRow("analyse") << QStringLiteral("insert into jobs (kind, document_id) select 'analyse', id from documents on conflict do nothing")
                                 << work;
        QTest::newRow("invalidate") << QStringLiteral("select cache.log_scopes(array['x:reviews'])") << work;
        QTest::newRow("import") << QStringLiteral("create temp table staging as select * from reviews with no data; insert into reviews (platform,"
                                                  " entity_type, entity_id, entity_name, platform_review_id, reviewed_at)"
                                                  " values ('yelp', 'hotel', 'a', 'A', session_user, now())")
                                << bulk;
        QTest::newRow("reindex") << QStringLiteral("select search_rebuild_step(null, 10), document_search_rebuild(null)") << bulk;
        QTest::newRow("remove for good") << QStringLiteral("delete from documents") << QString();
        QTest::newRow("empty") << QStringLiteral("truncate reviews") << QString();
        QTest::newRow("see keys") << QStringLiteral("select api_key_hash from users") << QString();
        QTest::newRow("write audit as another") << QStringLiteral("insert into audit_log (action, actor) values ('x', 'lectern')") << QString();
        QTest::newRow("change audit") << QStringLiteral("update audit_log set actor = 'x'") << QString();
        QTest::newRow("write the log of changes") << QStringLiteral("insert into cache.log (scope) values ('e:1')") << QString();
    }
    void letsEachDoWhatItIsAdmittedTo()
    {
        QFETCH(QString, sql);
        QFETCH(QString, who);
        for (const char *login : {"onlooker", "reader", "analyst", "importer"}) {
            LoginSession session(urlOf(login));
            session.run(QStringLiteral("begin"));
            const Said said = session.run(sql);
            session.run(QStringLiteral("rollback"));
            const bool may = who.split(u' ').contains(QLatin1String(login));
            QVERIFY2(may ? said.isDone() : said.isDenied(),
                     qPrintable(QStringLiteral("%1: %2 %3").arg(QLatin1String(login), QLatin1String(said.state), said.message)));
        }
    }

    /// A team's server that is brought up to date: who reads goes on reading.
    void keepsThoseWhoWereGivenTablesBefore()
    {
        const QString url = m_stage.postgres.createDatabase(QStringLiteral("older"));
        PostgresConnection connection(url, QStringLiteral("test"));
        QVERIFY(migrateUp(connection));
        QVERIFY(migrateDown(connection, int(knownMigrations().size()) - 7));
        QVERIFY(m_stage.postgres.execute(QStringLiteral("older"),
                                         QStringLiteral("grant select on reviews to reader; grant select, insert, update on reviews to importer")));
        QVERIFY(migrateUp(connection));
        LoginSession reader(m_stage.postgres.urlAs(QStringLiteral("reader"), QStringLiteral("reader"), QStringLiteral("older")));
        QVERIFY(reader.run(QStringLiteral("select * from cache.poll(null)")).isDone());
        QVERIFY(reader.run(QStringLiteral("select cache.seal_key()")).isDone());
        QVERIFY(reader.run(QStringLiteral("select * from documents")).isDenied());
        QVERIFY(reader.run(QStringLiteral("create temp table mine (id uuid)")).isDenied());
        LoginSession importer(m_stage.postgres.urlAs(QStringLiteral("importer"), QStringLiteral("importer"), QStringLiteral("older")));
        QVERIFY(importer.run(QStringLiteral("create temp table mine (id uuid)")).isDone());
        LoginSession onlooker(m_stage.postgres.urlAs(QStringLiteral("onlooker"), QStringLiteral("onlooker"), QStringLiteral("older")));
        QVERIFY(onlooker.run(QStringLiteral("select * from cache.poll(null)")).isDenied());
    }

private:
    [[nodiscard]] QString urlOf(const char *login) const
    {
        return m_stage.postgres.urlAs(QLatin1String(login), QLatin1String(login), DocumentStage::database);
    }

    DocumentStage m_stage;
};

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestFunctionRights)
#include "tst_function_rights.moc"
