// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/session/driver_session.h"

#include "storage/postgres/connect/connect_gate.h"
#include "tests/support/reason_of.h"
#include "tests/support/test_database.h"

#include <QSqlDatabase>
#include <QTest>

#include <libpq-fe.h>

#include <thread>

using namespace lectern;
using namespace lectern::postgres;
using namespace std::chrono_literals;

class TestDriverSession : public QObject
{
    Q_OBJECT

    TestDatabase m_database;
    std::shared_ptr<ConnectionBudget> m_budget;

    [[nodiscard]] PostgresAccess access() const { return PostgresAccess(m_database.url(), m_budget); }
    static Result<void> open(DriverSession &session, std::chrono::milliseconds within = 5s, const std::stop_token &stop = {})
    {
        return session.open(DriverSession::Clock::now() + within, stop, [] { return Result<void>(); });
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_database.error.isEmpty(), qPrintable(m_database.error)); }
    void init()
    {
        m_budget = std::make_shared<ConnectionBudget>(2);
        ConnectGate::of(m_database.url()).noteSuccess(); // the gate outlives a test that failed to connect
    }

    void holdsAConnectionOfTheBudgetWhileItIsOpen()
    {
        DriverSession session(access(), QStringLiteral("test"));
        QVERIFY(!session.isAlive() && !session.handle());
        const auto opened = open(session);
        QVERIFY2(opened, reasonOf(opened));
        QVERIFY(session.isAlive() && session.handle() && session.cancel());
        QCOMPARE(m_budget->heldCount(), 1);
        QCOMPARE(DriverSession::openCount(), 1);
        session.close();
        QVERIFY(!session.isAlive() && !session.handle() && !session.cancel());
        QCOMPARE(m_budget->heldCount(), 0);
        QCOMPARE(DriverSession::openCount(), 0);
        QVERIFY(!QSqlDatabase::contains(session.qtName()));
    }

    void givesItsConnectionBackWhenItIsDestroyed()
    {
        {
            DriverSession session(access(), QStringLiteral("test"));
            QVERIFY(open(session));
        }
        QCOMPARE(m_budget->heldCount(), 0);
        QCOMPARE(DriverSession::openCount(), 0);
    }

    void needsNoBudget()
    {
        m_budget.reset();
        DriverSession session(access(), QStringLiteral("test"));
        QVERIFY(open(session));
        QVERIFY(!session.isTight());
    }

    void waitsForTheBudgetUntilItsDeadline()
    {
        m_budget = std::make_shared<ConnectionBudget>(1);
        DriverSession first(access(), QStringLiteral("first")), second(access(), QStringLiteral("second"));
        QVERIFY(open(first));
        QVERIFY(first.isTight());
        const auto tooLate = open(second, 50ms);
        QVERIFY(!tooLate);
        QCOMPARE(tooLate.error().code, ErrorCode::Timeout);
        QCOMPARE(DriverSession::openCount(), 1);
        Result<void> given;
        std::jthread waiting([&] {
            DriverSession third(access(), QStringLiteral("third"));
            given = open(third, 30s);
        });
        QTRY_VERIFY(m_budget->isWanted());
        first.close();
        waiting.join();
        QVERIFY2(given, reasonOf(given));
        QCOMPARE(m_budget->heldCount(), 0);
    }

    void eachHasADriverConnectionOfItsOwn()
    {
        DriverSession first(access(), QStringLiteral("same")), second(access(), QStringLiteral("same"));
        QCOMPARE(first.name(), QStringLiteral("same"));
        QVERIFY(first.qtName() != second.qtName());
        QVERIFY(open(first) && open(second));
        QVERIFY(PQbackendPID(first.handle()) != PQbackendPID(second.handle()));
        QCOMPARE(DriverSession::openCount(), 2);
        first.close();
        QVERIFY(second.isAlive());
    }

    void isSetUpOnceItIsConnected()
    {
        DriverSession session(access(), QStringLiteral("test"));
        bool isConnected = false;
        const auto opened = session.open(DriverSession::Clock::now() + 5s, {}, [&]() -> Result<void> {
            isConnected = session.isAlive();
            return {};
        });
        QVERIFY(opened && isConnected);
    }

    void isClosedWhenItCannotBeSetUp()
    {
        DriverSession session(access(), QStringLiteral("test"));
        const auto refused = session.open(DriverSession::Clock::now() + 5s, {}, []() -> Result<void> {
            return failure(ErrorCode::Conflict, FaultyPart::PostgreSql, QStringLiteral("no"));
        });
        QVERIFY(!refused);
        QCOMPARE(refused.error().detail, QStringLiteral("no"));
        QVERIFY(!session.isAlive());
        QCOMPARE(m_budget->heldCount(), 0);
        QCOMPARE(DriverSession::openCount(), 0);
        QVERIFY(open(session)); // no pause: a conflict does not mean that the server is away
    }

    void othersDoNotTrySoonAfterAServerDidNotAnswer()
    {
        DriverSession session(access(), QStringLiteral("test")), other(access(), QStringLiteral("other"));
        const auto refused = session.open(DriverSession::Clock::now() + 5s, {}, []() -> Result<void> {
            return failure(ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("gone"));
        });
        QVERIFY(!refused);
        bool isTried = false;
        const auto spared = other.open(DriverSession::Clock::now() + 5s, {}, [&]() -> Result<void> {
            isTried = true;
            return {};
        });
        QVERIFY(!spared && !isTried);
        QCOMPARE(spared.error().detail, QStringLiteral("gone"));
        QCOMPARE(m_budget->heldCount(), 0);
        QTRY_VERIFY(other.isAlive() || open(other));
    }

    void asksAServerThatHangsForNoMoreThanItsTime()
    {
        DriverSession session(access(), QStringLiteral("test"));
        m_database.server.freeze();
        const auto late = open(session, 200ms);
        m_database.server.thaw();
        QVERIFY(!late);
        QCOMPARE(late.error().code, ErrorCode::Timeout);
        QCOMPARE(m_budget->heldCount(), 0);
    }

    void stopsWhenItIsAskedTo()
    {
        DriverSession session(access(), QStringLiteral("test"));
        m_database.server.freeze();
        std::stop_source stop;
        const std::jthread stopping([&stop] { stop.request_stop(); });
        const auto stopped = open(session, 60s, stop.get_token());
        m_database.server.thaw();
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QCOMPARE(m_budget->heldCount(), 0);
    }

    void noticesThatTheServerLeftWhileItWasIdle()
    {
        DriverSession session(access(), QStringLiteral("test"));
        QVERIFY(open(session));
        QCOMPARE(m_database.value(QStringLiteral("select pg_terminate_backend(%1)").arg(PQbackendPID(session.handle()))), QStringLiteral("t"));
        QTRY_VERIFY(!session.isAlive());
    }

    void refusesAnAddressThatIsNone()
    {
        DriverSession session(PostgresAccess(QStringLiteral("postgresql://["), m_budget), QStringLiteral("test"));
        const auto refused = open(session);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidRequest);
        QCOMPARE(m_budget->mostHeld(), 0);
    }
};

QTEST_GUILESS_MAIN(TestDriverSession)
#include "tst_driver_session.moc"
