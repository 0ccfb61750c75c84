// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_strip.h"

#include "tests/support/fakes/fake_change_feed.h"
#include "tests/support/fakes/fake_metrics_source.h"
#include "ui/kit/place/place.h"
#include "ui/kit/widgets/state_label.h"
#include "ui/shell/services.h"

#include <QTest>

using namespace lectern;
using namespace lectern::ui;
using namespace std::chrono_literals;

namespace {

class FakePlace : public Place
{
public:
    std::optional<std::chrono::milliseconds> age;

    QString key() const override { return QStringLiteral("fake"); }
    QString title() const override { return QStringLiteral("Fake"); }
    QList<QAction *> commands() const override { return {}; }
    QVariantMap state() const override { return {}; }
    void restoreState(const QVariantMap &) override {}
    bool isSettled() const override { return true; }
    std::optional<std::chrono::milliseconds> shownAge() const override { return age; }
};

} // namespace

class TestStatusStrip : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_metrics = FakeMetricsSource();
        m_metrics.now.provenAge = 120ms;
        watch();
    }
    void cleanup() { m_strip.reset(); }

    void isGreenWhileProofIsYoung()
    {
        QCOMPARE(texts(), (QStringList{QStringLiteral("PostgreSQL example.org"), QStringLiteral("Freshness at most 1 s")}));
        QCOMPARE(healths(), (QList<Health>{Health::Good, Health::Good}));
    }

    void isNotGreenOnceAProofIsOlderThanThePromise()
    {
        m_metrics.now.provenAge = 1100ms;
        QTRY_VERIFY(texts().last().startsWith(u"Freshness not proved for 1.1"));
        QCOMPARE(healths().last(), Health::Warning);
    }

    void saysThatPostgresIsSilentBeforeAnyPollHasFailed()
    {
        m_metrics.now.provenAge = 2600ms;
        QTRY_COMPARE(texts().first(), QStringLiteral("PostgreSQL example.org does not answer"));
        QCOMPARE(healths().first(), Health::Bad);
        m_metrics.now.provenAge = 100ms;
        QTRY_COMPARE(healths(), (QList<Health>{Health::Good, Health::Good}));
    }

    /// What was ill when it last answered is not what matters now.
    void silenceIsSaidBeforeAnIllnessThatWasKnown()
    {
        m_metrics.servers.postgres.reachable = true;
        m_metrics.servers.health.parts = {
            {QStringLiteral("triggers"), false, QStringLiteral("reviews: a trigger is off"), QStringLiteral("Switch it on.")}};
        watch();
        QTRY_COMPARE(texts().first(), QStringLiteral("Nothing is written: a safeguard is off"));
        m_metrics.now.provenAge = 2600ms;
        QTRY_COMPARE(texts().first(), QStringLiteral("PostgreSQL example.org does not answer"));
    }

    void saysAtOnceThatAPollFailed()
    {
        m_feed.tell({.hasChanges = true, .error = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("gone")}});
        QCOMPARE(texts().first(), QStringLiteral("PostgreSQL example.org does not answer"));
        m_feed.tell();
        QCOMPARE(texts().first(), QStringLiteral("PostgreSQL example.org"));
    }

    void saysThatReadingIsNotPermitted()
    {
        m_feed.deny({ErrorCode::Denied, FaultyPart::PostgreSql, QStringLiteral("no")});
        QCOMPARE(texts().first(), QStringLiteral("PostgreSQL example.org does not permit reading"));
        QCOMPARE(healths().first(), Health::Bad);
    }

    /// Polls may be young while the rows that they showed to have changed are not here yet.
    void isNotGreenWhileTheRowsThemselvesAreOlder()
    {
        FakePlace place;
        m_strip->setPlace(&place);
        place.age = 3400ms;
        QTRY_COMPARE(texts().last(), QStringLiteral("Rows up to 3.4 s old"));
        QCOMPARE(healths().last(), Health::Warning);
        place.age = 300ms;
        QTRY_COMPARE(healths().last(), Health::Good);
    }

    void isNotGreenBeforeAnythingWasProved()
    {
        m_metrics.now.provenAge = -1ms;
        m_feed.tell();
        QVERIFY(!healths().contains(Health::Good));
        QTRY_COMPARE_WITH_TIMEOUT(healths(), (QList<Health>{Health::Bad, Health::Warning}), 10'000);
    }

private:
    void watch()
    {
        m_strip = std::make_unique<StatusStrip>();
        ConnectionServices services;
        services.metrics = &m_metrics;
        services.changes = &m_feed;
        services.serverName = QStringLiteral("example.org");
        m_strip->watch(services);
        m_feed.tell();
    }
    [[nodiscard]] QList<StateLabel *> labels() const
    {
        QList<StateLabel *> shown = m_strip->findChildren<StateLabel *>();
        shown.removeAt(1); // Redis has its own
        return shown;
    }
    [[nodiscard]] QStringList texts() const
    {
        QStringList texts;
        for (const StateLabel *label : labels())
            texts.append(label->text());
        return texts;
    }
    [[nodiscard]] QList<Health> healths() const
    {
        QList<Health> healths;
        for (const StateLabel *label : labels())
            healths.append(label->health());
        return healths;
    }

    FakeMetricsSource m_metrics;
    FakeChangeFeed m_feed;
    std::unique_ptr<StatusStrip> m_strip;
};

QTEST_MAIN(TestStatusStrip)
#include "tst_status_strip.moc"
