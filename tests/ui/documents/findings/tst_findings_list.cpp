// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/documents/findings/shown_findings.h"
#include "ui/kit/look/theme.h"

#include <QScrollBar>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

class TestFindingsList : public ShownFindings
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }
    void init() { open(); }

    void sendsTheReaderToTheWordsByEnterAndByKey()
    {
        std::vector<int> chosen;
        connect(m_panel.get(), &FindingsPanel::findingChosen, this, [&](const Finding &finding) { chosen.push_back(finding.number); });
        list()->setFocus();
        list()->setCurrentIndex(list()->model()->index(3, 0));
        QTest::keyClick(list(), Qt::Key_Return);
        for (QAction *action : m_panel->actions().all()) {
            if (action->shortcut() == QKeySequence(Qt::Key_F8))
                action->trigger();
        }
        QCOMPARE(chosen, (std::vector<int>{1, 2}));
    }

    void judgesByOneKey()
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

    void hearsNoKeyWithCtrl()
    {
        list()->setCurrentIndex(list()->model()->index(1, 0));
        QTest::keyClick(list(), Qt::Key_W, Qt::ControlModifier);
        QTest::keyClick(list(), Qt::Key_R, Qt::ControlModifier);
        QTest::keyClick(list(), Qt::Key_N, Qt::ControlModifier);
        settle();
        QCOMPARE(int(stored(0).judgement), int(Judgement::None));
        QVERIFY(!m_panel->findChild<QLineEdit *>()->isVisible());
    }

    void showsTheWordsOfEachCardThatAKeyComesTo()
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

    void goesOnToTheNextFindingAfterAVerdict()
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

    void staysWhereAVerdictIsTakenBackAndAtTheLastFinding()
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

    void onePassageCanBeJudgedAlone()
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

    void stepsThroughPassagesByKeysAndByMouse()
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

    void everyDocumentOpensAtTheTopOfItsFindings()
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
        QTRY_COMPARE(m_panel->session().analysis()->id, again.id);
        m_panel->grab();
        QCOMPARE(list()->verticalScrollBar()->value(), 0);
    }

    void returnsToWhereTheFindingsOfADocumentWereLeft()
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
};

QTEST_MAIN(TestFindingsList)
#include "tst_findings_list.moc"
