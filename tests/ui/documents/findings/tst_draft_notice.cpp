// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/documents/findings/shown_findings.h"
#include "ui/kit/look/theme.h"

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

class TestDraftNotice : public ShownFindings
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }
    void init() { open(); }

    void saysThatAVerdictIsNotSavedYet()
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

    void keepsANoteWhilePostgresIsAwayAndAfterARestart()
    {
        QSignalSpy changed(&m_panel->session(), &FindingsSession::stateChanged);
        m_source->failure = gone;
        writeNote(0, QStringLiteral("ask the client"));
        QVERIFY(!changed.isEmpty());
        const QVariantMap atOnce = m_panel->session().state(); // before anybody knows that it cannot be stored
        QTRY_VERIFY(unsaved().contains(QStringLiteral("ask the client")));
        QCOMPARE(shown(0, FindingsModel::NoteRole).toString(), QStringLiteral("ask the client"));
        m_panel = std::make_unique<FindingsPanel>(*m_source, *m_source);
        m_panel->session().restoreState(atOnce);
        m_source->failure.reset();
        m_source->changeFailure = gone;
        m_panel->show();
        m_panel->setDocument(m_source->find(m_id)->document);
        QTRY_VERIFY(m_panel->session().analysis());
        QTRY_VERIFY(unsaved().contains(QStringLiteral("ask the client")));
        QCOMPARE(shown(0, FindingsModel::NoteRole).toString(), QStringLiteral("ask the client"));
        QVERIFY(stored(0).note.isEmpty());
        m_source->changeFailure.reset();
        answer(QStringLiteral("Retry"));
        QTRY_COMPARE(stored(0).note, QStringLiteral("ask the client"));
        QTRY_VERIFY(unsaved().isEmpty());
        QTRY_VERIFY(m_panel->session().state().value(QStringLiteral("drafts")).toList().isEmpty());
    }

    void aNoteOfOneLongWordMakesThePanelNoWider()
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

    void keepsTheNoteWhenAVerdictFollowsIt()
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

    void letsADraftBeTakenBack()
    {
        std::vector<GivenVerdict> steps;
        connect(&m_panel->session(), &FindingsSession::judged, this, [&](const GivenVerdict &step) { steps.push_back(step); });
        m_source->failure = gone;
        writeNote(0, QStringLiteral("never mind"));
        QTRY_VERIFY(!unsaved().isEmpty());
        answer(QStringLiteral("Discard"));
        QTRY_VERIFY(unsaved().isEmpty());
        QVERIFY(shown(0, FindingsModel::NoteRole).toString().isEmpty());
        writeNote(0, QStringLiteral("undone"));
        QTRY_VERIFY(!unsaved().isEmpty());
        QVERIFY(m_panel->session().replace(steps.back().takenBack()));
        QVERIFY(unsaved().isEmpty());
        QVERIFY(m_panel->session().state().value(QStringLiteral("drafts")).toList().isEmpty()); // not even the taking back
        QVERIFY(shown(0, FindingsModel::NoteRole).toString().isEmpty());
    }

    void asksWhoseNoteStays()
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
};

QTEST_MAIN(TestDraftNotice)
#include "tst_draft_notice.moc"
