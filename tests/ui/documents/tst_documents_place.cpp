// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/document_filter_state.h"
#include "tests/support/fakes/fake_change_feed.h"
#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/sample_analysis.h"
#include "tests/support/sample_documents.h"
#include "tests/support/settle.h"
#include "ui/documents/dialogs/document_edit_dialog.h"
#include "ui/documents/documents_place.h"
#include "ui/documents/findings/findings_panel.h"
#include "ui/documents/list/document_list_pane.h"
#include "ui/documents/list/document_list_view.h"
#include "ui/documents/pages/reading_pane.h"
#include "ui/kit/filter/filter_chip.h"
#include "ui/kit/filter/filter_popup.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/widgets/empty_state.h"
#include "ui/kit/widgets/list_notice.h"
#include "ui/kit/widgets/notice_bar.h"

#include <QAction>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDateEdit>
#include <QDesktopServices>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QtTest>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

/// The desktop: what it was asked to open.
class UrlTaker : public QObject
{
    Q_OBJECT

public:
    QList<QUrl> taken;

public Q_SLOTS:
    void take(const QUrl &url) { taken << url; }
};

class TestDocumentsPlace : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeDocumentSource> m_source;
    FakeChangeFeed m_feed;
    std::unique_ptr<DocumentsPlace> m_place;

    void make(int count)
    {
        m_place.reset();
        m_source = std::make_unique<FakeDocumentSource>(FakeDocumentSource::Files::ByName);
        putSamples(*m_source, count);
    }
    void open(const QVariantMap &state = {})
    {
        Services services;
        services.documents = m_source.get();
        services.documentSink = m_source.get();
        services.changes = &m_feed;
        m_place = std::make_unique<DocumentsPlace>(services);
        if (!state.isEmpty())
            m_place->restoreState(state);
        m_place->resize(900, 600);
        m_place->show();
        m_place->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_place.get()));
        QTRY_VERIFY(m_place->isSettled());
    }
    [[nodiscard]] DocumentListView *view() const { return m_place->findChild<DocumentListView *>(); }
    [[nodiscard]] QAbstractItemModel *model() const { return view()->model(); }
    [[nodiscard]] QString textOf(int row) const { return model()->index(row, 0).data(Qt::AccessibleTextRole).toString(); }
    [[nodiscard]] QAction *command(const QString &text) const
    {
        for (QAction *action : m_place->commands()) {
            if (action->text().startsWith(text))
                return action;
        }
        return nullptr;
    }
    [[nodiscard]] EmptyState *emptyState() const
    {
        for (EmptyState *state : m_place->findChildren<EmptyState *>()) {
            if (state->isVisible() && !qobject_cast<ReadingPane *>(state->parentWidget()->parentWidget())
                && view()->parentWidget() == state->parentWidget())
                return state;
        }
        return nullptr;
    }
    [[nodiscard]] ListNotice *notice() const { return &m_place->findChild<DocumentListPane *>()->notice(); }
    void pressNotice(const ListNotice *notice, const QString &words)
    {
        for (QPushButton *button : notice->findChildren<QPushButton *>()) {
            if (button->text() == words && button->isVisible())
                return button->click();
        }
        QFAIL("the notice has no such button");
    }
    void select(int row) { view()->setCurrentIndex(model()->index(row, 0)); }
    /// Clicks a link of a row.
    void clickAction(int row, RowAction action)
    {
        const auto *documents = qobject_cast<DocumentListModel *>(model());
        const QRect rect = view()->visualRect(model()->index(row, 0));
        const DocumentRowLayout layout(*documents->findRow(row), documents->pagesRead(row), rect.width());
        for (int y = 0; y < rect.height(); y += 3) {
            for (int x = 0; x < rect.width(); x += 5) {
                if (layout.actionAt({x, y}) == action)
                    return QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, rect.topLeft() + QPoint(x, y));
            }
        }
        QFAIL("the row has no such link");
    }

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
        const auto *state = reader->findChild<EmptyState *>();
        QCOMPARE(state->kind(), EmptyState::Kind::NotPermitted);
        QCOMPARE(state->title(), emptyState()->title());
        QCOMPARE(state->detail(), emptyState()->detail());
        m_feed.tell();
        QTRY_COMPARE(model()->rowCount(), 3);
        QTRY_VERIFY(reader->document());
    }

    void whoMayNotReadFromTheBeginningIsNotToldToChooseADocument()
    {
        make(3);
        m_source->failure = StorageError{ErrorCode::Denied, FaultyPart::PostgreSql, {}};
        open();
        const auto *state = m_place->findChild<ReadingPane *>()->findChild<EmptyState *>();
        QTRY_COMPARE(state->kind(), EmptyState::Kind::NotPermitted);
        QCOMPARE(state->title(), emptyState()->title());
        m_source->failure.reset();
        m_source->documents.clear();
        m_place->refresh();
        QTRY_COMPARE(state->title(), QStringLiteral("No document is chosen"));
    }

    void saysWhatOfASearchIsOrderedByRelevance()
    {
        make(rankedDocumentCount + 1);
        open();
        const auto isSaid = [this] {
            const auto labels = m_place->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [](const QLabel *label) { return label->isVisible() && label->text().contains(u"by relevance"); });
        };
        QVERIFY(!isSaid());
        DocumentQuery query{{}, DocumentSortKey::Relevance, Qt::DescendingOrder};
        query.filter.text = QStringLiteral("Contract");
        auto *documents = qobject_cast<DocumentListModel *>(model());
        documents->setQuery(query);
        QTRY_VERIFY(isSaid());
        query.sortKey = DocumentSortKey::Name;
        documents->setQuery(query);
        QTRY_VERIFY(!isSaid());
        query = {{}, DocumentSortKey::Relevance, Qt::DescendingOrder};
        query.filter.text = QStringLiteral("Contract 7.pdf");
        documents->setQuery(query);
        QTRY_COMPARE(documents->totalCount(), 1);
        QVERIFY(!isSaid());
    }

    void readsNoOtherDocumentBeforeOneIsLookedAt()
    {
        make(3);
        FakeDocumentSource others; // the library asks it on a thread of its own
        ClauseLibrary library(others);
        int asked = 0;
        Services services;
        services.documents = m_source.get();
        services.documentSink = m_source.get();
        services.clauseLibrary = [&]() -> ClauseLibrary & {
            ++asked;
            return library;
        };
        m_place = std::make_unique<DocumentsPlace>(services);
        QTRY_COMPARE(m_place->findChild<ReadingPane *>()->document(), sampleId(0));
        QCOMPARE(asked, 0);
        m_place->show();
        QTRY_COMPARE(asked, 1);
        select(1);
        QTRY_COMPARE(m_place->findChild<ReadingPane *>()->document(), sampleId(1));
        QCOMPARE(asked, 1);
        m_place.reset();
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
        Services services;
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

    /// What a search found is not "new above" what stood there before.
    void aSearchIsReadFromItsBestMatchOn()
    {
        make(80);
        m_source->at(sampleId(70)).originalName = QStringLiteral("Lease.pdf");
        open();
        m_place->setSearchText(QStringLiteral("Lease"));
        QTRY_COMPARE(model()->rowCount(), 1);
        m_place->setSearchText(QString());
        QTRY_COMPARE(model()->rowCount(), 80);
        QTRY_VERIFY(m_place->isSettled());
        view()->doItemsLayout();
        QCOMPARE(view()->visualRect(model()->index(0, 0)).top(), 0);
        QVERIFY(!command(QStringLiteral("Show new"))->isEnabled());
        putNewest(*m_source, 500);
        m_place->refresh();
        QTRY_COMPARE(model()->rowCount(), 81);
        view()->doItemsLayout();
        QCOMPARE(view()->visualRect(model()->index(1, 0)).top(), 0); // a refresh moves nothing
    }

    void filesGivenAtTheStartAreSeenAndNotWhereTheListWasLeft()
    {
        make(60);
        open();
        select(50);
        view()->scrollTo(model()->index(50, 0), QAbstractItemView::PositionAtTop);
        const QVariantMap state = m_place->state();
        Services services;
        services.documents = m_source.get();
        services.documentSink = m_source.get();
        m_place = std::make_unique<DocumentsPlace>(services);
        m_place->restoreState(state);
        m_place->addFiles({QStringLiteral("/x/own.pdf")});
        m_place->resize(900, 600);
        m_place->show();
        QTRY_VERIFY(m_place->isSettled());
        QTRY_VERIFY(textOf(0).contains(u"own.pdf"));
        QCOMPARE(view()->verticalScrollBar()->value(), 0);
        QCOMPARE(view()->currentIndex().row(), 0);
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

    void filesAreRowsAtOnceAndCanBeCancelled()
    {
        make(2);
        m_source->holdsUploads = true;
        open();
        m_place->addFiles({QStringLiteral("/x/one.pdf"), QStringLiteral("/x/two.docx")});
        QCOMPARE(model()->rowCount(), 4);
        QVERIFY(textOf(0).contains(u"one.pdf"));
        QTRY_VERIFY(view()->visualRect(model()->index(0, 0)).isValid());
        clickAction(0, RowAction::Cancel);
        QTRY_COMPARE(model()->rowCount(), 3);
        m_source->finishUploads();
        QTRY_COMPARE(m_source->added.size(), size_t(1));
        QTRY_VERIFY(textOf(0).contains(u"two.docx"));
        QCOMPARE(model()->rowCount(), 3);
    }

    void aFailureSaysWhyInItsRowAndIsTriedAgain()
    {
        make(1);
        open();
        m_place->addFiles({QStringLiteral("/x/empty.pdf")});
        QTRY_VERIFY(textOf(0).contains(u"The file is empty."));
        select(0);
        const auto *state = m_place->findChild<ReadingPane *>()->findChild<EmptyState *>();
        QTRY_COMPARE(state->title(), QStringLiteral("empty.pdf"));
        QCOMPARE(state->detail(), QStringLiteral("The file is empty."));
        m_source->holdsUploads = true;
        clickAction(0, RowAction::Retry);
        QCOMPARE(m_source->uploads.size(), size_t(1));
        m_source->finishUploads();
    }

    void theSameContentCanBeOpened()
    {
        make(3);
        m_source->at(sampleId(0)).createdAt = m_source->at(sampleId(2)).createdAt.addSecs(-1); // what is there already stands last
        open();
        select(1);
        m_place->addFiles({QStringLiteral("/x/Contract 0.pdf")});
        QTRY_VERIFY(textOf(0).contains(u"here already"));
        view()->setFocus();
        select(0);
        QTRY_VERIFY(command(QStringLiteral("Open the existing"))->isEnabled());
        QTest::keyClick(view(), Qt::Key_Return);
        QTRY_COMPARE(m_place->findChild<ReadingPane *>()->document(), sampleId(0));
        QCOMPARE(model()->rowCount(), 3);
    }

    void theSameContentCanBeANewVersion()
    {
        make(1);
        open();
        m_place->addFiles({QStringLiteral("/x/Contract 0.pdf")});
        QTRY_VERIFY(textOf(0).contains(u"here already"));
        clickAction(0, RowAction::AddAsVersion);
        QTRY_COMPARE(m_source->added.size(), size_t(1));
        QCOMPARE(m_source->added.front().previousVersion, sampleId(0));
    }

    void deletedDocumentsComeBackWithCtrlZ()
    {
        make(5);
        open();
        view()->setFocus();
        select(1);
        view()->selectionModel()->select(model()->index(2, 0), QItemSelectionModel::Select);
        QTest::keyClick(view(), Qt::Key_Delete);
        QCOMPARE(model()->rowCount(), 3);
        QVERIFY(notice()->isVisible());
        QVERIFY(!m_source->at(sampleId(1)).isActive);
        QTRY_VERIFY(m_place->isSettled());
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_source->at(sampleId(1)).isActive);
        QVERIFY(m_source->at(sampleId(2)).isActive);
        QTRY_COMPARE(model()->rowCount(), 5);
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(model()->rowCount(), 3);
    }

    void aDeleteThatIsRefusedBringsTheRowsBack()
    {
        make(3);
        open();
        view()->setFocus();
        select(1);
        m_source->changeFailure = StorageError{ErrorCode::Denied, FaultyPart::PostgreSql, {}};
        QTest::keyClick(view(), Qt::Key_Delete);
        QTRY_COMPARE(model()->rowCount(), 3);
        QVERIFY(notice()->accessibleName().contains(u"does not permit"));
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

    void theNoticesUndoUndoesItsOwnStep()
    {
        make(5);
        open();
        view()->setFocus();
        select(1);
        QTest::keyClick(view(), Qt::Key_Delete);
        QCOMPARE(model()->rowCount(), 4);
        command(QStringLiteral("Sort by name"))->trigger(); // a newer step
        QTRY_VERIFY(m_place->isSettled());
        QVERIFY(notice()->isVisible());
        pressNotice(notice(), QStringLiteral("Undo"));
        QVERIFY(m_source->at(sampleId(1)).isActive);
        QVERIFY(!notice()->isVisible());
        QTRY_COMPARE(model()->rowCount(), 5);
        const DocumentQuery sorted = m_source->listRequests.back().query;
        QCOMPARE(sorted.sortKey, DocumentSortKey::Name); // the newer step stays
    }

    void theNoticesUndoOfTheNewestStepIsCtrlZ()
    {
        make(5);
        open();
        view()->setFocus();
        select(1);
        QTest::keyClick(view(), Qt::Key_Delete);
        pressNotice(notice(), QStringLiteral("Undo"));
        QVERIFY(m_source->at(sampleId(1)).isActive);
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier); // nothing is left to undo
        QVERIFY(m_source->at(sampleId(1)).isActive);
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!m_source->at(sampleId(1)).isActive);
    }

    void theNoticeGoesWhenItsStepIsUndoneOtherwise()
    {
        make(5);
        open();
        view()->setFocus();
        select(1);
        QTest::keyClick(view(), Qt::Key_Delete);
        QVERIFY(notice()->isVisible());
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!notice()->isVisible());
        QTRY_VERIFY(m_place->isSettled());
        select(2);
        QTest::keyClick(view(), Qt::Key_Delete);
        QVERIFY(notice()->isVisible());
        for (int i = 0; i < 3; ++i) { // the list knows of it by now
            m_place->refresh();
            QTRY_VERIFY(m_place->isSettled());
        }
        QVERIFY(notice()->isVisible());
        for (HeldDocument &held : m_source->documents)
            held.document.isActive = true; // somebody else brings it back
        m_place->refresh();
        QTRY_VERIFY(!notice()->isVisible());
        notice()->showNote(QStringLiteral("something else"));
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(notice()->isVisible());
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

    void draftsOfNotesOutliveTheWindow()
    {
        const SampleAnalysis sample = sampleAnalysis();
        FakeDocumentSource documents;
        const DocumentId judged = documents.put(QStringLiteral("supply.pdf"), {sample.pages.front().text});
        documents.putAnalysis(judged, sample.analysis);
        Services services;
        services.documents = &documents;
        services.documentSink = &documents;
        m_place = std::make_unique<DocumentsPlace>(services);
        auto *panel = static_cast<FindingsPanel *>(m_place->detail());
        panel->show();
        m_place->show();
        m_place->openDocument(judged);
        QTRY_VERIFY(panel->analysis());
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

    void aVerdictIsTakenBackWithCtrlZFromThePanelItWasGivenIn()
    {
        const SampleAnalysis sample = sampleAnalysis();
        FakeDocumentSource documents;
        const DocumentId judged = documents.put(QStringLiteral("supply.pdf"), {sample.pages.front().text});
        const DocumentId other = documents.put(QStringLiteral("other.pdf"), {QStringLiteral("Nothing.\n")});
        documents.putAnalysis(judged, sample.analysis);
        Services services;
        services.documents = &documents;
        services.documentSink = &documents;
        m_place = std::make_unique<DocumentsPlace>(services);
        auto *panel = static_cast<FindingsPanel *>(m_place->detail());
        panel->show();
        m_place->show();
        m_place->openDocument(judged);
        QTRY_VERIFY(panel->analysis());
        const auto stored = [&] { return documents.find(judged)->analyses.back().findings[0].verdict.judgement; };
        panel->selectFinding(0);
        auto *cards = panel->findChild<QListView *>();
        cards->setFocus();
        QTest::keyClick(cards, Qt::Key_W);
        QTRY_COMPARE(int(stored()), int(Judgement::Wrong));
        QTRY_VERIFY(m_place->isSettled());
        panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(panel));
        QTest::keyClick(cards, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(int(stored()), int(Judgement::None));
        m_place->openDocument(other);
        QTRY_COMPARE(m_place->findChild<ReadingPane *>()->document(), other);
        command(QStringLiteral("Redo"))->trigger();
        QTRY_COMPARE(int(stored()), int(Judgement::Wrong));
        QCOMPARE(m_place->findChild<ReadingPane *>()->document(), judged);
        m_place.reset();
    }

    void filterAndSortAreUndoneWithCtrlZ()
    {
        make(5);
        m_source->at(sampleId(3)).status = WorkStatus::Failed;
        open();
        for (const QChar letter : QStringLiteral("Contract 3"))
            m_place->setSearchText(m_place->searchText() + letter);
        m_place->setSearchText(QStringLiteral("Contract 3"));
        QTRY_COMPARE(model()->rowCount(), 1);
        QVERIFY(textOf(0).contains(u"found on page 2"));
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier); // the typing is one step
        QTRY_COMPARE(model()->rowCount(), 5);
        QVERIFY(m_place->searchText().isEmpty());
        command(QStringLiteral("Sort by name"))->trigger();
        QCOMPARE(m_source->listRequests.back().query.sortKey, DocumentSortKey::Name);
        QCOMPARE(m_source->listRequests.back().query.order, Qt::AscendingOrder);
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_source->listRequests.back().query.sortKey, DocumentSortKey::Date);
    }

    void theChipSwitchesTheSearchOff()
    {
        make(4);
        open();
        m_place->setSearchText(QStringLiteral("Contract 2"));
        QTRY_COMPARE(model()->rowCount(), 1);
        QTRY_COMPARE(m_place->findChild<ReadingPane *>()->document(), sampleId(2));
        QTRY_COMPARE(m_place->findChild<ReadingPane *>()->currentPage(), 2); // where it was found
        auto *chip = m_place->findChild<FilterChip *>(QStringLiteral("chip:%1").arg(int(DocumentFilterField::Text)));
        QVERIFY(chip->isVisible());
        QTest::mouseClick(chip, Qt::LeftButton);
        QTRY_COMPARE(model()->rowCount(), 4);
        QVERIFY(chip->isVisible());
    }

    void aFilterOfDaysMeansTheLastOneToo()
    {
        make(2);
        open();
        command(QStringLiteral("Filter"))->trigger();
        auto *popup = m_place->window()->findChild<FilterPopup *>();
        QVERIFY(popup && popup->isVisible());
        popup->findChild<QListWidget *>()->setCurrentRow(int(DocumentFilterField::Date));
        const auto editOf = [popup](const QString &name) {
            const auto edits = popup->findChildren<QDateEdit *>();
            return *std::find_if(edits.begin(), edits.end(), [&name](const QDateEdit *edit) { return edit->accessibleName() == name; });
        };
        editOf(QStringLiteral("First day"))->setDate({2026, 11, 1});
        editOf(QStringLiteral("Last day"))->setDate({2026, 11, 3});
        for (QPushButton *button : popup->findChildren<QPushButton *>()) {
            if (button->text() == QStringLiteral("Filter by these days"))
                button->click();
        }
        QTRY_COMPARE(m_source->listRequests.back().query.filter.from, QDate(2026, 11, 1));
        QCOMPARE(m_source->listRequests.back().query.filter.until, QDate(2026, 11, 4)); // exclusive
        auto *chip = m_place->findChild<FilterChip *>(QStringLiteral("chip:%1").arg(int(DocumentFilterField::Date)));
        QVERIFY(chip);
        QVERIFY2(chip->accessibleName().contains(QStringLiteral("2026-11-01 to 2026-11-03")), qPrintable(chip->accessibleName()));
        command(QStringLiteral("Filter"))->trigger();
        popup->findChild<QListWidget *>()->setCurrentRow(int(DocumentFilterField::Date));
        QCOMPARE(editOf(QStringLiteral("First day"))->date(), QDate(2026, 11, 1));
        QCOMPARE(editOf(QStringLiteral("Last day"))->date(), QDate(2026, 11, 3));
        popup->close();
    }

    void editingStoresNameClientAndType()
    {
        make(2);
        open();
        view()->setFocus();
        select(1);
        QTRY_VERIFY(command(QStringLiteral("Name, client"))->isEnabled());
        QTest::keyClick(view(), Qt::Key_F2);
        auto *dialog = m_place->findChild<DocumentEditDialog *>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit *>()->setText(QStringLiteral("Lease, Canal house"));
        dialog->accept();
        QTRY_VERIFY(textOf(1).contains(u"Lease, Canal house"));
        m_place->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_place.get()));
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(textOf(1).contains(u"Contract 1.pdf"));
    }

    void anUndoneEditLeavesWhatSomebodyElseHasWrittenSince()
    {
        make(1);
        open();
        select(0);
        command(QStringLiteral("Name, client"))->trigger();
        auto *dialog = m_place->findChild<DocumentEditDialog *>();
        dialog->findChild<QLineEdit *>()->setText(QStringLiteral("Mine"));
        dialog->accept();
        QTRY_VERIFY(textOf(0).contains(u"Mine"));
        m_source->rename(sampleId(0), QStringLiteral("Theirs"));
        command(QStringLiteral("Refresh"))->trigger();
        QTRY_VERIFY(textOf(0).contains(u"Theirs")); // seen, and yet not meant
        command(QStringLiteral("Undo"))->trigger();
        QTRY_VERIFY(notice()->isVisible());
        QCOMPARE(m_source->at(sampleId(0)).originalName, QStringLiteral("Theirs"));
    }

    void whoIsSlowerIsToldWhatStandsThereNow()
    {
        make(1);
        open();
        select(0);
        command(QStringLiteral("Name, client"))->trigger();
        auto *dialog = m_place->findChild<DocumentEditDialog *>();
        dialog->findChild<QLineEdit *>()->setText(QStringLiteral("Mine"));
        m_source->rename(sampleId(0), QStringLiteral("Theirs"));
        dialog->accept();
        auto *bar = dialog->findChild<NoticeBar *>();
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(bar->text().contains(u"Theirs"));
        QCOMPARE(dialog->findChild<QLineEdit *>()->text(), QStringLiteral("Mine"));
        dialog->accept(); // mine, knowing theirs
        QTRY_COMPARE(m_source->at(sampleId(0)).originalName, QStringLiteral("Mine"));
    }

    void workIsCancelledAndTriedAgain()
    {
        make(2);
        m_source->at(sampleId(0)).status = WorkStatus::Processing;
        m_source->at(sampleId(0)).progress = QStringLiteral("page 31 of 50");
        m_source->at(sampleId(1)).status = WorkStatus::Failed;
        m_source->at(sampleId(1)).reason = QStringLiteral("Encrypted: it needs a password");
        open();
        QVERIFY(textOf(0).contains(u"page 31 of 50"));
        QVERIFY(textOf(1).contains(u"needs a password"));
        clickAction(0, RowAction::Cancel);
        QCOMPARE(m_source->cancelled, std::vector{sampleId(0)});
        clickAction(1, RowAction::Retry);
        QCOMPARE(m_source->retried, std::vector{sampleId(1)});
    }

    void analysesAgainByTheEngineThatWasChosen()
    {
        make(2);
        open();
        select(1);
        QTRY_VERIFY(command(QStringLiteral("Analyse again"))->isEnabled());
        command(QStringLiteral("Analyse again"))->trigger();
        QCOMPARE(m_source->engines, QStringList{QStringLiteral("builtin")});
        Services services;
        services.documents = m_source.get();
        services.documentSink = m_source.get();
        services.analysis.engine = QStringLiteral("ollama");
        services.analysis.ollamaUrl = QStringLiteral("http://localhost:11434");
        m_place = std::make_unique<DocumentsPlace>(services);
        m_place->show();
        QTRY_VERIFY(m_place->isSettled());
        select(0);
        QTRY_VERIFY(command(QStringLiteral("Analyse again"))->isEnabled());
        command(QStringLiteral("Analyse again"))->trigger();
        QCOMPARE(m_source->engines.last(), QStringLiteral("ollama"));
        QCOMPARE(m_source->analysed, (std::vector{sampleId(1), sampleId(0)}));
    }

    /// It was found elsewhere, or the filter has changed since.
    void aDocumentThatTheListDoesNotShowIsExportedAndReadAgainAllTheSame()
    {
        make(3);
        m_source->at(sampleId(2)).status = WorkStatus::Failed;
        m_source->at(sampleId(2)).reason = QStringLiteral("It is damaged.");
        open();
        m_place->setSearchText(QStringLiteral("Contract 0"));
        QTRY_COMPARE(model()->rowCount(), 1);
        m_place->openDocument(sampleId(1));
        auto *reader = m_place->findChild<ReadingPane *>();
        QTRY_COMPARE(reader->document(), sampleId(1));
        QVERIFY(!m_place->findChild<QFileDialog *>());
        command(QStringLiteral("Report as JSON"))->trigger();
        auto *chooser = m_place->findChild<QFileDialog *>();
        QVERIFY(chooser && chooser->selectedFiles().value(0).endsWith(QStringLiteral("Contract 1.json")));
        chooser->reject();
        m_place->openDocument(sampleId(2));
        QTRY_COMPARE(reader->document(), sampleId(2));
        Q_EMIT reader->retryRequested(sampleId(2));
        QCOMPARE(m_source->retried, std::vector{sampleId(2)});
    }

    void aSavedFileIsOpenedAndShownFromItsNotice()
    {
        make(1);
        open();
        select(0);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("Contract 0.pdf"));
        command(QStringLiteral("Save the original"))->trigger();
        auto *chooser = m_place->findChild<QFileDialog *>();
        QVERIFY(chooser);
        Q_EMIT chooser->fileSelected(path);
        chooser->reject();
        QTRY_VERIFY(notice()->isVisible());
        QVERIFY2(notice()->accessibleName().startsWith(u"Saved as"), qPrintable(notice()->accessibleName()));
        QCOMPARE(notice()->palette().color(QPalette::Window), theme::positiveFill());
        UrlTaker desktop;
        QDesktopServices::setUrlHandler(QStringLiteral("file"), &desktop, "take");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // no file manager
        const QList<QPushButton *> buttons = notice()->findChildren<QPushButton *>();
        for (const QString &text : {QStringLiteral("Open"), QStringLiteral("Show in folder")}) {
            const auto button = std::find_if(buttons.begin(), buttons.end(),
                                             [&text](const QPushButton *each) { return each->text() == text && each->isVisible(); });
            QVERIFY2(button != buttons.end(), qPrintable(text));
            (*button)->click();
        }
        QTRY_COMPARE(desktop.taken, (QList<QUrl>{QUrl::fromLocalFile(path), QUrl::fromLocalFile(folder.path())}));
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
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

    void namesAreCopied()
    {
        make(3);
        open();
        view()->setFocus();
        select(0);
        view()->selectionModel()->select(model()->index(2, 0), QItemSelectionModel::Select);
        QTest::keyClick(view(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("Contract 0.pdf\nContract 2.pdf"));
    }

    void itComesBackAsItWasLeft()
    {
        make(450);
        open();
        while (model()->rowCount() < 400) {
            model()->fetchMore({});
            QTRY_VERIFY(m_place->isSettled());
        }
        select(320);
        view()->scrollTo(model()->index(320, 0), QAbstractItemView::PositionAtTop);
        const int top = view()->visualRect(model()->index(320, 0)).top();
        const QVariantMap state = m_place->state();
        open(state);
        QTRY_COMPARE(view()->currentIndex().row(), 320);
        QTRY_COMPARE(view()->visualRect(model()->index(320, 0)).top(), top);
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
};

QTEST_MAIN(TestDocumentsPlace)
#include "tst_documents_place.moc"
