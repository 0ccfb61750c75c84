// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/documents/findings/shown_findings.h"
#include "ui/kit/look/theme.h"

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

class TestFindingsPanel : public ShownFindings
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }
    void init() { open(); }

    void showsCardsUnderHeadings()
    {
        QCOMPARE(list()->model()->rowCount(), 10);
        QVERIFY(shownText().contains(QStringLiteral("A supply agreement under the law of Delaware.")));
        QVERIFY(shownText().contains(QStringLiteral("builtin 1.0")));
    }

    void judgesByAClickOnTheWord()
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

    void tellsOfAVerdictSoThatItCanBeTakenBack()
    {
        std::vector<GivenVerdict> steps;
        connect(&m_panel->session(), &FindingsSession::judged, this, [&](const GivenVerdict &step) { steps.push_back(step); });
        list()->setCurrentIndex(list()->model()->index(1, 0));
        QTest::keyClick(list(), Qt::Key_R);
        QCOMPARE(steps.size(), size_t(1));
        QCOMPARE(steps[0].changes.size(), size_t(1));
        QCOMPARE(int(steps[0].changes[0].before.judgement), int(Judgement::None));
        QCOMPARE(int(steps[0].changes[0].after.judgement), int(Judgement::Right));
        QTRY_COMPARE(int(stored(0).judgement), int(Judgement::Right));
        QVERIFY(m_panel->session().replace(steps[0].takenBack()));
        QTRY_COMPARE(int(stored(0).judgement), int(Judgement::None));
        QCOMPARE(steps.size(), size_t(1));                          // taking back is no step of its own
        QVERIFY(!m_panel->session().replace(steps[0].takenBack())); // it says something else by now
    }

    void opensTheCardOfWordsThatWereClickedOnThePage()
    {
        m_panel->selectFinding(2);
        QCOMPARE(list()->currentIndex().row(), 7);
        m_panel->selectFinding(1'000);
        QCOMPARE(list()->currentIndex().row(), 7);
    }

    void walksBackAndShowsWhatIsClicked()
    {
        std::vector<int> chosen;
        connect(m_panel.get(), &FindingsPanel::findingChosen, this, [&](const Finding &finding) { chosen.push_back(finding.number); });
        press(QStringLiteral("Previous finding"));
        press(QStringLiteral("Previous finding"));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualRect(list()->model()->index(1, 0)).topLeft() + QPoint(30, 12));
        QCOMPARE(chosen, (std::vector<int>{2, 1, 0}));
    }

    void listsWhatIsNoLongerFoundAndLeadsToItsWords()
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

    void aCardThatWasOnlySelectedMovesNoPage()
    {
        QSignalSpy chosen(m_panel.get(), &FindingsPanel::findingChosen);
        m_panel->selectFinding(2); // its words were clicked: they are on the screen
        QCOMPARE(int(chosen.size()), 0);
    }

    void oneVerdictHoldsForAllPassagesAndIsTakenBackAtOnce()
    {
        judgeRepeated();
        std::vector<GivenVerdict> steps;
        connect(&m_panel->session(), &FindingsSession::judged, this, [&](const GivenVerdict &step) { steps.push_back(step); });
        QTest::keyClick(list(), Qt::Key_W);
        QTRY_COMPARE(countStored(Judgement::Wrong), 5);
        QCOMPARE(stored(4).note, QStringLiteral("mine")); // a note is its passage's own
        QCOMPARE(list()->currentIndex().row(), 3);
        QCOMPARE(steps.size(), size_t(1));
        QCOMPARE(steps[0].changes.size(), size_t(5));
        QVERIFY(m_panel->session().replace(steps[0].takenBack()));
        QTRY_COMPARE(countStored(Judgement::Wrong), 0);
        QCOMPARE(list()->currentIndex().row(), 1);
        QTest::keyClick(list(), Qt::Key_R);
        QTRY_COMPARE(countStored(Judgement::Right), 5);
        QVERIFY(!m_panel->session().replace(steps[0])); // it says something else by now, so all stay
        QCOMPARE(countStored(Judgement::Right), 5);
    }

    void offersThePictureForALook()
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
};

QTEST_MAIN(TestFindingsPanel)
#include "tst_findings_panel.moc"
