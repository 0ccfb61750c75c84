// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/sample_analysis.h"
#include "tests/ui/documents/shown_place.h"
#include "ui/documents/findings/findings_panel.h"

#include <QLabel>
#include <QScrollBar>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

class TestDocumentsPlace : public ShownPlace
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_place.reset(); }

    void theFirstDocumentIsOpenAtOnce()
    {
        make(3);
        open();
        QCOMPARE(model()->rowCount(), 3);
        QTRY_COMPARE(m_place->findChild<ReadingPane *>()->document(), sampleId(0));
        QVERIFY(textOf(0).contains(u"Contract 0.pdf"));
        QVERIFY(textOf(0).contains(u"2 high"));
    }

    void whoMayNotReadAnyMoreSeesNeitherListNorDocumentUntilTheRightIsBack()
    {
        make(3);
        open();
        auto *reader = m_place->findChild<ReadingPane *>();
        QTRY_COMPARE(reader->document(), sampleId(0));
        const StorageError denied{ErrorCode::Denied, FaultyPart::PostgreSql, QStringLiteral("permission denied for table documents")};
        m_feed.deny(denied);
        QCOMPARE(model()->rowCount(), 0);
        QVERIFY(!reader->document());
        QVERIFY(emptyState());
        QCOMPARE(emptyState()->kind(), EmptyState::Kind::NotPermitted);
        m_feed.tell();
        QTRY_COMPARE(model()->rowCount(), 3);
        QTRY_VERIFY(reader->document());
    }

    void emptyStatesSayWhatIsTheMatter()
    {
        make(0);
        open();
        QTRY_VERIFY(emptyState());
        QCOMPARE(emptyState()->kind(), EmptyState::Kind::NeverHadContent);
        QSignalSpy wanted(m_place.get(), &DocumentsPlace::addRequested);
        emptyState()->findChild<QPushButton *>()->click();
        QCOMPARE(wanted.count(), 1);
        m_place->setSearchText(QStringLiteral("nothing like it"));
        QTRY_COMPARE(emptyState()->kind(), EmptyState::Kind::NothingMatches);
        m_source->failure = StorageError{ErrorCode::Denied, FaultyPart::PostgreSql, {}};
        m_place->setSearchText(QStringLiteral("else"));
        QTRY_COMPARE(emptyState()->kind(), EmptyState::Kind::NotPermitted);
        m_source->failure = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, {}};
        m_place->setSearchText(QStringLiteral("other"));
        QTRY_COMPARE(emptyState()->kind(), EmptyState::Kind::Failed);
    }

    void aLongQuestionSaysThatItLoads()
    {
        make(0);
        m_source->holdsAnswers = true;
        DocumentsServices services;
        services.documents = m_source.get();
        services.documentSink = m_source.get();
        m_place = std::make_unique<DocumentsPlace>(services);
        m_place->show();
        QTRY_VERIFY(emptyState());
        QCOMPARE(emptyState()->kind(), EmptyState::Kind::Loading);
        m_source->holdsAnswers = false;
        m_source->deliver();
    }

    void aRefreshMovesNeitherScrollNorSelection()
    {
        make(150);
        open();
        select(60);
        view()->scrollTo(model()->index(60, 0), QAbstractItemView::PositionAtTop);
        const int top = view()->visualRect(model()->index(60, 0)).top();
        for (int i = 0; i < 12; ++i)
            putNewest(*m_source, 500 + i);
        m_place->refresh();
        QTRY_COMPARE(model()->rowCount(), 162);
        QTRY_COMPARE(view()->currentIndex().row(), 72);
        QTRY_COMPARE(view()->visualRect(model()->index(72, 0)).top(), top);
        QTRY_VERIFY(command(QStringLiteral("Show new"))->isEnabled());
        command(QStringLiteral("Show new"))->trigger();
        QTRY_COMPARE(view()->verticalScrollBar()->value(), 0);
        QVERIFY(!command(QStringLiteral("Show new"))->isEnabled());
    }

    void ownFilesAreSeenAtTheTop()
    {
        make(60);
        open();
        QStringList files;
        for (int i = 0; i < 6; ++i)
            files.append(QStringLiteral("/x/%1.pdf").arg(i));
        m_place->addFiles(files); // they end in the opposite order: the latest first
        QTRY_COMPARE(m_source->added.size(), size_t(6));
        QTRY_VERIFY(textOf(0).contains(u"5.pdf"));
        QTRY_VERIFY(m_place->isSettled());
        QCOMPARE(view()->verticalScrollBar()->value(), 0);
    }

    void backReturnsToTheDocumentThatAJumpBeganIn()
    {
        make(5);
        open();
        select(3);
        auto *reader = m_place->findChild<ReadingPane *>();
        QTRY_COMPARE(reader->document(), sampleId(3));
        QVariantMap left, reached;
        connect(m_place.get(), &Place::locationLeft, this, [&] { left = m_place->location(); });
        connect(m_place.get(), &Place::locationChanged, this, [&] { reached = m_place->location(); });
        m_place->openDocument(sampleId(1)); // as a similar clause does
        QTRY_COMPARE(reader->document(), sampleId(1));
        QVERIFY(left != reached);
        m_place->showLocation(left);
        QCOMPARE(m_place->location(), left);
        QTRY_COMPARE(reader->document(), sampleId(3));
        m_place->showLocation(reached);
        QTRY_COMPARE(reader->document(), sampleId(1));
    }

    void aDocumentThatSomebodyElseDeletesStaysForWhoReadsIt()
    {
        make(5);
        open();
        select(2);
        auto *reader = m_place->findChild<ReadingPane *>();
        QTRY_COMPARE(reader->document(), sampleId(2));
        Document &document = m_source->at(sampleId(2));
        document.isActive = false;
        document.removedBy = QStringLiteral("anna");
        document.removedAt = QDateTime::currentDateTimeUtc();
        ++document.version;
        m_place->refresh();
        QTRY_COMPARE(model()->rowCount(), 4);
        QTRY_VERIFY(m_place->isSettled());
        m_place->refresh();
        const auto says = [&](const QString &words) {
            const QList<ListNotice *> notices = reader->findChildren<ListNotice *>();
            return std::any_of(notices.begin(), notices.end(),
                               [&](const ListNotice *each) { return each->isVisible() && each->accessibleName().contains(words); });
        };
        QTRY_VERIFY(says(QStringLiteral("anna deleted this document")));
        QCOMPARE(reader->document(), sampleId(2)); // and no neighbour took its place
        QVERIFY(!view()->currentIndex().isValid());
        for (ListNotice *each : reader->findChildren<ListNotice *>()) {
            if (each->isVisible())
                pressNotice(each, QStringLiteral("Restore"));
        }
        QVERIFY(m_source->at(sampleId(2)).isActive);
        QTRY_COMPARE(model()->rowCount(), 5);
        QTRY_COMPARE(view()->currentKey(), sampleId(2).value);
        for (const ListNotice *each : reader->findChildren<ListNotice *>())
            QVERIFY(!each->isVisible());
    }

    void whatIsSaidOfARemovalIsSaidOnceAndOfTheDocumentThatIsShown()
    {
        make(5);
        open();
        auto *reader = m_place->findChild<ReadingPane *>();
        const auto remove = [this](int number, const QString &by) {
            Document &document = m_source->at(sampleId(number));
            document.isActive = false;
            document.removedBy = by;
            document.removedAt = QDateTime::currentDateTimeUtc();
            ++document.version;
        };
        const auto shown = [reader] {
            for (ListNotice *each : reader->findChildren<ListNotice *>()) {
                if (each->isVisible())
                    return each;
            }
            return static_cast<ListNotice *>(nullptr);
        };
        select(2);
        QTRY_COMPARE(reader->document(), sampleId(2));
        remove(2, QStringLiteral("anna"));
        remove(3, QStringLiteral("bob"));
        m_place->refresh();
        QTRY_VERIFY(shown() && shown()->accessibleName().contains(u"anna"));
        m_place->openDocument(sampleId(3)); // by a link to it
        QTRY_COMPARE(reader->document(), sampleId(3));
        QTRY_VERIFY(shown() && shown()->accessibleName().contains(u"bob"));
        pressNotice(shown(), QStringLiteral("Hide"));
        for (int i = 0; i < 3; ++i) {
            m_place->refresh();
            QTRY_VERIFY(m_place->isSettled());
            settle();
        }
        QVERIFY(!shown());
    }

    void aDocumentThatTheListDoesNotShowGoesOnBeingFollowed()
    {
        make(3);
        m_source->at(sampleId(2)).status = WorkStatus::Processing;
        open();
        m_place->setSearchText(QStringLiteral("Contract 0"));
        QTRY_COMPARE(model()->rowCount(), 1);
        m_place->openDocument(sampleId(2));
        auto *reader = m_place->findChild<ReadingPane *>();
        const auto isSaid = [&](const QString &words) {
            const auto labels = reader->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
        };
        QTRY_VERIFY(isSaid(QStringLiteral("being read")));
        m_source->at(sampleId(2)).progress = QStringLiteral("page 2 of 3");
        QTRY_VERIFY(isSaid(QStringLiteral("page 2 of 3")));
        m_source->at(sampleId(2)).status = WorkStatus::Completed;
        m_source->at(sampleId(2)).progress.clear();
        ++m_source->at(sampleId(2)).version;
        QTRY_VERIFY(!isSaid(QStringLiteral("being read")));
        QCOMPARE(reader->document(), sampleId(2));
        select(0);
        QTRY_COMPARE(reader->document(), sampleId(0));
        ++m_source->at(sampleId(2)).version;
        const int asked = int(m_source->listRequests.size());
        QTRY_VERIFY(int(m_source->listRequests.size()) > asked + 1);
        QCOMPARE(reader->document(), sampleId(0)); // it does not come back by itself
    }

    void saysWhichDocumentAndPageIsRead()
    {
        make(3);
        QString status;
        open();
        connect(m_place.get(), &Place::statusChanged, this, [&status](const QString &text) { status = text; });
        select(1);
        QTRY_COMPARE(status, QStringLiteral("Document 2 of 3 \u00b7 Page 1 of 3"));
        m_place->findChild<ReadingPane *>()->goToPage(3);
        QCOMPARE(status, QStringLiteral("Document 2 of 3 \u00b7 Page 3 of 3"));
    }

    void whatWasLeftOutIsSaid()
    {
        make(1);
        open();
        DroppedFiles dropped;
        dropped.others = QStringList{QStringLiteral("setup.exe")};
        dropped.leftOutCount = 3;
        dropped.isCut = true;
        dropped.links = QStringList{QStringLiteral("shortcut.pdf")};
        dropped.special = QStringList{QStringLiteral("pipe.txt")};
        dropped.nameless = QStringList{QStringLiteral("caf\uFFFD.pdf")};
        m_place->tellLeftOut(dropped);
        QVERIFY(notice()->accessibleName().contains(u"Links are not followed: shortcut.pdf."));
        QVERIFY(notice()->accessibleName().contains(u"Pipes and devices are no files: pipe.txt."));
        QVERIFY(notice()->accessibleName().contains(u"Names that are not UTF-8 cannot be opened"));
        QVERIFY(notice()->accessibleName().contains(u"setup.exe"));
        QVERIFY(notice()->accessibleName().contains(u"5,000"));
        QVERIFY(notice()->accessibleName().contains(u"3 files of other kinds"));
    }

    void draftsOfNotesOutliveTheWindow()
    {
        const SampleAnalysis sample = sampleAnalysis();
        FakeDocumentSource documents;
        const DocumentId judged = documents.put(QStringLiteral("supply.pdf"), {sample.pages.front().text});
        documents.putAnalysis(judged, sample.analysis);
        DocumentsServices services;
        services.documents = &documents;
        services.documentSink = &documents;
        m_place = std::make_unique<DocumentsPlace>(services);
        auto *panel = static_cast<FindingsPanel *>(m_place->detail());
        panel->show();
        m_place->show();
        m_place->openDocument(judged);
        QTRY_VERIFY(panel->session().analysis());
        panel->selectFinding(0);
        documents.failure = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, {}};
        QSignalSpy changed(m_place.get(), &Place::stateChanged);
        QTest::keyClick(panel->findChild<QListView *>(), Qt::Key_W);
        QVERIFY(!changed.isEmpty());
        const QVariantMap left = m_place->state();
        m_place = std::make_unique<DocumentsPlace>(services);
        m_place->restoreState(left);
        documents.failure.reset();
        panel = static_cast<FindingsPanel *>(m_place->detail());
        panel->show();
        m_place->show();
        m_place->openDocument(judged);
        QTRY_COMPARE(int(documents.find(judged)->analyses.back().findings[0].verdict.judgement), int(Judgement::Wrong));
        m_place.reset();
    }

    /// Else a new version of the program forgets what analysts set.
    void whatIsSavedKeepsItsNames()
    {
        make(3);
        open();
        const QStringList names{QStringLiteral("anchor"), QStringLiteral("anchorRow"), QStringLiteral("anchorTop"), QStringLiteral("current"),
                                QStringLiteral("filter"), QStringLiteral("findings"),  QStringLiteral("reader"),    QStringLiteral("splitter")};
        QCOMPARE(m_place->state().keys(), names);
    }
};

QTEST_MAIN(TestDocumentsPlace)
#include "tst_documents_place.moc"
