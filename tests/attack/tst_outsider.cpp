// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/document_stage.h"
#include "tests/support/login_session.h"
#include "tests/support/reason_of.h"

#include <QTest>

namespace lectern {

namespace {

const QString secret = QStringLiteral("The fee is 4711 euros.");

QString reasonFor(const Said &said) { return QLatin1String(said.state) + QLatin1Char(' ') + said.message + QLatin1Char(' ') + said.cell; }

} // namespace

/// What somebody gets who may connect to the database and was given nothing else.
class TestOutsider : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_stage.error.isEmpty(), qPrintable(m_stage.error));
        const auto document = m_stage.complete(QStringLiteral("contract.pdf"), {secret});
        QVERIFY2(document, reasonOf(document));
        m_document = document->value.toString(QUuid::WithoutBraces);
        QVERIFY(m_stage.execute(
            QStringLiteral("insert into reviews (platform, entity_type, entity_id, entity_name, platform_review_id, review_text, reviewed_at)"
                           " select 'yelp', 'hotel', 'a', 'A', n::text, 'splendid ' || n, now() from generate_series(1, 20) n;"
                           " create role outsider login password 'outsider'; create role writer login password 'writer';"
                           " grant insert on analysis_results to writer")));
        QVERIFY(m_stage.execute(QStringLiteral("select search_index_step(100)")));
        QCOMPARE(searchable(), 20);
        m_outsider = std::make_unique<LoginSession>(urlOf("outsider"));
        QVERIFY(m_outsider->isOpen());
    }

    void cleanup()
    {
        m_outsider->run(QStringLiteral("rollback"));
        m_outsider->run(QStringLiteral("drop table if exists pg_temp.mine"));
        m_stage.execute(QStringLiteral("revoke temporary on database documents from outsider;"
                                       " revoke execute on function review_search_enqueue(), audit_row() from outsider"));
    }

    void makesNoTableThatATriggerCouldHangOn()
    {
        const Said made = m_outsider->run(QStringLiteral("create temp table mine (id uuid)"));
        QVERIFY2(made.isDenied(), qPrintable(reasonFor(made)));
    }

    void emptiesNoIndexThroughATriggerOfItsOwn()
    {
        QVERIFY(m_stage.execute(QStringLiteral("grant temporary on database documents to outsider")));
        const QString attack = QStringLiteral("create temp table mine (id uuid); create trigger t after truncate on mine"
                                              " for each statement execute function public.review_search_enqueue(); truncate mine");
        const Said denied = m_outsider->run(attack);
        QVERIFY2(denied.isDenied(), qPrintable(reasonFor(denied)));
        QCOMPARE(searchable(), 20);
        // Should somebody grant it one day: the function itself knows its tables.
        QVERIFY(m_stage.execute(QStringLiteral("grant execute on function review_search_enqueue() to outsider")));
        const Said refused = m_outsider->run(attack);
        QVERIFY2(refused.isDenied() && refused.message.contains(u"none of the tables"), qPrintable(reasonFor(refused)));
        QCOMPARE(searchable(), 20);
    }

    void forgesNoAuditRow()
    {
        QVERIFY(m_stage.execute(QStringLiteral("grant temporary on database documents to outsider")));
        const QString attack = QStringLiteral("create temp table mine (id text); create trigger t after insert on mine for each row"
                                              " execute function public.audit_row('document', 'id'); insert into mine values ('forged')");
        const QString forged = QStringLiteral("select count(*) from audit_log where object_id = 'forged'");
        const Said denied = m_outsider->run(attack);
        QVERIFY2(denied.isDenied(), qPrintable(reasonFor(denied)));
        QCOMPARE(m_stage.value(forged), QStringLiteral("0"));
        QVERIFY(m_stage.execute(QStringLiteral("grant execute on function audit_row() to outsider")));
        const Said refused = m_outsider->run(attack);
        QVERIFY2(refused.isDenied() && refused.message.contains(u"none of the tables"), qPrintable(reasonFor(refused)));
        QCOMPARE(m_stage.value(forged), QStringLiteral("0"));
    }

    void isToldNothing_data()
    {
        QTest::addColumn<QString>("question");
        for (const char *question :
             {"select untrue_quotes('%1', '[{\"quote\": \"T\", \"page\": 1, \"start\": 0, \"end\": 1}]')", "select document_text_hash('%1')",
              "select * from cache.poll(null)", "select cache.seal_key()", "select cache.trigger_trouble()", "select cache.begin_boot()",
              "select cache.trim()", "select cache.log_scopes(array['x:reviews'])", "select * from cache.boot", "select * from cache.log",
              "select * from cache.meta", "select cache.log_document_scopes('d', array['%1'::uuid], '{}')", "select search_index_backlog()",
              "select search_index_step(1)", "select review_words('a', 'b', 'c')", "select * from reviews", "select * from documents",
              "select * from review_search_pending", "select * from users"})
            QTest::newRow(question) << QString::fromLatin1(question);
    }
    void isToldNothing()
    {
        QFETCH(QString, question);
        const Said said = m_outsider->run(question.contains(u"%1") ? question.arg(m_document) : question);
        QVERIFY2(said.isDenied(), qPrintable(reasonFor(said)));
    }

    void mayRunAndReadNothingOfOurs()
    {
        const Said functions = m_outsider->run(
            QStringLiteral("select string_agg(p.oid::regprocedure::text, ', ') from pg_proc p join pg_namespace n on n.oid = p.pronamespace"
                           " where n.nspname in ('public', 'cache', 'lectern_schema') and has_function_privilege(p.oid, 'execute')"));
        QCOMPARE(functions.cell, QString());
        // Which migrations a database has is how a program of another version knows what to say.
        const Said relations = m_outsider->run(QStringLiteral(
            "select string_agg(c.oid::regclass::text, ', ') from pg_class c join pg_namespace n on n.oid = c.relnamespace"
            " where n.nspname in ('public', 'cache', 'lectern_schema') and c.relkind in ('r', 'v', 'm', 'p', 'f')"
            " and (has_any_column_privilege(c.oid, 'select, insert, update, references') or has_table_privilege(c.oid, 'delete, truncate, trigger'))"));
        QCOMPARE(relations.cell, QStringLiteral("lectern_schema.migrations"));
    }

    void isNotLetIntoWhatComesLater()
    {
        QVERIFY(m_stage.execute(QStringLiteral("create function public.later() returns integer language sql as 'select 1'")));
        const Said said = m_outsider->run(QStringLiteral("select public.later()"));
        m_stage.execute(QStringLiteral("drop function public.later()"));
        QVERIFY2(said.isDenied(), qPrintable(reasonFor(said)));
    }

    void doesNotKeepReviewsFromBecomingSearchable()
    {
        for (const char *name : {"lectern search_index_step", "search_index_step"})
            m_outsider->run(QStringLiteral("select pg_advisory_lock(hashtext('%1'))").arg(QLatin1String(name)));
        QVERIFY(m_stage.execute(QStringLiteral("update reviews set title = 'new' where platform_review_id = '1'")));
        QCOMPARE(m_stage.value(QStringLiteral("select search_index_step(100)")), QStringLiteral("1"));
        m_outsider->run(QStringLiteral("select pg_advisory_unlock_all()"));
    }

    void guessesNoContractByStoringAnalysesOfIt()
    {
        LoginSession writer(urlOf("writer"));
        const QString hash = QStringLiteral("\\x")
            + QString::fromLatin1(QCryptographicHash::hash(secret.toUtf8(), QCryptographicHash::Sha256).toHex());
        const QString guess = QStringLiteral(
            "insert into analysis_results (document_id, engine, status, completed_at, text_hash, findings)"
            " values ('%1', 'x', 'COMPLETED', now(), '%2', '[{\"quote\": \"%3\", \"page\": 1, \"start\": 0, \"end\": 3}]')");
        const Said right = writer.run(guess.arg(m_document, hash, QStringLiteral("The")));
        const Said wrong = writer.run(guess.arg(m_document, hash, QStringLiteral("One")));
        QVERIFY2(right.isDenied(), qPrintable(reasonFor(right)));
        QCOMPARE(right.message, wrong.message);
    }

    void everyFunctionOfATriggerKnowsItsTables()
    {
        QVERIFY(m_stage.execute(QStringLiteral("create table foreign_table (id uuid)")));
        LoginSession owner(m_stage.url());
        const QString functionSql = QStringLiteral(
            "select p.oid::regprocedure from pg_proc p where p.prorettype = 'trigger'::regtype"
            " and p.pronamespace in ('public'::regnamespace, 'cache'::regnamespace) order by p.oid offset %1 limit 1");
        int count = 0;
        for (Said function = owner.run(functionSql.arg(0)); function.rowCount > 0; function = owner.run(functionSql.arg(++count))) {
            const Said said = owner.run(QStringLiteral("create trigger t before insert on foreign_table for each row execute function %1;"
                                                       " insert into foreign_table values (gen_random_uuid())")
                                            .arg(function.cell));
            QVERIFY2(said.isDenied() && said.message.contains(u"none of the tables"),
                     qPrintable(function.cell + QStringLiteral(": ") + reasonFor(said)));
        }
        QVERIFY(count >= 21);
        m_stage.execute(QStringLiteral("drop table foreign_table"));
    }

private:
    [[nodiscard]] QString urlOf(const char *login) const
    {
        return m_stage.postgres.urlAs(QLatin1String(login), QLatin1String(login), DocumentStage::database);
    }
    [[nodiscard]] int searchable() { return m_stage.value(QStringLiteral("select count(*) from review_search where words @@ 'splendid'")).toInt(); }

    DocumentStage m_stage;
    QString m_document;
    std::unique_ptr<LoginSession> m_outsider;
};

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestOutsider)
#include "tst_outsider.moc"
