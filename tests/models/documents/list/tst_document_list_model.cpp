// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/document_labels.h"
#include "models/documents/list/document_list_model.h"
#include "tests/support/sample_documents.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QtTest>

using namespace lectern;
using namespace lectern::models;

class TestDocumentListModel : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeDocumentSource> m_source;
    std::unique_ptr<IntakeQueue> m_intake;
    std::unique_ptr<DocumentListModel> m_model;

    enum class Tester { On, Off }; ///< It fetches every page that there is.
    void make(int count, Tester tester = Tester::On)
    {
        m_model.reset();
        m_source = std::make_unique<FakeDocumentSource>(FakeDocumentSource::Files::ByName);
        putSamples(*m_source, count);
        m_intake = std::make_unique<IntakeQueue>(*m_source);
        m_model = std::make_unique<DocumentListModel>(*m_source, *m_intake);
        if (tester == Tester::On)
            new QAbstractItemModelTester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_model.get());
    }
    void load()
    {
        m_model->setQuery({});
        QTRY_VERIFY(m_model->isSettled());
    }
    void refresh()
    {
        QSignalSpy answers(m_model.get(), &DocumentListModel::answered);
        m_model->refresh();
        QTRY_VERIFY(!answers.isEmpty());
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < m_model->rowCount(); ++row)
            names.append(m_model->index(row).data().toString());
        return names;
    }

private Q_SLOTS:
    void cleanup()
    {
        m_model.reset();
        m_intake.reset();
    }

    void showsTheFirstPageAndFetchesMoreWhenAsked()
    {
        make(450, Tester::Off);
        load();
        QCOMPARE(m_model->rowCount(), 200);
        QCOMPARE(m_model->totalCount(), 450);
        QVERIFY(m_model->canFetchMore({}));
        m_model->fetchMore({});
        QVERIFY(!m_model->canFetchMore({})); // it is on its way
        QTRY_COMPARE(m_model->rowCount(), 400);
        m_model->fetchMore({});
        QTRY_COMPARE(m_model->rowCount(), 450);
        QVERIFY(!m_model->canFetchMore({}));
    }

    void theFirstPageOfASearchIsShort()
    {
        make(450, Tester::Off);
        DocumentQuery query;
        query.filter.text = QStringLiteral("Contract");
        m_model->setQuery(query);
        QTRY_VERIFY(m_model->isSettled());
        QCOMPARE(m_model->rowCount(), 50);
        m_model->fetchMore({});
        QTRY_COMPARE(m_model->rowCount(), 250);
        refresh();
        QCOMPARE(m_model->rowCount(), 250);
        m_model->setQuery({});
        QTRY_COMPARE(m_model->rowCount(), 200);
        m_model->setQuery(query);
        QTRY_COMPARE(m_model->rowCount(), 50);
    }

    void aRefreshChangesOnlyWhatDiffers()
    {
        make(300, Tester::Off);
        load();
        m_model->fetchMore({});
        QTRY_COMPARE(m_model->rowCount(), 300);
        const QPersistentModelIndex selected = m_model->index(250);
        m_source->at(sampleId(10)).status = WorkStatus::Failed;
        m_source->at(sampleId(10)).reason = QStringLiteral("Encrypted: it needs a password");
        m_source->documents.erase(m_source->documents.begin() + 20, m_source->documents.begin() + 25);
        putNewest(*m_source, 900);
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
        QSignalSpy insertions(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy removals(m_model.get(), &QAbstractItemModel::rowsRemoved);
        refresh();
        QTRY_COMPARE(m_model->rowCount(), 296);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(changes.count(), 1);
        QCOMPARE(insertions.count(), 1);
        QCOMPARE(removals.count(), 1);
        QCOMPARE(selected.row(), 246);
        QCOMPARE(m_model->findRow(selected.row())->document(), sampleId(250));
        QVERIFY(m_model->index(11).data(Qt::AccessibleTextRole).toString().contains(u"password"));
    }

    void aRowThatIsLookedAtStaysHoweverManyComeAbove()
    {
        make(300, Tester::Off);
        load();
        const QPersistentModelIndex selected = m_model->index(150);
        m_model->keep({sampleId(150).value});
        for (int i = 0; i < 700; ++i)
            putNewest(*m_source, 1'000 + i);
        refresh();
        QTRY_COMPARE(selected.row(), 850);
        QCOMPARE(m_model->findRow(850)->document(), sampleId(150));
        m_source->documents.erase(m_source->documents.begin() + 150); // somebody deleted it: nothing is searched for
        m_source->listRequests.clear();
        refresh();
        QTRY_VERIFY(!selected.isValid());
        m_source->listRequests.clear();
        refresh();
        QCOMPARE(m_source->listRequests.size(), size_t(1));
    }

    void aDocumentThatMovesBetweenTwoPagesIsListedOnce()
    {
        make(450, Tester::Off);
        m_source->holdsAnswers = true;
        m_model->reach(399);
        m_model->setQuery({});
        m_source->deliver(); // the first page
        m_source->at(sampleId(5)).createdAt = m_source->at(sampleId(299)).createdAt.addMSecs(-1);
        QTRY_COMPARE(m_source->heldCount(), 1);
        m_source->holdsAnswers = false;
        m_source->deliver();
        QTRY_VERIFY(m_model->isSettled());
        QStringList all = names();
        QCOMPARE(all.size(), 450);
        QCOMPARE(all.removeDuplicates(), 0);
    }

    void anyChangeOfTheListEndsInTheList()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        make(60);
        load();
        for (int round = 0; round < 40; ++round) {
            const QPersistentModelIndex kept = m_model->index(random.bounded(m_model->rowCount()));
            const QUuid key = m_model->findRow(kept.row())->key;
            std::vector<HeldDocument> &documents = m_source->documents;
            std::shuffle(documents.begin(), documents.end(), std::mt19937(random.generate()));
            if (random.bounded(2) && documents.size() > 30)
                documents.erase(documents.begin() + random.bounded(5), documents.begin() + 8);
            for (int i = random.bounded(6); i > 0; --i) {
                HeldDocument added;
                added.document = sampleDocument(1000 + round * 10 + i);
                documents.insert(documents.begin() + random.bounded(int(documents.size())), added);
            }
            QStringList wanted;
            for (HeldDocument &held : documents) {
                held.document.createdAt = sampleDocument(int(wanted.size())).createdAt;
                wanted.append(held.document.originalName);
            }
            refresh();
            QVERIFY2(names() == wanted.mid(0, names().size()), qPrintable(QStringLiteral("seed %1, round %2").arg(seed).arg(round)));
            QVERIFY2(!kept.isValid() || m_model->findRow(kept.row())->key == key,
                     qPrintable(QStringLiteral("seed %1, round %2").arg(seed).arg(round)));
        }
    }

    void anAnswerToAnOlderQuestionIsDropped()
    {
        make(5);
        m_source->holdsAnswers = true;
        m_model->setQuery({});
        DocumentQuery failed;
        failed.filter.statuses = {WorkStatus::Failed};
        m_model->setQuery(failed);
        m_source->deliver();
        QTRY_VERIFY(m_model->hasAnswer());
        QCOMPARE(m_model->rowCount(), 0);
        QCOMPARE(m_model->totalCount(), 0);
    }

    void oldRowsStayUntilTheNewQuestionIsAnswered()
    {
        make(5);
        load();
        m_source->holdsAnswers = true;
        DocumentQuery query;
        query.filter.text = QStringLiteral("Contract 3");
        m_model->setQuery(query);
        QVERIFY(m_model->isLoading());
        QCOMPARE(m_model->rowCount(), 5);
        m_source->deliver();
        QTRY_COMPARE(m_model->rowCount(), 1);
        QVERIFY(!m_model->isLoading());
        QCOMPARE(m_model->findRow(0)->stored->snippet.page, 2);
    }

    void aFailureKeepsTheRowsAndSaysSo()
    {
        make(5);
        load();
        m_source->failure = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("gone")};
        refresh();
        QCOMPARE(m_model->rowCount(), 5);
        QVERIFY(m_model->error());
        m_source->failure.reset();
        refresh();
        QVERIFY(!m_model->error());
    }

    void aFileBecomesItsDocumentWithoutLeavingItsRow()
    {
        make(3);
        load();
        m_source->holdsUploads = true;
        m_intake->add({QStringLiteral("/x/new.pdf")});
        QCOMPARE(m_model->rowCount(), 4);
        QCOMPARE(names().first(), QStringLiteral("new.pdf"));
        const QPersistentModelIndex row = m_model->index(0);
        QSignalSpy keys(m_model.get(), &DocumentListModel::keyChanged);
        m_source->finishUploads();
        QTRY_VERIFY(m_model->findRow(0)->stored);
        QVERIFY(row.isValid());
        QCOMPARE(row.row(), 0);
        QCOMPARE(m_model->rowCount(), 4);
        QCOMPARE(keys.count(), 1);
        QVERIFY(m_intake->items().empty());
    }

    void aFileThatTheFilterDoesNotShowGoesOnceItIsADocument()
    {
        make(3);
        DocumentQuery query;
        query.filter.statuses = {WorkStatus::Completed};
        m_model->setQuery(query);
        QTRY_VERIFY(m_model->isSettled());
        m_intake->add({QStringLiteral("/x/new.pdf")});
        QTRY_VERIFY(m_intake->items().empty() || m_intake->items().front().state == IntakeItem::State::Stored);
        refresh();
        refresh();
        QTRY_COMPARE(m_model->rowCount(), 3);
    }

    void hiddenRowsAreGoneAtOnceAndComeBack()
    {
        make(4);
        load();
        m_model->hide({sampleId(1).value, sampleId(2).value});
        QCOMPARE(names(), (QStringList{QStringLiteral("Contract 0.pdf"), QStringLiteral("Contract 3.pdf")}));
        m_model->hide({});
        QCOMPARE(m_model->rowCount(), 4);
    }

    void itLooksAgainByItself()
    {
        make(2);
        load();
        m_model->setRefreshInterval(std::chrono::milliseconds(5));
        m_source->at(sampleId(0)).pageCount = 77;
        QTRY_COMPARE(m_model->findRow(0)->stored->document.pageCount, 77);
        m_model->setRefreshInterval({});
    }

    void itLooksAgainAtOnceWhenItIsToldThatDocumentsChanged()
    {
        make(2);
        load();
        m_model->setRefreshInterval(std::chrono::hours(1));
        QTRY_VERIFY(m_model->isSettled());
        m_source->at(sampleId(0)).pageCount = 78;
        m_model->refreshSoon();
        QTRY_COMPARE(m_model->findRow(0)->stored->document.pageCount, 78);
        m_model->refuse({ErrorCode::Denied, FaultyPart::PostgreSql, QStringLiteral("no")});
        QCOMPARE(m_model->rowCount(), 0);
        QVERIFY(!m_model->hasAnswer());
        m_model->refresh();
        QTRY_COMPARE(m_model->rowCount(), 2);
        m_model->setRefreshInterval({});
    }

    void fiveHundredFilesAreRowsAtOnce()
    {
        make(10);
        load();
        m_source->holdsUploads = true;
        QStringList files;
        for (int i = 0; i < 500; ++i)
            files.append(QStringLiteral("/x/file %1.pdf").arg(i));
        m_intake->add(files);
        QCOMPARE(m_model->rowCount(), 510);
        for (int i = 0; i < 500; ++i) {
            QTRY_VERIFY(!m_source->uploads.empty());
            m_source->finishUploads(1);
        }
        QCOMPARE(m_source->mostUploadsAtOnce, IntakeQueue::maxInFlight);
        QTRY_COMPARE(m_source->added.size(), size_t(500));
    }
};

QTEST_GUILESS_MAIN(TestDocumentListModel)
#include "tst_document_list_model.moc"
