// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/errors/server_text.h"

#include "models/errors/error_text.h"

#include <QTest>

using namespace lectern;
using namespace lectern::errors;

class TestServerText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachStateHasASentenceOfOurs_data()
    {
        QTest::addColumn<StorageError>("error");
        QTest::addColumn<QString>("title");
        const auto row =
            [](const char *state, ErrorCode code, const char *title, const QStringList &names = {}, ErrorCause cause = ErrorCause::Other) {
                QTest::addRow("%s %s", state, title)
                    << StorageError{.code = code, .part = FaultyPart::PostgreSql, .detail = {}, .state = state, .names = names, .cause = cause}
                    << QString::fromLatin1(title);
            };
        row("08006", ErrorCode::Unavailable, "The connection to PostgreSQL was lost.");
        row("0A000", ErrorCode::Unavailable, "This PostgreSQL is a standby", {}, ErrorCause::Standby);
        row("0A000", ErrorCode::InvalidRequest, "This PostgreSQL cannot do what Lectern needs.");
        row("22P02", ErrorCode::InvalidRequest, "A value is not of the kind");
        row("22001", ErrorCode::InvalidRequest, "A value is not of the kind");
        row("23502", ErrorCode::Conflict, "A value is missing");
        row("23503", ErrorCode::Conflict, "not there any more (jobs_document_id_fkey).", {QStringLiteral("jobs_document_id_fkey")});
        row("23505", ErrorCode::Conflict, "The same is there already (reviews_pkey).", {QStringLiteral("reviews_pkey")});
        row("23514", ErrorCode::Conflict, "outside of what may be stored");
        row("25006", ErrorCode::Unavailable, "This PostgreSQL is read-only.");
        row("25006", ErrorCode::Unavailable, "This PostgreSQL is a standby", {}, ErrorCause::Standby);
        row("25P03", ErrorCode::Timeout, "took too long");
        row("28000", ErrorCode::Denied, "may not connect from here");
        row("28P01", ErrorCode::Denied, "The password is not right");
        row("3D000", ErrorCode::NotFound, "no database of that name");
        row("3F000", ErrorCode::Conflict, "lacks tables");
        row("40001", ErrorCode::Conflict, "Two changes met");
        row("40P01", ErrorCode::Conflict, "(deadlock)");
        row("42501", ErrorCode::Denied, "The login ana may not read reviews.", {QStringLiteral("ana"), QStringLiteral("read reviews")});
        row("42883", ErrorCode::Conflict, "lacks tables");
        row("42703", ErrorCode::Conflict, "lacks tables");
        row("42P01", ErrorCode::Conflict, "lacks tables");
        row("42601", ErrorCode::InvalidRequest, "PostgreSQL did not understand");
        row("53100", ErrorCode::Unavailable, "The server's disk is full.");
        row("53200", ErrorCode::Unavailable, "The server is out of memory.");
        row("53300", ErrorCode::Unavailable, "The server has no free connection.");
        row("54000", ErrorCode::InvalidRequest, "more than the server can do");
        row("55P03", ErrorCode::Timeout, "Somebody else is changing");
        row("57014", ErrorCode::Timeout, "longer than the server allows");
        row("57014", ErrorCode::Cancelled, "stopped it");
        row("57P01", ErrorCode::Unavailable, "The server is shutting down");
        row("57P02", ErrorCode::Unavailable, "after a crash");
        row("57P03", ErrorCode::Unavailable, "The server is starting up");
        row("58030", ErrorCode::Unavailable, "could not read or write its own files");
        row("LE001", ErrorCode::Unavailable, "safeguard of the database is off: trigger t on reviews is off.",
            {QStringLiteral("trigger t on reviews is off")});
        row("XX001", ErrorCode::Corrupt, "reports damaged data");
        row("42501", ErrorCode::Denied, "This login may not import.", {QStringLiteral("ana"), QStringLiteral("import reviews")},
            ErrorCause::NoImporter);
    }
    void eachStateHasASentenceOfOurs()
    {
        QFETCH(StorageError, error);
        QFETCH(QString, title);
        const auto text = serverText(error);
        QVERIFY(text);
        QVERIFY2(text->title.contains(title) && text->title.endsWith(u'.'), qPrintable(text->title));
        QVERIFY(!text->advice.isEmpty());
        QCOMPARE(errorText(error).oneLine(), text->title + u' ' + text->advice);
        QCOMPARE(explanationOf(error), QStringLiteral("%1 %2 [%3]").arg(text->title, text->advice, QString::fromLatin1(error.state)));
    }

    void onlyAStateOfPostgreSqlHasOne()
    {
        StorageError error{ErrorCode::Denied, FaultyPart::Redis, QStringLiteral("NOPERM this user has no permissions")};
        error.state = "NOPERM";
        QVERIFY(!serverText(error));
        QCOMPARE(explanationOf(error), error.detail);
        QVERIFY(!serverText({ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("the connection was lost")}));
    }

    void anErrorIsLikeAnotherWhateverItsWords()
    {
        const StorageError denied{.code = ErrorCode::Denied,
                                  .part = FaultyPart::PostgreSql,
                                  .detail = QStringLiteral("a"),
                                  .state = "42501",
                                  .names = {QStringLiteral("ana")}};
        StorageError other = denied;
        other.detail = QStringLiteral("b");
        QVERIFY(denied.isAlike(other));
        other.state = "28P01";
        QVERIFY(!denied.isAlike(other));
        other = denied;
        other.names = QStringList{QStringLiteral("bob")};
        QVERIFY(!denied.isAlike(other));
    }
};

QTEST_GUILESS_MAIN(TestServerText)
#include "tst_server_text.moc"
