// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/errors/postgres_error.h"

#include "storage/postgres/link/connection.h"
#include "storage/schema/migrations.h"
#include "tests/support/servers.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::postgres;
using namespace lectern::schema;

class TestPostgresError : public QObject
{
    Q_OBJECT

    /// Content of rows, which must not get into messages.
    static inline const QString rowData = QStringLiteral("confidential");
    static inline const QString database = QStringLiteral("words");
    std::unique_ptr<TestPostgres> m_postgres;

private Q_SLOTS:
    void initTestCase()
    {
        m_postgres = std::make_unique<TestPostgres>();
        QVERIFY2(m_postgres->isRunning(), qPrintable(m_postgres->error()));
        PostgresConnection connection(m_postgres->createDatabase(database), QStringLiteral("words"));
        QVERIFY(migrateUp(connection));
        QVERIFY(m_postgres->execute(database, QStringLiteral("create role ana login password 'ana'")));
    }

    void eachStateBecomesACode_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QStringList>("names");
        const auto row = [](const char *state, ErrorCode code, const char *message = "", const QStringList &names = {}) {
            QTest::addRow("%s %s", state, message) << QString::fromLatin1(message) << code << names;
        };
        row("08006", ErrorCode::Unavailable);
        row("0A000", ErrorCode::Unavailable, "cannot access temporary or unlogged relations during recovery");
        row("0A000", ErrorCode::InvalidRequest);
        row("22P02", ErrorCode::InvalidRequest, "invalid input syntax for type integer: \"confidential\"");
        row("22001", ErrorCode::InvalidRequest);
        row("23502", ErrorCode::Conflict);
        row("23503", ErrorCode::Conflict, "violates foreign key constraint \"jobs_document_id_fkey\"", {QStringLiteral("jobs_document_id_fkey")});
        row("23505", ErrorCode::Conflict, "duplicate key value violates unique constraint \"reviews_pkey\"", {QStringLiteral("reviews_pkey")});
        row("23514", ErrorCode::Conflict);
        row("25006", ErrorCode::Unavailable, "cannot execute INSERT in a read-only transaction");
        row("25006", ErrorCode::Unavailable, "cannot execute nextval() during recovery");
        row("25P03", ErrorCode::Timeout);
        row("28000", ErrorCode::Denied);
        row("28P01", ErrorCode::Denied);
        row("3D000", ErrorCode::NotFound);
        row("3F000", ErrorCode::Conflict);
        row("40001", ErrorCode::Conflict);
        row("40P01", ErrorCode::Conflict);
        row("42501", ErrorCode::Denied, "permission denied for table reviews", {QStringLiteral("ana"), QStringLiteral("read reviews")});
        row("42883", ErrorCode::Conflict);
        row("42703", ErrorCode::Conflict);
        row("42P01", ErrorCode::Conflict, "relation \"confidential\" does not exist");
        row("42601", ErrorCode::InvalidRequest, "syntax error at or near \"confidential\"");
        row("53100", ErrorCode::Unavailable, "could not extend file: COPY reviews, line 1: \"confidential\"");
        row("53200", ErrorCode::Unavailable);
        row("53300", ErrorCode::Unavailable);
        row("54000", ErrorCode::InvalidRequest);
        row("55P03", ErrorCode::Timeout);
        row("57014", ErrorCode::Timeout, "canceling statement due to statement timeout");
        row("57014", ErrorCode::Cancelled, "canceling statement due to user request");
        row("57P01", ErrorCode::Unavailable);
        row("57P02", ErrorCode::Unavailable);
        row("57P03", ErrorCode::Unavailable);
        row("58030", ErrorCode::Unavailable);
        row("LE001", ErrorCode::Unavailable, "ERROR:  trigger t on reviews is off", {QStringLiteral("trigger t on reviews is off")});
        row("XX001", ErrorCode::Corrupt);
    }
    void eachStateBecomesACode()
    {
        QFETCH(QString, message);
        const QByteArray state = QByteArray(QTest::currentDataTag()).left(5);
        const StorageError error = postgresError({state, message, QStringLiteral("select 1"), QStringLiteral("ana")});
        QTEST(error.code, "code");
        QTEST(error.names, "names");
        QCOMPARE(error.state, state);
        QCOMPARE(error.cause == ErrorCause::Standby, message.contains(QStringLiteral("during recovery")));
        QVERIFY2(error.detail.contains(QString::fromLatin1(state)) && !error.detail.contains(rowData), qPrintable(error.detail));
    }

    void whatIsDeniedIsNamedByTheAction_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("action");
        QTest::newRow("reading") << QStringLiteral("select id from reviews") << QStringLiteral("read reviews");
        QTest::newRow("importing") << QStringLiteral("with n as (select 1) insert into reviews (title) select 'x' from n")
                                   << QStringLiteral("import reviews");
        QTest::newRow("importing by COPY") << QStringLiteral("copy reviews (title) from stdin") << QStringLiteral("import reviews");
        QTest::newRow("editing") << QStringLiteral("update reviews set title = 'x'") << QStringLiteral("edit reviews");
        QTest::newRow("uploading") << QStringLiteral("insert into document_contents (sha256) values ('x')") << QStringLiteral("add documents");
        QTest::newRow("analysing") << QStringLiteral("insert into analysis_results (engine) values ('x')")
                                   << QStringLiteral("have documents analysed");
        QTest::newRow("working") << QStringLiteral("delete from jobs") << QStringLiteral("have documents analysed");
        QTest::newRow("judging") << QStringLiteral("insert into finding_verdicts (note) values ('x')") << QStringLiteral("judge findings");
        QTest::newRow("rules") << QStringLiteral("delete from risk_rule_changes") << QStringLiteral("change risk rules");
        QTest::newRow("proving") << QStringLiteral("select * from cache.meta")
                                 << QStringLiteral("ask what has changed, which proves that what is shown is fresh");
        QTest::newRow("version") << QStringLiteral("delete from lectern_schema.migrations") << QStringLiteral("change the tables");
    }
    void whatIsDeniedIsNamedByTheAction()
    {
        QFETCH(QString, statement);
        QFETCH(QString, action);
        PostgresConnection connection(m_postgres->urlAs(QStringLiteral("ana"), QStringLiteral("ana"), database), QStringLiteral("words"));
        const auto done = connection.runScript(statement);
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Denied);
        QCOMPARE(done.error().names, QStringList({QStringLiteral("ana"), action}));
    }

    void noRowIsQuoted_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("a row that breaks a rule") << QStringLiteral(
            "insert into reviews (platform, entity_type, entity_id, platform_review_id, reviewed_at, title, rating) values ((enum_range(null::platform))[1], (enum_range(null::entity_type))[1], 'e', 'x', now(), 'confidential', 99)");
        QTest::newRow("a value of another kind") << QStringLiteral("select 'confidential'::int");
        QTest::newRow("a key that is taken") << QStringLiteral(
            "create temp table t (k text primary key); insert into t values ('confidential'), ('confidential')");
        QTest::newRow("said by a function") << QStringLiteral(
            "do $$ begin raise exception 'confidential' using detail = 'confidential', hint = 'confidential'; end $$");
        QTest::newRow("a full disk") << QStringLiteral(
            "do $$ begin raise sqlstate '53100' using message = 'confidential', detail = 'confidential'; end $$");
    }
    void noRowIsQuoted()
    {
        QFETCH(QString, statement);
        PostgresConnection connection(m_postgres->url(database), QStringLiteral("words"));
        const auto scripted = connection.runScript(statement);
        QVERIFY(!scripted);
        QVERIFY2(!scripted.error().detail.contains(rowData), qPrintable(scripted.error().detail));
        if (!statement.contains(u';')) {
            const auto prepared = connection.run(statement);
            QVERIFY2(!prepared && !prepared.error().detail.contains(rowData), qPrintable(prepared.error().detail));
        }
    }

    void aRowOfACopyIsNotQuoted()
    {
        PostgresConnection connection(m_postgres->url(database), QStringLiteral("words"));
        QVERIFY(connection.runScript(QStringLiteral("create temp table t (n int)")));
        bool isSent = false;
        const auto copied = connection.copyIn(QStringLiteral("copy t from stdin"),
                                              [&isSent] { return std::exchange(isSent, true) ? QByteArray() : QByteArray("confidential\n"); });
        QVERIFY(!copied);
        QVERIFY2(!copied.error().detail.contains(rowData), qPrintable(copied.error().detail));
    }
};

QTEST_GUILESS_MAIN(TestPostgresError)
#include "tst_postgres_error.moc"
