// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/sample_analysis.h"
#include "tests/support/settle.h"
#include "ui/documents/findings/draft_notice.h"
#include "ui/documents/findings/findings_panel.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/widgets/notice_bar.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

class TestFindingsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }
    void init();
    void showsCardsUnderHeadings();
    void sendsTheReaderToTheWordsByEnterAndByKey();
    void judgesByOneKey();
    void judgesByAClickOnTheWord();
    void tellsOfAVerdictSoThatItCanBeTakenBack();
    void takesANote();
    void leavesANoteByEscape();
    void opensTheCardOfWordsThatWereClickedOnThePage();
    void saysWhyThereIsNothing();
    void walksBackAndShowsWhatIsClicked();
    void hearsNoKeyWithCtrl();
    void keepsTheNoteBesideTheVerdict();
    void aNoteStaysWithTheFindingItWasBegunFor();
    void anotherDocumentClosesTheNote();
    void saysThatQuotesWereRefused();
    void saysHowOftenTheEngineWasRight();
    void saysThatAVerdictIsNotSavedYet();
    void keepsANoteWhilePostgresIsAwayAndAfterARestart();
    void aNoteOfOneLongWordMakesThePanelNoWider();
    void keepsTheNoteWhenAVerdictFollowsIt();
    void letsADraftBeTakenBack();
    void asksWhoseNoteStays();
    void aNoteGoesOnThroughAnotherAnalysisOfItsFinding();
    void whatWasWrittenOfAnotherDocumentIsKept();
    void listsWhatIsNoLongerFoundAndLeadsToItsWords();
    void saysThatItMayBeOutOfDate();
    void goesOnToTheNextFindingAfterAVerdict();
    void staysWhereAVerdictIsTakenBackAndAtTheLastFinding();
    void showsTheWordsOfEachCardThatAKeyComesTo();
    void aCardThatWasOnlySelectedMovesNoPage();
    void everyDocumentOpensAtTheTopOfItsFindings();
    void returnsToWhereTheFindingsOfADocumentWereLeft();
    void oneVerdictHoldsForAllPassagesAndIsTakenBackAtOnce();
    void onePassageCanBeJudgedAlone();
    void stepsThroughPassagesByKeysAndByMouse();
    void saysOfWhatIsNoContractThatItDoesNotLookLikeOne();
    void offersThePictureForALook();

private:
    void judgeRepeated();
    [[nodiscard]] int countStored(Judgement judgement) const;
    /// Another document with so many clauses below its risks that the list scrolls.
    DocumentId addLong(const QString &name);
    void show(DocumentId id);
    [[nodiscard]] QListView *list() const { return m_panel->findChild<QListView *>(); }
    [[nodiscard]] Verdict stored(int finding) const { return m_source->find(m_id)->analyses.back().findings[size_t(finding)].verdict; }
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] QString notice() const
    {
        const auto *bar = m_panel->findChild<NoticeBar *>();
        return bar->isVisible() ? bar->text() : QString();
    }
    [[nodiscard]] QString unsaved() const
    {
        const auto *bar = m_panel->findChild<DraftNotice *>();
        return bar->isVisible() ? bar->text() : QString();
    }
    /// What the card of a finding says.
    [[nodiscard]] QVariant shown(int finding, int role) const
    {
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            if (list()->model()->index(row, 0).data(FindingsModel::FindingRole).toInt() == finding
                && list()->model()->index(row, 0).data(FindingsModel::PageRole).toInt() > 0)
                return list()->model()->index(row, 0).data(role);
        }
        return {};
    }
    void writeNote(int finding, const QString &words)
    {
        m_panel->selectFinding(finding);
        QTest::keyClick(list(), Qt::Key_N);
        auto *note = m_panel->findChild<QLineEdit *>();
        note->setText(words);
        QTest::keyClick(note, Qt::Key_Return);
    }
    void answer(const QString &words)
    {
        for (QPushButton *button : m_panel->findChild<DraftNotice *>()->findChildren<QPushButton *>()) {
            if (button->text() == words)
                return button->click();
        }
        QFAIL("nobody asks that");
    }
    const StorageError gone{ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("gone")};
    void press(const QString &command)
    {
        for (QAction *action : m_panel->commands()) {
            if (action->text() == command)
                return action->trigger();
        }
        QFAIL("there is no such command");
    }
    std::unique_ptr<FakeDocumentSource> m_source;
    std::unique_ptr<FindingsPanel> m_panel;
    DocumentId m_id;
};

void TestFindingsPanel::init()
{
    const SampleAnalysis sample = sampleAnalysis();
    m_panel.reset();
    m_source = std::make_unique<FakeDocumentSource>();
    m_id = m_source->put(QStringLiteral("supply.pdf"), {sample.pages.front().text});
    m_source->putAnalysis(m_id, sample.analysis);
    m_panel = std::make_unique<FindingsPanel>(*m_source, *m_source);
    m_panel->resize(380, 820);
    m_panel->show();
    m_panel->setDocument(m_source->find(m_id)->document);
    QTRY_VERIFY(m_panel->analysis());
    QTRY_VERIFY(m_panel->isSettled());
}

QString TestFindingsPanel::shownText() const
{
    QStringList texts;
    for (const QLabel *label : m_panel->findChildren<QLabel *>()) {
        if (label->isVisible())
            texts << label->text();
    }
    return texts.join(u'\n');
}

void TestFindingsPanel::showsCardsUnderHeadings()
{
    QCOMPARE(list()->model()->rowCount(), 10);
    QVERIFY(shownText().contains(QStringLiteral("A supply agreement under the law of Delaware.")));
    QVERIFY(shownText().contains(QStringLiteral("builtin 1.0")));
}

void TestFindingsPanel::sendsTheReaderToTheWordsByEnterAndByKey()
{
    std::vector<int> chosen;
    connect(m_panel.get(), &FindingsPanel::findingChosen, this, [&](const Finding &finding) { chosen.push_back(finding.number); });
    list()->setFocus();
    list()->setCurrentIndex(list()->model()->index(3, 0));
    QTest::keyClick(list(), Qt::Key_Return);
    for (QAction *action : m_panel->commands()) {
        if (action->shortcut() == QKeySequence(Qt::Key_F8))
            action->trigger();
    }
    QCOMPARE(chosen, (std::vector<int>{1, 2}));
}

void TestFindingsPanel::judgesByOneKey()
{
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QTest::keyClick(list(), Qt::Key_R);
    QTRY_COMPARE(int(stored(0).judgement), int(Judgement::Right));
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QTest::keyClick(list(), Qt::Key_W);
    QTRY_COMPARE(int(stored(0).judgement), int(Judgement::Wrong));
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QTest::keyClick(list(), Qt::Key_W); // the same again takes it back
    QTRY_COMPARE(int(stored(0).judgement), int(Judgement::None));
}

void TestFindingsPanel::judgesByAClickOnTheWord()
{
    const QRect card = list()->visualRect(list()->model()->index(7, 0));
    // The words stand at the end of the card's last line; "right" is the leftmost of them.
    bool wasJudged = false;
    for (int x = card.right() - 14; x > card.center().x() && !wasJudged; x -= 8) {
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, QPoint(x, card.bottom() - 22));
        wasJudged = stored(2).judgement == Judgement::Right;
    }
    QVERIFY(wasJudged);
}

void TestFindingsPanel::tellsOfAVerdictSoThatItCanBeTakenBack()
{
    std::vector<GivenVerdict> steps;
    connect(m_panel.get(), &FindingsPanel::judged, this, [&](const GivenVerdict &step) { steps.push_back(step); });
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QTest::keyClick(list(), Qt::Key_R);
    QCOMPARE(steps.size(), size_t(1));
    QCOMPARE(steps[0].changes.size(), size_t(1));
    QCOMPARE(int(steps[0].changes[0].before.judgement), int(Judgement::None));
    QCOMPARE(int(steps[0].changes[0].after.judgement), int(Judgement::Right));
    QTRY_COMPARE(int(stored(0).judgement), int(Judgement::Right));
    QVERIFY(m_panel->replaceVerdicts(steps[0].takenBack()));
    QTRY_COMPARE(int(stored(0).judgement), int(Judgement::None));
    QCOMPARE(steps.size(), size_t(1));                        // taking back is no step of its own
    QVERIFY(!m_panel->replaceVerdicts(steps[0].takenBack())); // it says something else by now
}

void TestFindingsPanel::takesANote()
{
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QTest::keyClick(list(), Qt::Key_N);
    auto *note = m_panel->findChild<QLineEdit *>();
    QVERIFY(note->isVisible());
    note->setText(QStringLiteral("ask the client"));
    QTest::keyClick(note, Qt::Key_Return);
    QTRY_COMPARE(stored(0).note, QStringLiteral("ask the client"));
    QVERIFY(!note->isVisible());
}

void TestFindingsPanel::leavesANoteByEscape()
{
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QTest::keyClick(list(), Qt::Key_N);
    auto *note = m_panel->findChild<QLineEdit *>();
    note->setText(QStringLiteral("never mind"));
    QTest::keyClick(note, Qt::Key_Escape);
    QVERIFY(!note->isVisible());
    QVERIFY(stored(0).note.isEmpty());
}

void TestFindingsPanel::opensTheCardOfWordsThatWereClickedOnThePage()
{
    m_panel->selectFinding(2);
    QCOMPARE(list()->currentIndex().row(), 7);
    m_panel->selectFinding(1'000);
    QCOMPARE(list()->currentIndex().row(), 7);
}

void TestFindingsPanel::saysWhyThereIsNothing()
{
    m_panel->setDocument(std::nullopt);
    QVERIFY(shownText().contains(QStringLiteral("No document is selected")));
    const DocumentId other = m_source->put(QStringLiteral("locked.pdf"));
    m_source->find(other)->document.status = WorkStatus::Failed;
    m_source->find(other)->document.reason = QStringLiteral("locked.pdf is encrypted: it needs a password.");
    m_panel->setDocument(m_source->find(other)->document);
    QVERIFY(shownText().contains(QStringLiteral("it needs a password")));
}

void TestFindingsPanel::walksBackAndShowsWhatIsClicked()
{
    std::vector<int> chosen;
    connect(m_panel.get(), &FindingsPanel::findingChosen, this, [&](const Finding &finding) { chosen.push_back(finding.number); });
    press(QStringLiteral("Previous finding"));
    press(QStringLiteral("Previous finding"));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualRect(list()->model()->index(1, 0)).topLeft() + QPoint(30, 12));
    QCOMPARE(chosen, (std::vector<int>{2, 1, 0}));
}

void TestFindingsPanel::hearsNoKeyWithCtrl()
{
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QTest::keyClick(list(), Qt::Key_W, Qt::ControlModifier);
    QTest::keyClick(list(), Qt::Key_R, Qt::ControlModifier);
    QTest::keyClick(list(), Qt::Key_N, Qt::ControlModifier);
    settle();
    QCOMPARE(int(stored(0).judgement), int(Judgement::None));
    QVERIFY(!m_panel->findChild<QLineEdit *>()->isVisible());
}

void TestFindingsPanel::keepsTheNoteBesideTheVerdict()
{
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QTest::keyClick(list(), Qt::Key_R);
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QTest::keyClick(list(), Qt::Key_N);
    auto *note = m_panel->findChild<QLineEdit *>();
    note->setText(QStringLiteral("see annex"));
    QTest::keyClick(note, Qt::Key_Return);
    QTRY_COMPARE(stored(0).note, QStringLiteral("see annex"));
    QCOMPARE(int(stored(0).judgement), int(Judgement::Right));
    QTest::keyClick(list(), Qt::Key_W);
    QTRY_COMPARE(int(stored(0).judgement), int(Judgement::Wrong));
    QCOMPARE(stored(0).note, QStringLiteral("see annex"));
}

void TestFindingsPanel::aNoteStaysWithTheFindingItWasBegunFor()
{
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QTest::keyClick(list(), Qt::Key_N);
    m_panel->selectFinding(2); // its words were clicked meanwhile
    auto *note = m_panel->findChild<QLineEdit *>();
    note->setText(QStringLiteral("of the first"));
    QTest::keyClick(note, Qt::Key_Return);
    QTRY_COMPARE(stored(0).note, QStringLiteral("of the first"));
    QVERIFY(stored(2).note.isEmpty());
}

void TestFindingsPanel::anotherDocumentClosesTheNote()
{
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QTest::keyClick(list(), Qt::Key_N);
    auto *note = m_panel->findChild<QLineEdit *>();
    QVERIFY(note->isVisible());
    const SampleAnalysis sample = sampleAnalysis();
    const DocumentId other = m_source->put(QStringLiteral("other.pdf"), {sample.pages.front().text});
    Analysis analysis = sample.analysis;
    analysis.id.value = QUuid::createUuid();
    m_source->putAnalysis(other, analysis);
    m_panel->setDocument(m_source->find(other)->document);
    QTRY_VERIFY(m_panel->analysis() && m_panel->analysis()->documentId == other);
    QVERIFY(!note->isVisible());
}

void TestFindingsPanel::saysThatQuotesWereRefused()
{
    QVERIFY(notice().isEmpty());
    Analysis lying = sampleAnalysis().analysis;
    lying.id.value = QUuid::createUuid();
    lying.findings[1].evidence.quote = QStringLiteral("This Agreement never renews");
    m_source->putAnalysis(m_id, lying);
    m_panel->refresh();
    QTRY_VERIFY(notice().contains(QStringLiteral("does not stand in the document")));
    for (int row = 0; row < list()->model()->rowCount(); ++row)
        QVERIFY(!list()->model()->index(row, 0).data(FindingsModel::QuoteRole).toString().contains(QStringLiteral("never renews")));
}

void TestFindingsPanel::saysHowOftenTheEngineWasRight()
{
    QVERIFY(!shownText().contains(QStringLiteral("right in")));
    m_source->precision = {{QStringLiteral("builtin"), QStringLiteral("1.0"), QStringLiteral("clauses 1.0"), 34, 6}};
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QTest::keyClick(list(), Qt::Key_R);
    QTRY_VERIFY(shownText().contains(QStringLiteral("right in 34 of 40 findings (85 %)")));
}

void TestFindingsPanel::saysThatAVerdictIsNotSavedYet()
{
    list()->setCurrentIndex(list()->model()->index(1, 0));
    m_source->failure = gone;
    QTest::keyClick(list(), Qt::Key_R);
    QTRY_VERIFY(unsaved().contains(QStringLiteral("Not saved yet")));
    QVERIFY(unsaved().contains(QStringLiteral("PostgreSQL cannot be reached")));
    QCOMPARE(shown(0, FindingsModel::JudgementRole).toInt(), int(Judgement::Right));
    QVERIFY(shown(0, FindingsModel::UnsavedRole).toBool());
    m_source->failure.reset();
    answer(QStringLiteral("Retry"));
    QTRY_COMPARE(int(stored(0).judgement), int(Judgement::Right));
    QTRY_VERIFY(unsaved().isEmpty());
    QVERIFY(!shown(0, FindingsModel::UnsavedRole).toBool());
}

void TestFindingsPanel::keepsANoteWhilePostgresIsAwayAndAfterARestart()
{
    QSignalSpy changed(m_panel.get(), &FindingsPanel::stateChanged);
    m_source->failure = gone;
    writeNote(0, QStringLiteral("ask the client"));
    QVERIFY(!changed.isEmpty());
    const QVariantMap atOnce = m_panel->state(); // before anybody knows that it cannot be stored
    QTRY_VERIFY(unsaved().contains(QStringLiteral("ask the client")));
    QCOMPARE(shown(0, FindingsModel::NoteRole).toString(), QStringLiteral("ask the client"));
    m_panel = std::make_unique<FindingsPanel>(*m_source, *m_source);
    m_panel->restoreState(atOnce);
    m_source->failure.reset();
    m_source->changeFailure = gone;
    m_panel->show();
    m_panel->setDocument(m_source->find(m_id)->document);
    QTRY_VERIFY(m_panel->analysis());
    QTRY_VERIFY(unsaved().contains(QStringLiteral("ask the client")));
    QCOMPARE(shown(0, FindingsModel::NoteRole).toString(), QStringLiteral("ask the client"));
    QVERIFY(stored(0).note.isEmpty());
    m_source->changeFailure.reset();
    answer(QStringLiteral("Retry"));
    QTRY_COMPARE(stored(0).note, QStringLiteral("ask the client"));
    QTRY_VERIFY(unsaved().isEmpty());
    QTRY_VERIFY(m_panel->state().value(QStringLiteral("drafts")).toList().isEmpty());
}

void TestFindingsPanel::aNoteOfOneLongWordMakesThePanelNoWider()
{
    const int width = m_panel->width();
    m_source->failure = gone;
    writeNote(0, QString(500, u'x'));
    QTRY_VERIFY(unsaved().contains(QString(500, u'x')));
    for (const QLabel *label : m_panel->findChild<DraftNotice *>()->findChildren<QLabel *>())
        QTRY_VERIFY2(label->heightForWidth(label->width()) <= label->height(), qPrintable(label->text()));
    QCOMPARE(m_panel->width(), width);
    QVERIFY2(m_panel->minimumSizeHint().width() <= width, qPrintable(QString::number(m_panel->minimumSizeHint().width())));
}

void TestFindingsPanel::keepsTheNoteWhenAVerdictFollowsIt()
{
    m_source->failure = gone;
    writeNote(0, QStringLiteral("see annex"));
    QTRY_VERIFY(!unsaved().isEmpty());
    QTest::keyClick(list(), Qt::Key_W);
    QTRY_VERIFY(shown(0, FindingsModel::UnsavedRole).toBool());
    QCOMPARE(shown(0, FindingsModel::NoteRole).toString(), QStringLiteral("see annex"));
    m_source->failure.reset();
    answer(QStringLiteral("Retry"));
    QTRY_COMPARE(stored(0).note, QStringLiteral("see annex"));
    QCOMPARE(int(stored(0).judgement), int(Judgement::Wrong));
}

void TestFindingsPanel::letsADraftBeTakenBack()
{
    std::vector<GivenVerdict> steps;
    connect(m_panel.get(), &FindingsPanel::judged, this, [&](const GivenVerdict &step) { steps.push_back(step); });
    m_source->failure = gone;
    writeNote(0, QStringLiteral("never mind"));
    QTRY_VERIFY(!unsaved().isEmpty());
    answer(QStringLiteral("Discard"));
    QTRY_VERIFY(unsaved().isEmpty());
    QVERIFY(shown(0, FindingsModel::NoteRole).toString().isEmpty());
    writeNote(0, QStringLiteral("undone"));
    QTRY_VERIFY(!unsaved().isEmpty());
    QVERIFY(m_panel->replaceVerdicts(steps.back().takenBack()));
    QVERIFY(unsaved().isEmpty());
    QVERIFY(m_panel->state().value(QStringLiteral("drafts")).toList().isEmpty()); // not even the taking back
    QVERIFY(shown(0, FindingsModel::NoteRole).toString().isEmpty());
}

void TestFindingsPanel::asksWhoseNoteStays()
{
    for (const bool isMine : {false, true}) {
        m_source->find(m_id)->analyses.back().findings[0].verdict = {Judgement::None, QStringLiteral("theirs"), QStringLiteral("bob"), {}};
        writeNote(0, QStringLiteral("mine"));
        QTRY_VERIFY(unsaved().contains(QStringLiteral("bob wrote another note")));
        QVERIFY(unsaved().contains(QStringLiteral("theirs")) && unsaved().contains(QStringLiteral("mine")));
        QCOMPARE(stored(0).note, QStringLiteral("theirs"));
        answer(isMine ? QStringLiteral("Save mine") : QStringLiteral("Keep theirs"));
        QTRY_COMPARE(stored(0).note, isMine ? QStringLiteral("mine") : QStringLiteral("theirs"));
        QTRY_VERIFY(unsaved().isEmpty());
        QTRY_COMPARE(shown(0, FindingsModel::NoteRole).toString(), stored(0).note);
        m_source->find(m_id)->analyses.back().findings[0].verdict = {};
        m_panel->refresh();
        QTRY_VERIFY(shown(0, FindingsModel::NoteRole).toString().isEmpty());
    }
}

void TestFindingsPanel::aNoteGoesOnThroughAnotherAnalysisOfItsFinding()
{
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QTest::keyClick(list(), Qt::Key_N);
    auto *note = m_panel->findChild<QLineEdit *>();
    note->setText(QStringLiteral("half writ"));
    Analysis next = sampleAnalysis().analysis;
    next.id.value = QUuid::createUuid();
    std::swap(next.findings[0].category, next.findings[2].category);
    std::swap(next.findings[0].evidence, next.findings[2].evidence);
    m_source->putAnalysis(m_id, next);
    m_panel->refresh();
    QTRY_COMPARE(m_panel->analysis()->id, next.id);
    QVERIFY(note->isVisible());
    note->setText(QStringLiteral("half written"));
    QTest::keyClick(note, Qt::Key_Return);
    QTRY_COMPARE(stored(2).note, QStringLiteral("half written"));
    QVERIFY(stored(0).note.isEmpty());
}

void TestFindingsPanel::whatWasWrittenOfAnotherDocumentIsKept()
{
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QTest::keyClick(list(), Qt::Key_N);
    m_panel->findChild<QLineEdit *>()->setText(QStringLiteral("not yet stored"));
    Analysis analysis = sampleAnalysis().analysis;
    analysis.id.value = QUuid::createUuid();
    const DocumentId other = m_source->put(QStringLiteral("other.pdf"), {sampleAnalysis().pages.front().text});
    m_source->putAnalysis(other, analysis);
    m_source->failure = gone;
    m_panel->setDocument(m_source->find(other)->document);
    QTRY_VERIFY(!m_panel->findChild<QLineEdit *>()->isVisible());
    QVERIFY(unsaved().isEmpty()); // it is of the other one
    m_source->failure.reset();
    m_panel->setDocument(m_source->find(m_id)->document);
    QTRY_COMPARE(stored(0).note, QStringLiteral("not yet stored"));
}

void TestFindingsPanel::listsWhatIsNoLongerFoundAndLeadsToItsWords()
{
    Analysis next = sampleAnalysis().analysis;
    next.id.value = QUuid::createUuid();
    next.lostVerdicts = {sampleLostVerdict()};
    m_source->putAnalysis(m_id, next);
    m_panel->refresh();
    QTRY_COMPARE(list()->model()->rowCount(), 12);
    std::vector<TextRange> wanted;
    connect(m_panel.get(), &FindingsPanel::wordsWanted, this, [&](const TextRange &range) { wanted.push_back(range); });
    list()->setCurrentIndex(list()->model()->index(11, 0));
    QTest::keyClick(list(), Qt::Key_Return);
    QCOMPARE(wanted, std::vector<TextRange>{sampleLostVerdict().evidence.range});
    QTest::keyClick(list(), Qt::Key_R); // what is not there cannot be judged
    QTest::keyClick(list(), Qt::Key_N);
    QVERIFY(!m_panel->findChild<QLineEdit *>()->isVisible());
}

void TestFindingsPanel::saysThatItMayBeOutOfDate()
{
    m_source->failure = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("gone")};
    m_panel->refresh();
    QTRY_VERIFY(notice().contains(QStringLiteral("out of date")));
    QCOMPARE(list()->model()->rowCount(), 10);
    m_source->failure.reset();
    m_panel->refresh();
    QTRY_VERIFY(notice().isEmpty());
}

void TestFindingsPanel::goesOnToTheNextFindingAfterAVerdict()
{
    std::vector<int> chosen;
    connect(m_panel.get(), &FindingsPanel::findingChosen, this, [&](const Finding &finding) { chosen.push_back(finding.number); });
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QTest::keyClick(list(), Qt::Key_R);
    QCOMPARE(list()->currentIndex().row(), 3);
    QTest::keyClick(list(), Qt::Key_W);
    QCOMPARE(list()->currentIndex().row(), 7); // over the risk that no words show
    QCOMPARE(chosen, (std::vector<int>{1, 2}));
    QTRY_COMPARE(int(stored(0).judgement), int(Judgement::Right));
    QTRY_COMPARE(int(stored(1).judgement), int(Judgement::Wrong));
}

void TestFindingsPanel::staysWhereAVerdictIsTakenBackAndAtTheLastFinding()
{
    list()->setCurrentIndex(list()->model()->index(7, 0));
    QTest::keyClick(list(), Qt::Key_R);
    QCOMPARE(list()->currentIndex().row(), 7); // not around the end
    QTRY_COMPARE(int(stored(2).judgement), int(Judgement::Right));
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QTest::keyClick(list(), Qt::Key_R);
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QTest::keyClick(list(), Qt::Key_R);
    QCOMPARE(list()->currentIndex().row(), 1);
    QTRY_COMPARE(int(stored(0).judgement), int(Judgement::None));
}

void TestFindingsPanel::showsTheWordsOfEachCardThatAKeyComesTo()
{
    std::vector<int> chosen;
    connect(m_panel.get(), &FindingsPanel::findingChosen, this, [&](const Finding &finding) { chosen.push_back(finding.number); });
    m_panel->activateWindow();
    list()->setFocus();
    QTRY_COMPARE(list()->currentIndex().row(), 1); // made so by the focus alone
    QVERIFY(chosen.empty());
    QTest::keyClick(list(), Qt::Key_Down);
    QCOMPARE(chosen, (std::vector<int>{0}));
    QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Up);
    QCOMPARE(chosen, (std::vector<int>{0, 1, 0}));
    QTest::keyClick(list(), Qt::Key_Up); // there is none above
    QCOMPARE(int(chosen.size()), 3);
}

void TestFindingsPanel::aCardThatWasOnlySelectedMovesNoPage()
{
    QSignalSpy chosen(m_panel.get(), &FindingsPanel::findingChosen);
    m_panel->selectFinding(2); // its words were clicked: they are on the screen
    QCOMPARE(int(chosen.size()), 0);
}

DocumentId TestFindingsPanel::addLong(const QString &name)
{
    const SampleAnalysis sample = sampleAnalysis();
    const DocumentId id = m_source->put(name, {sample.pages.front().text});
    Analysis analysis = sample.analysis;
    analysis.id.value = QUuid::createUuid();
    for (int number = 3; number < 40; ++number) {
        Finding finding = analysis.findings.back();
        finding.number = number;
        finding.category = QStringLiteral("Clause %1").arg(number);
        analysis.findings.push_back(finding);
    }
    m_source->putAnalysis(id, analysis);
    return id;
}

void TestFindingsPanel::show(DocumentId id)
{
    m_panel->setDocument(m_source->find(id)->document);
    QTRY_VERIFY(m_panel->analysis() && m_panel->analysis()->documentId == id);
    QTRY_VERIFY(m_panel->isSettled());
    m_panel->grab(); // laid out
}

void TestFindingsPanel::everyDocumentOpensAtTheTopOfItsFindings()
{
    const DocumentId first = addLong(QStringLiteral("first.pdf"));
    const DocumentId second = addLong(QStringLiteral("second.pdf"));
    show(first);
    list()->scrollToBottom();
    m_panel->grab();
    QVERIFY(list()->verticalScrollBar()->value() > 500);
    show(second);
    QCOMPARE(list()->verticalScrollBar()->value(), 0);
    QVERIFY(list()->viewport()->rect().contains(list()->visualRect(list()->model()->index(1, 0)))); // the high risk
    QVERIFY(!list()->currentIndex().isValid());
    Analysis again = m_source->find(second)->analyses.back(); // analysed anew: its findings are others
    list()->scrollToBottom();
    again.id.value = QUuid::createUuid();
    m_source->putAnalysis(second, again);
    m_panel->refresh();
    QTRY_COMPARE(m_panel->analysis()->id, again.id);
    m_panel->grab();
    QCOMPARE(list()->verticalScrollBar()->value(), 0);
}

void TestFindingsPanel::returnsToWhereTheFindingsOfADocumentWereLeft()
{
    const DocumentId first = addLong(QStringLiteral("first.pdf"));
    const DocumentId second = addLong(QStringLiteral("second.pdf"));
    show(first);
    m_panel->selectFinding(17);
    m_panel->grab();
    const int row = list()->currentIndex().row();
    const int top = list()->visualRect(list()->currentIndex()).top();
    QSignalSpy chosen(m_panel.get(), &FindingsPanel::findingChosen);
    show(second);
    show(first);
    QCOMPARE(list()->currentIndex().row(), row);
    QVERIFY2(std::abs(list()->visualRect(list()->currentIndex()).top() - top) <= 1,
             qPrintable(QString::number(list()->visualRect(list()->currentIndex()).top())));
    QCOMPARE(int(chosen.size()), 0); // the pages, too, are where they were left
}

/// One risk in five places, and a clause after it.
void TestFindingsPanel::judgeRepeated()
{
    Analysis analysis = sampleAnalysis().analysis;
    analysis.id.value = QUuid::createUuid();
    for (int number = 3; number < 7; ++number) {
        Finding finding = analysis.findings[0];
        finding.number = number;
        analysis.findings.push_back(finding);
        analysis.risks[0].findings.push_back(number);
    }
    analysis.findings[4].verdict.note = QStringLiteral("mine");
    m_source->putAnalysis(m_id, analysis);
    m_panel->refresh();
    QTRY_COMPARE(m_panel->analysis()->id, analysis.id);
    m_panel->grab();
    list()->setCurrentIndex(list()->model()->index(1, 0));
}

int TestFindingsPanel::countStored(Judgement judgement) const
{
    const auto &findings = m_source->find(m_id)->analyses.back().findings;
    return int(std::count_if(findings.begin(), findings.end(), [&](const Finding &finding) { return finding.verdict.judgement == judgement; }));
}

void TestFindingsPanel::oneVerdictHoldsForAllPassagesAndIsTakenBackAtOnce()
{
    judgeRepeated();
    std::vector<GivenVerdict> steps;
    connect(m_panel.get(), &FindingsPanel::judged, this, [&](const GivenVerdict &step) { steps.push_back(step); });
    QTest::keyClick(list(), Qt::Key_W);
    QTRY_COMPARE(countStored(Judgement::Wrong), 5);
    QCOMPARE(stored(4).note, QStringLiteral("mine")); // a note is its passage's own
    QCOMPARE(list()->currentIndex().row(), 3);
    QCOMPARE(steps.size(), size_t(1));
    QCOMPARE(steps[0].changes.size(), size_t(5));
    QVERIFY(m_panel->replaceVerdicts(steps[0].takenBack()));
    QTRY_COMPARE(countStored(Judgement::Wrong), 0);
    QCOMPARE(list()->currentIndex().row(), 1);
    QTest::keyClick(list(), Qt::Key_R);
    QTRY_COMPARE(countStored(Judgement::Right), 5);
    QVERIFY(!m_panel->replaceVerdicts(steps[0])); // it says something else by now, so all stay
    QCOMPARE(countStored(Judgement::Right), 5);
}

void TestFindingsPanel::onePassageCanBeJudgedAlone()
{
    judgeRepeated();
    std::vector<int> chosen;
    connect(m_panel.get(), &FindingsPanel::findingChosen, this, [&](const Finding &finding) { chosen.push_back(finding.number); });
    QTest::keyClick(list(), Qt::Key_R, Qt::ShiftModifier);
    QTest::keyClick(list(), Qt::Key_W, Qt::ShiftModifier);
    QTRY_COMPARE(countStored(Judgement::Right), 1);
    QTRY_COMPARE(countStored(Judgement::Wrong), 1);
    QCOMPARE(chosen, (std::vector<int>{3, 4})); // on to the next passage of the card
    QCOMPARE(list()->currentIndex().row(), 1);
    m_panel->selectFinding(6);
    QTest::keyClick(list(), Qt::Key_R, Qt::ShiftModifier);
    QCOMPARE(list()->currentIndex().row(), 3); // there was no passage left
    m_panel->selectFinding(0);
    QTest::keyClick(list(), Qt::Key_W); // what was said of some gives way to what is said of all
    QTRY_COMPARE(countStored(Judgement::Wrong), 5);
}

void TestFindingsPanel::stepsThroughPassagesByKeysAndByMouse()
{
    judgeRepeated();
    std::vector<int> chosen;
    connect(m_panel.get(), &FindingsPanel::findingChosen, this, [&](const Finding &finding) { chosen.push_back(finding.number); });
    QTest::keyClick(list(), Qt::Key_Left); // there is none before
    QTest::keyClick(list(), Qt::Key_Right);
    QTest::keyClick(list(), Qt::Key_Right);
    QTest::keyClick(list(), Qt::Key_Left);
    QCOMPARE(chosen, (std::vector<int>{3, 4, 3}));
    chosen.clear();
    m_panel->grab();
    // The arrows stand at both ends of "Passage 2 of 5", in the line above the card's last one; another passage may have a note.
    const auto clickUntil = [&](int number, int firstX) {
        const QRect card = list()->visualRect(list()->model()->index(1, 0));
        const int y = card.bottom() - 22 - QFontMetrics(theme::font()).lineSpacing() - 5;
        for (int x = card.left() + firstX; x < card.right() && (chosen.empty() || chosen.back() != number); x += 6)
            QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, QPoint(x, y)); // a click on the card shows what it shows
        return chosen.back();
    };
    QCOMPARE(clickUntil(4, 46), 4);
    m_panel->grab();
    QCOMPARE(clickUntil(3, 4), 3);
}

void TestFindingsPanel::saysOfWhatIsNoContractThatItDoesNotLookLikeOne()
{
    Analysis analysis = sampleAnalysis().analysis;
    analysis.id.value = QUuid::createUuid();
    analysis.findings.clear();
    analysis.risks.clear();
    analysis.categories.clear();
    m_source->putAnalysis(m_id, analysis);
    m_panel->refresh();
    QTRY_VERIFY(notice().contains(QStringLiteral("does not look like a contract")));
    QCOMPARE(list()->model()->rowCount(), 0);
}

void TestFindingsPanel::offersThePictureForALook()
{
    const QString folder = qEnvironmentVariable("LECTERN_PICTURES");
    if (folder.isEmpty())
        QSKIP("LECTERN_PICTURES names no folder");
    Analysis next = sampleAnalysis().analysis;
    next.id.value = QUuid::createUuid();
    next.lostVerdicts = {sampleLostVerdict()};
    m_source->putAnalysis(m_id, next);
    m_panel->refresh();
    QTRY_COMPARE(list()->model()->rowCount(), 12);
    m_source->changeFailure = gone;
    writeNote(0, QStringLiteral("Ask the client for a cap of one year's fees."));
    QTRY_VERIFY(!unsaved().isEmpty());
    for (const int width : {380, 300}) {
        m_panel->resize(width, 1'000);
        list()->setCurrentIndex(list()->model()->index(width == 380 ? 1 : 11, 0));
        QTest::qWait(20);
        QVERIFY(m_panel->grab().save(folder + QStringLiteral("/drafts-%1.png").arg(width)));
    }
    m_source->changeFailure.reset();
    judgeRepeated();
    QTest::keyClick(list(), Qt::Key_R, Qt::ShiftModifier);
    QTest::keyClick(list(), Qt::Key_W, Qt::ShiftModifier);
    QTest::keyClick(list(), Qt::Key_Left);
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        theme::apply(mode);
        QTest::qWait(1); // laid out again
        QVERIFY(m_panel->grab().save(folder + QStringLiteral("/findings-") + nameOf(mode) + QStringLiteral(".png")));
    }
    theme::apply(ThemeMode::Light);
    m_panel->resize(m_panel->minimumSizeHint().width(), 700);
    QTest::qWait(1);
    QVERIFY(m_panel->grab().save(folder + QStringLiteral("/findings-narrow.png")));
}

QTEST_MAIN(TestFindingsPanel)
#include "tst_findings_panel.moc"
