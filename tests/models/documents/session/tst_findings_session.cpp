// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/session/findings_session.h"
#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/sample_analysis.h"
#include "tests/support/settle.h"

#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::models;
using Scope = FindingsSession::Scope;

class TestFindingsSession : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeDocumentSource> m_source;
    std::unique_ptr<FindingsSession> m_session;
    std::vector<GivenVerdict> m_steps;
    DocumentId m_id;
    const StorageError gone{ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("gone")};

    [[nodiscard]] Verdict stored(int finding) const { return m_source->find(m_id)->analyses.back().findings[size_t(finding)].verdict; }
    [[nodiscard]] int countStored(Judgement judgement) const
    {
        const auto &findings = m_source->find(m_id)->analyses.back().findings;
        return int(std::count_if(findings.begin(), findings.end(), [&](const Finding &finding) { return finding.verdict.judgement == judgement; }));
    }
    [[nodiscard]] FindingsModel &cards() const { return m_session->cards(); }
    void put(const Analysis &analysis)
    {
        m_source->putAnalysis(m_id, analysis);
        m_session->detail().refresh();
        QTRY_COMPARE(m_session->analysis()->id, analysis.id);
    }
    /// One risk in three places.
    void repeat()
    {
        Analysis analysis = sampleAnalysis().analysis;
        analysis.id.value = QUuid::createUuid();
        for (const int number : {3, 4}) {
            Finding finding = analysis.findings[0];
            finding.number = number;
            analysis.findings.push_back(finding);
            analysis.risks[0].findings.push_back(number);
        }
        put(analysis);
    }

private Q_SLOTS:
    void init()
    {
        m_session.reset();
        m_source = std::make_unique<FakeDocumentSource>();
        m_id = m_source->put(QStringLiteral("supply.pdf"), {sampleAnalysis().pages.front().text});
        m_source->putAnalysis(m_id, sampleAnalysis().analysis);
        m_session = std::make_unique<FindingsSession>(*m_source, *m_source);
        m_steps.clear();
        connect(m_session.get(), &FindingsSession::judged, this, [this](const GivenVerdict &step) { m_steps.push_back(step); });
        m_session->detail().setDocument(m_source->find(m_id)->document);
        QTRY_VERIFY(m_session->analysis());
        QTRY_VERIFY(!m_session->detail().isBusy());
    }

    void saysWhenAnotherAnalysisIsShown()
    {
        QStringList told;
        connect(m_session.get(), &FindingsSession::analysisLeft, this, [&] { told << QStringLiteral("left %1").arg(cards().rowCount()); });
        connect(m_session.get(), &FindingsSession::analysisChanged, this, [&] { told << QStringLiteral("shown %1").arg(cards().rowCount()); });
        m_session->judge(1, Judgement::Right, Scope::Card); // the same analysis
        QTRY_COMPARE(int(stored(0).judgement), int(Judgement::Right));
        QVERIFY(told.isEmpty());
        m_session->detail().setDocument(std::nullopt);
        QCOMPARE(told, (QStringList{QStringLiteral("left 10"), QStringLiteral("shown 0")}));
    }

    void judgesAllPassagesOfACardInOneStep()
    {
        repeat();
        m_session->judge(1, Judgement::Wrong, Scope::Card);
        QTRY_COMPARE(countStored(Judgement::Wrong), 3);
        QCOMPARE(m_steps.size(), size_t(1));
        QCOMPARE(m_steps[0].changes.size(), size_t(3));
        m_session->judge(1, Judgement::Wrong, Scope::Card); // it says so already
        m_session->judge(0, Judgement::Wrong, Scope::Card); // a heading
        QCOMPARE(m_steps.size(), size_t(1));
    }

    void judgesThePassageThatIsShown()
    {
        repeat();
        QVERIFY(cards().stepPassage(1, 1));
        m_session->judge(1, Judgement::Right, Scope::Passage);
        QTRY_COMPARE(countStored(Judgement::Right), 1);
        QCOMPARE(int(stored(3).judgement), int(Judgement::Right));
    }

    void goesOnToTheNextCardButNotAroundTheEnd()
    {
        QCOMPARE(m_session->judgeAndGoOn(1, Judgement::Right, Scope::Card), std::optional(3));
        QCOMPARE(m_session->judgeAndGoOn(3, Judgement::Right, Scope::Card), std::optional(7)); // over the risk that no words show
        QCOMPARE(m_session->judgeAndGoOn(7, Judgement::Right, Scope::Card), std::nullopt);
        QCOMPARE(m_session->judgeAndGoOn(0, Judgement::Right, Scope::Card), std::nullopt); // a heading
        QCOMPARE(m_steps.size(), size_t(3));
    }

    void takesBackWhatIsSaidAndStays()
    {
        m_session->judgeAndGoOn(1, Judgement::Right, Scope::Card);
        QCOMPARE(m_session->judgeAndGoOn(1, Judgement::Right, Scope::Card), std::nullopt);
        QTRY_COMPARE(int(stored(0).judgement), int(Judgement::None));
    }

    void goesOnFromPassageToPassage()
    {
        repeat();
        QCOMPARE(m_session->judgeAndGoOn(1, Judgement::Right, Scope::Passage), std::optional(1));
        QCOMPARE(cards().findingAt(1)->number, 3);
        m_session->judgeAndGoOn(1, Judgement::Right, Scope::Passage);
        QCOMPARE(m_session->judgeAndGoOn(1, Judgement::Wrong, Scope::Passage), std::optional(3)); // no passage is left
        QTRY_COMPARE(countStored(Judgement::Right), 2);
    }

    void replacesAllOrNothing()
    {
        repeat();
        QSignalSpy wanted(m_session.get(), &FindingsSession::cardWanted);
        m_session->judge(1, Judgement::Wrong, Scope::Card);
        QTRY_COMPARE(countStored(Judgement::Wrong), 3);
        const GivenVerdict step = m_steps[0];
        m_session->give({{3, stored(3), {Judgement::Right, {}, {}, {}}}}); // one of them says something else by now
        QVERIFY(!m_session->replace(step.takenBack()));
        QVERIFY(wanted.isEmpty());
        QTRY_COMPARE(countStored(Judgement::Wrong), 2);
        m_session->give({{3, cards().findFinding(3)->verdict, {Judgement::Wrong, {}, {}, {}}}});
        QVERIFY(m_session->replace(step.takenBack()));
        QTRY_COMPARE(countStored(Judgement::None), 5);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].toInt(), 0);
        QCOMPARE(m_steps.size(), size_t(3)); // taking back is no step of its own
        GivenVerdict other = step;
        other.analysis.value = QUuid::createUuid();
        QVERIFY(!m_session->replace(other));
    }

    void whatWasNeverStoredIsTakenBackWithoutPostgres()
    {
        m_source->failure = gone;
        m_session->judge(1, Judgement::Wrong, Scope::Card);
        QTRY_COMPARE(m_session->detail().drafts().unsavedCount(), 1);
        QVERIFY(m_session->replace(m_steps[0].takenBack()));
        QVERIFY(m_session->detail().drafts().all().empty());
        QCOMPARE(int(cards().findFinding(0)->verdict.judgement), int(Judgement::None));
    }

    void replacesOnceTheDocumentIsOpen()
    {
        m_session->judge(1, Judgement::Wrong, Scope::Card);
        QTRY_COMPARE(int(stored(0).judgement), int(Judgement::Wrong));
        const DocumentId other = m_source->put(QStringLiteral("other.pdf"), {QStringLiteral("Nothing.\n")});
        m_session->detail().setDocument(m_source->find(other)->document);
        std::vector<DocumentId> wanted;
        connect(m_session.get(), &FindingsSession::documentWanted, this, [&](DocumentId id) { wanted.push_back(id); });
        m_session->replaceWhenOpen(m_steps[0].takenBack());
        QCOMPARE(wanted, std::vector{m_id});
        settle();
        QCOMPARE(int(stored(0).judgement), int(Judgement::Wrong));
        m_session->detail().setDocument(m_source->find(m_id)->document);
        QTRY_COMPARE(int(stored(0).judgement), int(Judgement::None));
    }

    void saysThatItWasJudgedAnewSince()
    {
        QSignalSpy refused(m_session.get(), &FindingsSession::replacementRefused);
        m_session->judge(1, Judgement::Wrong, Scope::Card);
        m_session->judge(1, Judgement::Right, Scope::Card);
        m_session->replaceWhenOpen(m_steps[0].takenBack());
        QCOMPARE(refused.count(), 1);
        QTRY_COMPARE(int(stored(0).judgement), int(Judgement::Right));
        m_session->detail().setDocument(std::nullopt);
        m_session->detail().setDocument(m_source->find(m_id)->document);
        QTRY_VERIFY(m_session->analysis());
        QCOMPARE(refused.count(), 1); // not asked again
    }

    void whatIsNotStoredOutlivesTheWindow()
    {
        QSignalSpy changed(m_session.get(), &FindingsSession::stateChanged);
        m_source->failure = gone;
        m_session->judge(1, Judgement::Wrong, Scope::Card);
        QVERIFY(!changed.isEmpty());
        const QVariantMap left = m_session->state();
        m_source->failure.reset();
        m_session = std::make_unique<FindingsSession>(*m_source, *m_source);
        m_session->restoreState(left);
        m_session->detail().setDocument(m_source->find(m_id)->document);
        QTRY_COMPARE(int(stored(0).judgement), int(Judgement::Wrong));
    }
};

QTEST_GUILESS_MAIN(TestFindingsSession)
#include "tst_findings_session.moc"
