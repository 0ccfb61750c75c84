// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/verdict_drafts.h"
#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/sample_analysis.h"

#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::models;
using State = VerdictDraft::State;

class TestVerdictDrafts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_drafts.reset();
        m_source = std::make_unique<FakeDocumentSource>();
        m_id = m_source->put(QStringLiteral("supply.pdf"), {sampleAnalysis().pages.front().text});
        m_source->putAnalysis(m_id, sampleAnalysis().analysis);
        m_drafts = std::make_unique<VerdictDrafts>(*m_source);
    }

    void isGoneOnceItIsStored()
    {
        const VerdictDraft draft = draftOf(1, QStringLiteral("mine"));
        m_drafts->keep(draft);
        QVERIFY(!m_drafts->findUnsaved(m_id)); // on its way
        m_drafts->noteStored(draft.analysis, draft.finding, draft.after);
        QVERIFY(m_drafts->all().empty());
    }

    void waitsAfterAFailureAndIsTriedAgain()
    {
        const VerdictDraft draft = draftOf(1, QStringLiteral("mine"));
        m_drafts->keep(draft);
        m_drafts->noteFailure(draft.analysis, draft.finding, draft.after, gone);
        QCOMPARE(m_drafts->findUnsaved(m_id)->state, State::Waiting);
        m_source->failure = gone;
        m_drafts->retry(false);
        QTRY_COMPARE(m_drafts->findUnsaved(m_id) ? m_drafts->findUnsaved(m_id)->state : State::OnItsWay, State::Waiting);
        m_source->failure.reset();
        QSignalSpy stored(m_drafts.get(), &VerdictDrafts::stored);
        m_drafts->retry(false);
        QTRY_COMPARE(stored.count(), 1);
        QVERIFY(m_drafts->all().empty());
        QCOMPARE(verdict(1).note, QStringLiteral("mine"));
    }

    void isTriedAgainOnlyWhenAskedIfItWasRefused()
    {
        const VerdictDraft draft = draftOf(1, QStringLiteral("mine"));
        m_drafts->keep(draft);
        m_drafts->noteFailure(draft.analysis, draft.finding, draft.after, {ErrorCode::Denied, FaultyPart::PostgreSql, {}});
        QCOMPARE(m_drafts->findUnsaved(m_id)->state, State::Refused);
        m_drafts->retry(false);
        QCOMPARE(m_drafts->findUnsaved(m_id)->state, State::Refused);
        m_drafts->retry(true);
        QTRY_VERIFY(m_drafts->all().empty());
        QCOMPARE(verdict(1).note, QStringLiteral("mine"));
    }

    void whatWasSaidSinceIsNotConcernedByAnOlderOutcome()
    {
        const VerdictDraft first = draftOf(1, QStringLiteral("first")), second = draftOf(1, QStringLiteral("second"));
        m_drafts->keep(first);
        m_drafts->keep(second);
        m_drafts->noteFailure(first.analysis, 1, first.after, gone);
        QVERIFY(!m_drafts->findUnsaved(m_id));
        m_drafts->noteStored(first.analysis, 1, first.after);
        QCOMPARE(m_drafts->all().size(), size_t(1));
        QCOMPARE(m_drafts->all()[0].after.note, QStringLiteral("second"));
        QCOMPARE(m_drafts->all()[0].before.note, QStringLiteral("first")); // so that one's own note is no dispute
    }

    void asksWhenSomebodyElseWroteMeanwhile()
    {
        const VerdictDraft draft = draftOf(1, QStringLiteral("mine"));
        m_drafts->keep(draft);
        m_drafts->noteFailure(draft.analysis, 1, draft.after, gone);
        m_source->find(m_id)->analyses.back().findings[1].verdict = {Judgement::None, QStringLiteral("theirs"), QStringLiteral("bob"), {}};
        m_drafts->retry(false);
        QTRY_COMPARE(m_drafts->findUnsaved(m_id) ? m_drafts->findUnsaved(m_id)->state : State::OnItsWay, State::Disputed);
        QCOMPARE(verdict(1).note, QStringLiteral("theirs"));
        m_drafts->retry(true);
        QCOMPARE(m_drafts->findUnsaved(m_id)->state, State::Disputed); // only the analyst decides
    }

    void outlivesTheWindow()
    {
        VerdictDraft draft = draftOf(2, QStringLiteral("a note\nof two lines"));
        draft.after.judgement = Judgement::Wrong;
        m_drafts->keep(draft);
        const QVariantList left = m_drafts->toVariant();
        VerdictDrafts next(*m_source);
        next.restore(left);
        const auto kept = next.findUnsaved(m_id);
        QVERIFY(kept);
        QCOMPARE(kept->state, State::Waiting);
        QCOMPARE(kept->after.note, draft.after.note);
        QCOMPARE(kept->after.judgement, Judgement::Wrong);
        QCOMPARE(kept->quote, draft.quote);
        next.restore(left); // twice is once
        QCOMPARE(next.all().size(), size_t(1));
        next.retry(false);
        QTRY_COMPARE(verdict(2).note, draft.after.note);
        next.restore({QVariantMap{{QStringLiteral("note"), QStringLiteral("of nothing")}}, QStringLiteral("rubbish")});
        QTRY_VERIFY(next.all().empty());
    }

    void whatStoodThereBeforeIsKnownAfterARestart()
    {
        m_source->find(m_id)->analyses.back().findings[1].verdict = {Judgement::Right, QStringLiteral("former"), QStringLiteral("bob"), {}};
        m_drafts->keep(draftOf(1, QStringLiteral("mine")));
        VerdictDrafts next(*m_source);
        next.restore(m_drafts->toVariant());
        next.retry(false);
        QTRY_COMPARE(verdict(1).note, QStringLiteral("mine")); // nobody has written since: no dispute
        QTRY_VERIFY(next.all().empty());
    }

    void aSecondWordIsSetAgainstWhatPostgresHas()
    {
        const VerdictDraft first = draftOf(1, QStringLiteral("first"));
        VerdictDraft second = draftOf(1, QStringLiteral("second"));
        second.before = first.after; // which the analyst saw
        m_drafts->keep(first);
        m_drafts->keep(second);
        m_drafts->noteFailure(first.analysis, 1, first.after, gone);
        m_drafts->noteFailure(second.analysis, 1, second.after, gone);
        m_source->find(m_id)->analyses.back().findings[1].verdict = first.before;
        m_drafts->retry(false);
        QTRY_COMPARE(verdict(1).note, QStringLiteral("second"));
        QTRY_VERIFY(m_drafts->all().empty());
    }

    void waitsAfterWhateverPassesByItself_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<State>("state");
        QTest::newRow("away") << ErrorCode::Unavailable << State::Waiting;
        QTest::newRow("too slow") << ErrorCode::Timeout << State::Waiting;
        QTest::newRow("given up") << ErrorCode::Cancelled << State::Waiting;
        QTest::newRow("another note") << ErrorCode::Conflict << State::Disputed;
        QTest::newRow("too long") << ErrorCode::InvalidRequest << State::Refused;
    }

    void waitsAfterWhateverPassesByItself()
    {
        QFETCH(ErrorCode, code);
        const VerdictDraft draft = draftOf(1, QStringLiteral("mine"));
        m_drafts->keep(draft);
        m_drafts->noteFailure(draft.analysis, 1, draft.after, {code, FaultyPart::PostgreSql, {}});
        QTEST(m_drafts->findUnsaved(m_id)->state, "state");
    }

    void goesOnToTheNextAnalysis()
    {
        const VerdictDraft draft = draftOf(1, QStringLiteral("mine"));
        m_drafts->keep(draft);
        m_drafts->noteFailure(draft.analysis, 1, draft.after, gone);
        Analysis next = sampleAnalysis().analysis;
        next.id.value = QUuid::createUuid();
        next.documentId = m_id;
        std::swap(next.findings[0], next.findings[1]);
        next.findings[0].number = 0;
        next.findings[1].number = 1;
        m_source->putAnalysis(m_id, next);
        m_drafts->moveTo(next);
        m_drafts->retry(false);
        QTRY_VERIFY(m_drafts->all().empty());
        QCOMPARE(m_source->find(m_id)->analyses.back().findings[0].verdict.note, QStringLiteral("mine"));
    }

    void ofEqualWordsItStaysWithThoseAtItsPlace_data()
    {
        QTest::addColumn<qint64>("shift"); // of the new analysis' text, from the place of the first to that of the second
        QTest::newRow("the text stands where it stood") << qint64(0);
        QTest::newRow("the first stands where the second stood") << qint64(1'000);
    }

    void ofEqualWordsItStaysWithThoseAtItsPlace()
    {
        QFETCH(qint64, shift);
        Analysis next = sampleAnalysis().analysis;
        next.id.value = QUuid::createUuid();
        next.documentId = m_id;
        Finding twin = next.findings[1];
        twin.number = int(next.findings.size());
        twin.evidence.range = {twin.evidence.range.start + 1'000, twin.evidence.range.end + 1'000};
        next.findings.push_back(twin);
        VerdictDraft first = draftOf(1, QStringLiteral("of the first")), second = first;
        second.finding = 12;
        second.start = twin.evidence.range.start;
        second.after.note = QStringLiteral("of the second");
        for (Finding *finding : {&next.findings[1], &next.findings.back()})
            finding->evidence.range = {finding->evidence.range.start + shift, finding->evidence.range.end + shift};
        for (const VerdictDraft &draft : {second, first}) {
            m_drafts->keep(draft);
            m_drafts->noteFailure(draft.analysis, draft.finding, draft.after, gone);
        }
        if (shift == 0) {
            QCOMPARE(m_drafts->findOf(next, twin.number)->after.note, second.after.note); // not moved yet, and said of it all the same
            QCOMPARE(m_drafts->findOf(next, 1)->after.note, first.after.note);
        }
        m_source->putAnalysis(m_id, next);
        m_drafts->moveTo(next);
        m_drafts->retry(false);
        QTRY_VERIFY(m_drafts->all().empty());
        if (shift == 0) {
            QCOMPARE(verdict(1).note, first.after.note);
            QCOMPARE(verdict(twin.number).note, second.after.note);
        } else { // the second goes to what stands at its place; the first is not lost
            QCOMPARE(verdict(1).note, second.after.note);
            QCOMPARE(verdict(twin.number).note, first.after.note);
        }
    }

    void ofOneFindingLeftTheNearestDraftMovesAndTheOtherWaits()
    {
        Analysis next = sampleAnalysis().analysis;
        next.id.value = QUuid::createUuid();
        next.documentId = m_id;
        VerdictDraft near = draftOf(1, QStringLiteral("near")), far = near;
        far.finding = 12;
        far.start += 1'000;
        far.after.note = QStringLiteral("far");
        for (const VerdictDraft &draft : {far, near}) {
            m_drafts->keep(draft);
            m_drafts->noteFailure(draft.analysis, draft.finding, draft.after, gone);
        }
        m_drafts->moveTo(next);
        for (const VerdictDraft &draft : m_drafts->all())
            QCOMPARE(draft.analysis == next.id, draft.after.note == near.after.note);
    }

    void knowsThePlaceAfterARestart()
    {
        const VerdictDraft draft = draftOf(2, QStringLiteral("mine"));
        QVERIFY(draft.start > 0);
        m_drafts->keep(draft);
        VerdictDrafts next(*m_source);
        next.restore(m_drafts->toVariant());
        QCOMPARE(next.all().front().start, draft.start);
    }

private:
    [[nodiscard]] VerdictDraft draftOf(int finding, const QString &note) const
    {
        const Analysis &analysis = m_source->find(m_id)->analyses.back();
        const Finding &of = analysis.findings[size_t(finding)];
        return {m_id,
                analysis.id,
                finding,
                of.category,
                of.evidence.quote,
                of.evidence.range.start,
                of.verdict,
                {Judgement::None, note, {}, {}},
                State::OnItsWay,
                {}};
    }
    [[nodiscard]] Verdict verdict(int finding) const { return m_source->find(m_id)->analyses.back().findings[size_t(finding)].verdict; }

    const StorageError gone{ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("gone")};
    std::unique_ptr<FakeDocumentSource> m_source;
    std::unique_ptr<VerdictDrafts> m_drafts;
    DocumentId m_id;
};

QTEST_GUILESS_MAIN(TestVerdictDrafts)
#include "tst_verdict_drafts.moc"
