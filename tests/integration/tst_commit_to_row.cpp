// SPDX-License-Identifier: GPL-3.0-or-later
// What others commit comes to the rows that are seen, without a clock of the rows' own; and no row ever claims more than is true.
#include "storage/schema/migrations.h"
#include "storage/storage.h"
#include "tests/support/seed.h"
#include "tests/support/servers.h"
#include "ui/reviews/reviews_place.h"
#include "ui/reviews/table/review_table.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::postgres;
using namespace lectern::schema;
using namespace lectern::ui;

namespace {

Instant now() { return Clock::boot().now(); }

/// The titles of reviews, and when whoever wrote them was told that they are stored.
class Ledger
{
public:
    void note(const QUuid &review, const QString &title, Instant acknowledgedAt) { m_written[review].push_back({title, acknowledgedAt}); }
    /// What is wrong with a row that shows `title` and claims that this was true at `provenAt`; empty: nothing.
    [[nodiscard]] QString complaintAbout(const QUuid &review, const QString &title, Instant provenAt) const
    {
        const auto written = m_written.find(review);
        if (written == m_written.end())
            return {};
        for (auto each = written->second.rbegin(); each != written->second.rend() && each->title != title; ++each) {
            if (each->acknowledgedAt < provenAt)
                return QStringLiteral("'%1' claims to be true %2 ms after '%3' was stored")
                    .arg(title)
                    .arg((provenAt - each->acknowledgedAt).count() / 1'000'000)
                    .arg(each->title);
        }
        return {};
    }

private:
    struct Written {
        QString title;
        Instant acknowledgedAt;
    };
    std::map<QUuid, std::vector<Written>> m_written;
};

} // namespace

class TestCommitToRow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_postgres.isRunning(), qPrintable(m_postgres.error()));
        m_config.postgresUrl = m_postgres.createDatabase(QStringLiteral("rows"));
        if (m_redis.isRunning())
            m_config.redisUrl = m_redis.url();
        m_writer = std::make_unique<PostgresConnection>(m_config.postgresUrl, QStringLiteral("somebody else"));
        QVERIFY(migrateUp(*m_writer));
        QVERIFY(m_writer->run(QStringLiteral(
            "insert into reviews (platform, entity_type, entity_id, entity_name, platform_review_id, title, reviewed_at)"
            " select 'yelp', 'hotel', 'e' || n % 7, 'Hotel', 'id ' || n, 'First ' || n, timestamptz '2026-01-01' - n * interval '1 hour'"
            " from generate_series(1, 1000) n")));
    }

    void everyCommitOfAnybodyComesToTheRowsThatAreSeen()
    {
        const unsigned seed = testSeed();
        QRandomGenerator random(seed);
        Storage storage(m_config);
        storage.changes().setAttention(Attention::Seen);
        ReviewsServices services;
        services.reviews = &storage.reviews();
        services.metrics = &storage.metrics();
        services.changes = &storage.changes();
        ReviewsPlace place(services);
        place.resize(1200, 700);
        place.show();
        auto *table = place.findChild<ReviewTable *>();
        auto *model = place.findChild<ReviewModel *>();
        QTRY_VERIFY_WITH_TIMEOUT(model->hasRows() && place.isSettled(), 20'000);
        Ledger ledger;
        for (int i = 0; i < 60; ++i) {
            const int row = int(random.bounded(15));
            const QUuid review = model->index(row, 0).data(ReviewModel::IdRole).toUuid();
            const QString title = QStringLiteral("Title %1 of seed %2").arg(i).arg(seed);
            write(review, title);
            ledger.note(review, title, now());
            QString complaint;
            const auto hasCome = [&] {
                complaint = complaintAbout(*model, ledger);
                return !complaint.isEmpty() || model->findRow(row)->title() == title;
            };
            QTRY_VERIFY2_WITH_TIMEOUT(hasCome(), qPrintable(QStringLiteral("commit %1 of row %2 does not come").arg(i).arg(row)), 10'000);
            QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
            if (random.bounded(4) == 0)
                QTest::qWait(int(random.bounded(300)));
        }
        QVERIFY(table->isVisible());
    }

    void aHiddenPlaceIsProvedAgainWhenItIsSeen()
    {
        Storage storage(m_config);
        ReviewsServices services;
        services.reviews = &storage.reviews();
        services.changes = &storage.changes();
        ReviewsPlace place(services);
        place.resize(1200, 700);
        place.show();
        auto *model = place.findChild<ReviewModel *>();
        QTRY_VERIFY_WITH_TIMEOUT(model->hasRows() && place.isSettled(), 20'000);
        place.hide();
        write(model->index(3, 0).data(ReviewModel::IdRole).toUuid(), QStringLiteral("While it was hidden"));
        place.show();
        QTRY_COMPARE_WITH_TIMEOUT(model->findRow(3)->title(), QStringLiteral("While it was hidden"), 10'000);
    }

private:
    void write(const QUuid &review, const QString &title)
    {
        const auto done = m_writer->run(QStringLiteral("update reviews set title = ? where id = ?::uuid"),
                                        {title, review.toString(QUuid::WithoutBraces)});
        QVERIFY(done);
    }
    [[nodiscard]] static QString complaintAbout(const ReviewModel &model, const Ledger &ledger)
    {
        for (int row = 0; row < 20; ++row) {
            const auto review = model.findRow(row);
            const auto provenance = model.findProvenance(row);
            if (!review || !provenance || provenance->source == Source::Stale)
                continue;
            if (const QString complaint = ledger.complaintAbout(review->id().value, review->title(), provenance->provenAt); !complaint.isEmpty())
                return complaint;
        }
        return {};
    }

    TestPostgres m_postgres;
    TestRedis m_redis;
    StorageConfig m_config;
    std::unique_ptr<PostgresConnection> m_writer;
};

QTEST_MAIN(TestCommitToRow)
#include "tst_commit_to_row.moc"
