// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/imports/review_import.h"
#include "tests/support/document_stage.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/reason_of.h"

#include <QTest>

using namespace lectern;
using namespace lectern::postgres;

namespace {

/// One place where a connection may be cut.
struct Place {
    int requestBytes, replyBytes;
    [[nodiscard]] QString text() const { return QStringLiteral("%1 bytes of COMMIT, %2 of its answer").arg(requestBytes).arg(replyBytes); }
};

std::vector<Place> everyPlace()
{
    std::vector<Place> places;
    for (int sent = 0; sent < FaultProxy::commitBytes; ++sent)
        places.push_back({sent, 0});
    for (int answered = 0; answered <= FaultProxy::answerBytes; ++answered)
        places.push_back({FaultProxy::commitBytes, answered});
    return places;
}

} // namespace

/// The connection is cut at every byte of a COMMIT and of its answer: what is reported is what is in the database.
class TestCommitOutcome : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_stage.error.isEmpty(), qPrintable(m_stage.error));
        m_proxy = std::make_unique<FaultProxy>(m_stage.url());
        QVERIFY(m_proxy->isRunning());
    }
    void init() { QVERIFY(m_stage.clear()); }
    void cleanupTestCase() { m_proxy.reset(); }

    void aTransactionIsReportedAsDoneUndoneOrInDoubtAndThatIsTrue()
    {
        QVERIFY(m_stage.execute(QStringLiteral("create table outcome (number integer)")));
        int inDoubt = 0, number = 0;
        for (const Place &place : everyPlace()) {
            PostgresConnection connection(m_proxy->url(), QStringLiteral("outcome"));
            QVERIFY(opened(connection));
            m_proxy->cutNextCommit(place.requestBytes, place.replyBytes);
            const auto done = connection.inTransaction(
                [&] { return connection.run(QStringLiteral("insert into outcome values (?)"), {++number}).map([](const Rows &) {}); });
            const bool isThere = countSettled(QStringLiteral("select count(*) from outcome where number = %1").arg(number)) == 1;
            if (done)
                QVERIFY2(isThere, qPrintable(place.text()));
            else if (!isInDoubt(done.error()))
                QVERIFY2(!isThere, qPrintable(place.text()));
            else
                ++inDoubt;
        }
        QCOMPARE(m_proxy->cutCount(), int(everyPlace().size()));
        QVERIFY(inDoubt > FaultProxy::commitBytes);
    }

    void anUploadIsStoredOnceWhereverItsCommitIsCut()
    {
        QVERIFY(m_stage.add(QStringLiteral("a.txt"), "text"));
        qint64 documents = 1;
        for (const Place &place : everyPlace()) {
            PostgresConnection connection(m_proxy->url(), QStringLiteral("outcome"));
            QVERIFY(opened(connection));
            NewDocument file;
            // By turns a content that is there, as a new version, and one that is new.
            const QByteArray text = ++documents % 2 == 0 ? QByteArray("text") : QByteArray::number(documents);
            file.path = m_stage.file(QStringLiteral("b.txt"), text);
            file.onSameContent = documents % 2 == 0 ? SameContent::AddAnyway : SameContent::OpenExisting;
            m_proxy->cutNextCommit(place.requestBytes, place.replyBytes);
            const auto added = DocumentWriter(connection).add(file, {}, {});
            QVERIFY2(added, qPrintable(place.text() + QStringLiteral(": ") + QString::fromUtf8(reasonOf(added))));
            QVERIFY2(!added->isExisting, qPrintable(place.text()));
            QCOMPARE(m_stage.value(QStringLiteral("select count(*) from documents")).toLongLong(), documents);
            QCOMPARE(m_stage.value(
                         QStringLiteral("select count(*) from jobs where document_id = '%1'").arg(added->id.value.toString(QUuid::WithoutBraces))),
                     QStringLiteral("1"));
        }
    }

    void anUploadWhoseServerStaysAwayIsInDoubtAndFoundWhenItIsAddedAgain()
    {
        PostgresConnection connection(m_proxy->url(), QStringLiteral("outcome"));
        QVERIFY(opened(connection));
        NewDocument file;
        file.path = m_stage.file(QStringLiteral("c.txt"), "another");
        m_proxy->cutNextCommit(FaultProxy::commitBytes, 0);
        std::stop_source stop;
        const std::jthread leaving([&](const std::stop_token &ending) {
            while (!ending.stop_requested() && m_stage.value(QStringLiteral("select count(*) from documents")) != u"1") {}
            stop.request_stop();
        });
        const auto first = DocumentWriter(connection).add(file, {}, stop.get_token());
        const auto again = DocumentWriter(*m_stage.connection).add(file, {}, {});
        QVERIFY2(again, reasonOf(again));
        QCOMPARE(again->isExisting, true);
        QVERIFY(!first || first->id == again->id);
        QCOMPARE(m_stage.value(QStringLiteral("select count(*) from documents")), QStringLiteral("1"));
    }

    void anImportGoesOnWhereItsLastChunkWasCut()
    {
        QVERIFY(m_stage.execute(QStringLiteral("truncate reviews, imports, import_rejects")));
        const QByteArray key(32, 'k');
        qint64 done = 0;
        for (const Place &place : everyPlace()) {
            const std::vector<ImportRow> rows{rowOf(done), rowOf(done + 1)};
            {
                ReviewImport import(m_proxy->url());
                const auto begun = import.begin(key, QStringLiteral("reviews.csv"));
                QVERIFY2(begun, reasonOf(begun));
                QCOMPARE(begun->recordsDone, done);
                m_proxy->cutNextCommit(place.requestBytes, place.replyBytes);
                (void)import.writeChunk(rows, {}, done + 2, {});
            }
            ReviewImport again(m_stage.url());
            const auto checkpoint = again.begin(key, QStringLiteral("reviews.csv"));
            QVERIFY2(checkpoint, reasonOf(checkpoint));
            if (checkpoint->recordsDone == done)
                QVERIFY(again.writeChunk(rows, {}, done + 2, {}));
            done += 2;
            QCOMPARE(m_stage.value(QStringLiteral("select count(*) || '/' || sum(inserted) from reviews, imports group by imports.inserted")),
                     QStringLiteral("%1/%2").arg(done).arg(done * done));
        }
    }

private:
    /// After a cut all connections to one URL share one attempt per half second.
    [[nodiscard]] static bool opened(PostgresConnection &connection)
    {
        return QTest::qWaitFor([&] { return connection.open().has_value(); }, 10'000);
    }
    /// Once the server has noticed that the other connections are gone.
    [[nodiscard]] qint64 countSettled(const QString &sql)
    {
        (void)QTest::qWaitFor([&] {
            return m_stage.value(QStringLiteral("select count(*) from pg_stat_activity where application_name = 'outcome' and state <> 'idle'"))
                == u"0";
        });
        return m_stage.value(sql).toLongLong();
    }
    [[nodiscard]] static ImportRow rowOf(qint64 number)
    {
        Review review;
        review.platform = Platform::Yelp;
        review.entityId = review.entityName = QStringLiteral("lupo");
        review.platformReviewId = QString::number(number);
        review.text = QStringLiteral("text");
        review.reviewedAt = QDateTime(QDate(2020, 2, 29), QTime(12, 34), Qt::UTC);
        return {number, number + 2, review};
    }

    DocumentStage m_stage;
    std::unique_ptr<FaultProxy> m_proxy;
};

QTEST_GUILESS_MAIN(TestCommitOutcome)
#include "tst_commit_outcome.moc"
