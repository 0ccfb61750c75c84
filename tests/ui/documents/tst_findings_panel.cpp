// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_document_source.h"
#include "tests/support/sample_analysis.h"
#include "ui/documents/findings_panel.h"
#include "ui/notice_bar.h"
#include "ui/theme.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace lectern;

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
    void saysThatAVerdictWasNotStored();
    void saysThatItMayBeOutOfDate();
    void offersThePictureForALook();

private:
    [[nodiscard]] QListView *list() const { return m_panel->findChild<QListView *>(); }
    [[nodiscard]] Verdict stored(int finding) const { return m_source->find(m_id)->analyses.back().findings[size_t(finding)].verdict; }
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] QString notice() const
    {
        const auto *bar = m_panel->findChild<NoticeBar *>();
        return bar->isVisible() ? bar->text() : QString();
    }
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
    QTest::keyClick(list(), Qt::Key_W);
    QTRY_COMPARE(int(stored(0).judgement), int(Judgement::Wrong));
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
    QCOMPARE(int(steps[0].before.judgement), int(Judgement::None));
    QCOMPARE(int(steps[0].after.judgement), int(Judgement::Right));
    QTRY_COMPARE(int(stored(0).judgement), int(Judgement::Right));
    QVERIFY(m_panel->replaceVerdict(steps[0].analysis, 0, steps[0].after, steps[0].before));
    QTRY_COMPARE(int(stored(0).judgement), int(Judgement::None));
    QCOMPARE(steps.size(), size_t(1)); // taking back is no step of its own
    QVERIFY(!m_panel->replaceVerdict(steps[0].analysis, 0, steps[0].after, steps[0].before)); // it says something else by now
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
    QTest::qWait(0);
    QCOMPARE(int(stored(0).judgement), int(Judgement::None));
    QVERIFY(!m_panel->findChild<QLineEdit *>()->isVisible());
}

void TestFindingsPanel::keepsTheNoteBesideTheVerdict()
{
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QTest::keyClick(list(), Qt::Key_R);
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

void TestFindingsPanel::saysThatAVerdictWasNotStored()
{
    list()->setCurrentIndex(list()->model()->index(1, 0));
    m_source->failure = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("gone")};
    QTest::keyClick(list(), Qt::Key_R);
    QTRY_VERIFY(notice().contains(QStringLiteral("The verdict was not stored")));
    QCOMPARE(list()->model()->index(1, 0).data(FindingsModel::JudgementRole).toInt(), int(Judgement::None));
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

void TestFindingsPanel::offersThePictureForALook()
{
    const QString folder = qEnvironmentVariable("LECTERN_PICTURES");
    if (folder.isEmpty())
        QSKIP("LECTERN_PICTURES names no folder");
    list()->setCurrentIndex(list()->model()->index(1, 0));
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        theme::apply(mode);
        QTest::qWait(1); // laid out again
        QVERIFY(m_panel->grab().save(folder + QStringLiteral("/findings-") + nameOf(mode) + QStringLiteral(".png")));
    }
    theme::apply(ThemeMode::Light);
}

QTEST_MAIN(TestFindingsPanel)
#include "tst_findings_panel.moc"
