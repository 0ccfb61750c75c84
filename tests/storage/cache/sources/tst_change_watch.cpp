// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/sources/change_watch.h"

#include "storage/schema/migrations.h"
#include "tests/support/servers.h"

#include <QTest>

using namespace lectern;
using namespace lectern::cache;
using namespace lectern::postgres;
using namespace lectern::schema;
using namespace std::chrono_literals;

class TestChangeWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_postgres.isRunning(), qPrintable(m_postgres.error()));
        m_url = m_postgres.createDatabase(QStringLiteral("watch"));
        PostgresConnection connection(m_url, QStringLiteral("test"));
        QVERIFY(migrateUp(connection));
        QVERIFY(
            m_postgres.execute(QStringLiteral("watch"),
                               QStringLiteral("insert into reviews (platform, entity_type, entity_id, entity_name, platform_review_id, reviewed_at)"
                                              " values ('yelp', 'hotel', 'e', 'n', '1', '2024-01-01')")));
    }

    void init()
    {
        m_path = std::make_unique<ReadPath>(ReadPath::Config{1, 1 << 20, Lifetimes(), 0}, Clock::boot(), [](HitCheck::Task) {});
        m_watch = std::make_unique<ChangeWatch>(*m_path, m_url);
        connect(m_watch.get(), &ChangeFeed::looked, this, [this](const ChangeNews &news) {
            m_last = news;
            ++m_looks;
            m_changes += news.hasChanges ? 1 : 0;
        });
        m_looks = m_changes = 0;
        m_watch->setAttention(Attention::Seen);
        QTRY_VERIFY(m_looks >= 2);
    }
    void cleanup()
    {
        m_watch.reset();
        m_path.reset();
    }

    void tellsOfAChangeByAnybodyOnce()
    {
        const int before = m_changes;
        touch();
        QTRY_COMPARE(m_changes, before + 1);
        const int looks = m_looks;
        QTRY_VERIFY(m_looks > looks + 2);
        QCOMPARE(m_changes, before + 1);
        QVERIFY(!m_last.error);
    }

    /// A read that polls for itself applies the changes; listeners are told of them all the same.
    void tellsOfAChangeThatSomebodyElsesPollBrought()
    {
        PostgresConnection reader(m_url, QStringLiteral("reader"));
        const int before = m_changes;
        touch();
        PostgresChangeLog log(reader);
        QVERIFY(m_path->keepProof(log, {}));
        QTRY_COMPARE(m_changes, before + 1);
    }

    void looksAtOnceAfterAWriteOfItsOwn()
    {
        hide();
        const int before = m_changes;
        m_path->freshness().noteOwnWrite();
        QTRY_COMPARE(m_changes, before + 1);
        QVERIFY(m_path->freshness().polledAt() >= m_path->freshness().ownWriteAt());
    }

    void looksSoonerThanInItsRhythmAfterAWriteOfItsOwn()
    {
        hide();
        QVERIFY(pauseWith([this] { m_path->freshness().noteOwnWrite(); }) < ChangeWatch::hiddenInterval / 2);
    }

    void looksAtOnceWhenTheWindowIsSeenAgain()
    {
        hide();
        QVERIFY(pauseWith([this] { m_watch->setAttention(Attention::Seen); }) < ChangeWatch::hiddenInterval / 2);
    }

    void looksLessOftenWhileNobodySeesTheWindow()
    {
        hide();
        const int before = m_looks;
        QTest::qWait(4 * int(ChangeWatch::seenInterval.count()));
        QVERIFY2(m_looks - before <= 2, qPrintable(QString::number(m_looks - before)));
    }

    void saysWhatIsWrongAndWhenItIsOver()
    {
        m_postgres.kill();
        QTRY_VERIFY_WITH_TIMEOUT(m_last.error, 10'000);
        QVERIFY(m_postgres.start());
        QTRY_VERIFY_WITH_TIMEOUT(!m_last.error, 10'000);
        QVERIFY(m_last.readable.reviews);
    }

    void endsWhilePostgresHangs()
    {
        m_postgres.freeze();
        m_watch.reset();
        m_postgres.thaw();
    }

private:
    /// Returns when the poll that the change of attention asks for is over: the next one in the rhythm is far.
    void hide()
    {
        const Instant now = Clock::boot().now();
        m_watch->setAttention(Attention::Hidden);
        QTRY_VERIFY(m_path->freshness().polledAt() >= now);
    }
    /// Between the last poll and the one after `act`.
    [[nodiscard]] Instant pauseWith(const std::function<void()> &act) const
    {
        const Instant before = m_path->freshness().polledAt();
        act();
        static_cast<void>(QTest::qWaitFor([&] { return m_path->freshness().polledAt() > before; }, int(2 * ChangeWatch::hiddenInterval.count())));
        return m_path->freshness().polledAt() - before;
    }
    void touch() { QVERIFY(m_postgres.execute(QStringLiteral("watch"), QStringLiteral("update reviews set helpful_count = helpful_count + 1"))); }

    TestPostgres m_postgres;
    QString m_url;
    std::unique_ptr<ReadPath> m_path;
    std::unique_ptr<ChangeWatch> m_watch;
    ChangeNews m_last;
    int m_looks = 0;
    int m_changes = 0;
};

QTEST_GUILESS_MAIN(TestChangeWatch)
#include "tst_change_watch.moc"
