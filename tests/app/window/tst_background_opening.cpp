// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/background_opening.h"
#include "tests/support/settle.h"

#include <QDir>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <semaphore>

using namespace lectern;
using namespace lectern::app;

namespace {

/// What was open before, and takes as long to end as the test lets it.
struct SlowFormer {
    std::counting_semaphore<> mayEnd{0};
    std::atomic<bool> hasBegun = false, hasEnded = false;
    std::thread::id endedOn;

    [[nodiscard]] std::function<void()> leave()
    {
        return [this] {
            hasBegun = true;
            mayEnd.acquire();
            endedOn = std::this_thread::get_id();
            hasEnded = true;
        };
    }
};

} // namespace

class TestBackgroundOpening : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

    /// Of servers that nobody runs, so that it ends soon; or of private ones, which would be made under this home.
    [[nodiscard]] Opening refused() const
    {
        return {m_home.path(), QStringLiteral("postgresql://127.0.0.1:1/lectern?connect_timeout=2"), QString(), {}};
    }
    [[nodiscard]] Opening ofPrivateServers() const { return {m_home.path() + QStringLiteral("/private"), QString(), QString(), {}}; }

private Q_SLOTS:
    void whatWasOpenEndsFirstAndNobodyWaitsForIt()
    {
        SlowFormer former;
        BackgroundOpening opening(refused(), former.leave());
        const auto end = qScopeGuard([&former] { former.mayEnd.release(); }); // also where the test fails
        QSignalSpy steps(&opening, &BackgroundOpening::stepBegan), finished(&opening, &BackgroundOpening::finished);
        opening.start();
        QTRY_VERIFY(former.hasBegun);
        settle();
        QVERIFY(!former.hasEnded);
        QCOMPARE(steps.count(), 0); // no second storage while the first one writes
        QCOMPARE(finished.count(), 0);
        former.mayEnd.release();
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(former.hasEnded);
        QVERIFY(former.endedOn != std::this_thread::get_id());
        QVERIFY(steps.count() > 0);
        const auto result = opening.takeResult();
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Unavailable);
    }

    void itsEndWaitsForWhatWasOpenAndOpensNothingMore()
    {
        SlowFormer former;
        {
            BackgroundOpening opening(ofPrivateServers(), former.leave());
            opening.start();
            QTRY_VERIFY(former.hasBegun);
            std::thread later([&former] {
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
                former.mayEnd.release();
            });
            later.detach();
        }
        QVERIFY(former.hasEnded);
        QVERIFY(!QDir(m_home.path() + QStringLiteral("/private")).exists());
    }

    void anAbandonedOneTellsNothingAndIsEndedByTheNext()
    {
        SlowFormer former;
        auto first = std::make_shared<std::unique_ptr<BackgroundOpening>>(std::make_unique<BackgroundOpening>(refused(), former.leave()));
        QSignalSpy told((*first).get(), &BackgroundOpening::stepBegan);
        (*first)->start();
        QTRY_VERIFY(former.hasBegun);
        (*first)->abandon();
        BackgroundOpening next(refused(), [first] { first->reset(); });
        const auto end = qScopeGuard([&former] { former.mayEnd.release(); });
        QSignalSpy finished(&next, &BackgroundOpening::finished);
        next.start();
        settle();
        QCOMPARE(finished.count(), 0); // the first one has not ended yet
        former.mayEnd.release();
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!*first);
        QCOMPARE(told.count(), 0);
    }

    void whatItHadToTellWhenItWasAbandonedIsNotTold()
    {
        auto first = std::make_unique<BackgroundOpening>(refused(), [] {});
        QSignalSpy finished(first.get(), &BackgroundOpening::finished);
        std::atomic<bool> isGone = false;
        first->start();
        std::this_thread::sleep_for(std::chrono::milliseconds(300)); // by now it has posted its messages; none was delivered
        first->abandon();
        std::thread end([&] {
            first.reset();
            isGone = true;
        });
        QTRY_VERIFY(isGone);
        end.join();
        settle();
        QCOMPARE(finished.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestBackgroundOpening)
#include "tst_background_opening.moc"
