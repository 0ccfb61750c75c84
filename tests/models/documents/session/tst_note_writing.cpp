// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/session/note_writing.h"
#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/sample_analysis.h"

#include <QTest>

using namespace lectern;
using namespace lectern::models;

class TestNoteWriting : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeDocumentSource> m_source;
    std::unique_ptr<FindingsSession> m_session;
    std::unique_ptr<NoteWriting> m_writing;
    DocumentId m_id;

    [[nodiscard]] QString stored(int finding) const { return m_source->find(m_id)->analyses.back().findings[size_t(finding)].verdict.note; }
    [[nodiscard]] std::vector<VerdictDraft> drafts() const { return m_session->detail().drafts().all(); }
    void put(const Analysis &analysis)
    {
        m_source->putAnalysis(m_id, analysis);
        m_session->detail().refresh();
        QTRY_COMPARE(m_session->analysis()->id, analysis.id);
    }
    [[nodiscard]] static Analysis another()
    {
        Analysis analysis = sampleAnalysis().analysis;
        analysis.id.value = QUuid::createUuid();
        return analysis;
    }

private Q_SLOTS:
    void init()
    {
        m_writing.reset();
        m_session.reset();
        m_source = std::make_unique<FakeDocumentSource>();
        m_id = m_source->put(QStringLiteral("supply.pdf"), {sampleAnalysis().pages.front().text});
        m_source->putAnalysis(m_id, sampleAnalysis().analysis);
        m_session = std::make_unique<FindingsSession>(*m_source, *m_source);
        m_writing = std::make_unique<NoteWriting>(*m_session);
        m_session->detail().setDocument(m_source->find(m_id)->document);
        QTRY_VERIFY(m_session->analysis());
    }

    void beginsWithWhatIsNotedAndKeepsTheVerdict()
    {
        QCOMPARE(m_writing->begin(0), std::nullopt); // a heading
        QCOMPARE(m_writing->begin(1), std::optional(QString()));
        m_session->judge(1, Judgement::Right, FindingsSession::Scope::Card);
        m_writing->store(QStringLiteral("see annex"));
        QTRY_COMPARE(stored(0), QStringLiteral("see annex"));
        QCOMPARE(int(m_source->find(m_id)->analyses.back().findings[0].verdict.judgement), int(Judgement::Right));
        QCOMPARE(m_writing->begin(1), std::optional(QStringLiteral("see annex")));
    }

    void nothingIsStoredOnceItHasEnded()
    {
        QVERIFY(m_writing->begin(1));
        m_writing->end();
        m_writing->store(QStringLiteral("too late"));
        QVERIFY(!m_writing->leaveIfGone(QStringLiteral("too late")));
        QVERIFY(drafts().empty());
    }

    void goesOnThroughAnotherAnalysisThatFindsIt()
    {
        QVERIFY(m_writing->begin(1));
        Analysis next = another();
        std::swap(next.findings[0].category, next.findings[2].category);
        std::swap(next.findings[0].evidence, next.findings[2].evidence);
        put(next);
        QVERIFY(!m_writing->leaveIfGone(QStringLiteral("half writ")));
        m_writing->store(QStringLiteral("half written"));
        QTRY_COMPARE(stored(2), QStringLiteral("half written"));
        QVERIFY(stored(0).isEmpty());
    }

    void whatWasWrittenOfAFindingThatIsGoneWaits()
    {
        QVERIFY(m_writing->begin(1));
        m_session->detail().setDocument(std::nullopt);
        QVERIFY(m_writing->leaveIfGone(QStringLiteral("not yet stored")));
        QCOMPARE(drafts().size(), size_t(1));
        QCOMPARE(drafts()[0].after.note, QStringLiteral("not yet stored"));
        QCOMPARE(drafts()[0].state, VerdictDraft::State::Waiting);
        QVERIFY(!m_writing->leaveIfGone(QStringLiteral("again")));
        QCOMPARE(drafts().size(), size_t(1));
    }

    void whatWasNotTouchedIsNoDraft()
    {
        QVERIFY(m_writing->begin(1));
        m_session->detail().setDocument(std::nullopt);
        QVERIFY(m_writing->leaveIfGone({}));
        QVERIFY(drafts().empty());
    }
};

QTEST_GUILESS_MAIN(TestNoteWriting)
#include "tst_note_writing.moc"
