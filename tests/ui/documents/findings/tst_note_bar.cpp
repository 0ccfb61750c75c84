// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/documents/findings/shown_findings.h"
#include "ui/kit/look/theme.h"

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

class TestNoteBar : public ShownFindings
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }
    void init() { open(); }

    void takesANote()
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

    void leavesANoteByEscape()
    {
        list()->setCurrentIndex(list()->model()->index(1, 0));
        QTest::keyClick(list(), Qt::Key_N);
        auto *note = m_panel->findChild<QLineEdit *>();
        note->setText(QStringLiteral("never mind"));
        QTest::keyClick(note, Qt::Key_Escape);
        QVERIFY(!note->isVisible());
        QVERIFY(stored(0).note.isEmpty());
    }

    void keepsTheNoteBesideTheVerdict()
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

    void aNoteStaysWithTheFindingItWasBegunFor()
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

    void anotherDocumentClosesTheNote()
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
        QTRY_VERIFY(m_panel->session().analysis() && m_panel->session().analysis()->documentId == other);
        QVERIFY(!note->isVisible());
    }

    void aNoteGoesOnThroughAnotherAnalysisOfItsFinding()
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
        QTRY_COMPARE(m_panel->session().analysis()->id, next.id);
        QVERIFY(note->isVisible());
        note->setText(QStringLiteral("half written"));
        QTest::keyClick(note, Qt::Key_Return);
        QTRY_COMPARE(stored(2).note, QStringLiteral("half written"));
        QVERIFY(stored(0).note.isEmpty());
    }

    void whatWasWrittenOfAnotherDocumentIsKept()
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
        QVERIFY(unsaved().isEmpty()); // the draft belongs to the other document
        m_source->failure.reset();
        m_panel->setDocument(m_source->find(m_id)->document);
        QTRY_COMPARE(stored(0).note, QStringLiteral("not yet stored"));
    }
};

QTEST_MAIN(TestNoteBar)
#include "tst_note_bar.moc"
