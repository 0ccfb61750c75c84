// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/documents/document_reader.h"
#include "storage/postgres/documents/document_work.h"
#include "storage/postgres/documents/verdict_writer.h"
#include "tests/support/document_stage.h"
#include "tests/support/reason_of.h"

#include <QMap>
#include <QtTest>

#include <future>
#include <random>

using namespace lectern;
using namespace lectern::postgres;
using namespace lectern::schema;
using namespace std::chrono_literals;

namespace {

const QString text = QStringLiteral("The cap is one million. It ends in May. The law is that of Delaware. The cap is one million. Nothing else.\n");

/// The words `quote` at their `nth` place, under a category.
Finding finding(const QString &category, const QString &quote, int nth = 0)
{
    qsizetype at = -1;
    for (int i = 0; i <= nth; ++i)
        at = text.indexOf(quote, at + 1);
    Finding made;
    made.category = category;
    made.confidence = 0.9;
    made.evidence = {1, {at, at + quote.size()}, quote, QCryptographicHash::hash(quote.toUtf8(), QCryptographicHash::Sha256)};
    return made;
}

const QString cap = QStringLiteral("Cap On Liability"), term = QStringLiteral("Term"), law = QStringLiteral("Governing Law");

} // namespace

/// What analysts said goes on from analysis to analysis.
class TestVerdicts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_stage.error.isEmpty(), qPrintable(m_stage.error)); }
    void init()
    {
        QVERIFY2(m_stage.clear(), qPrintable(m_stage.postgres.error()));
        const auto id = m_stage.complete(QStringLiteral("a.pdf"), {text});
        QVERIFY2(id, reasonOf(id));
        m_id = *id;
    }

    void staysWithTheSameWordsAtTheSamePlaceThroughAnalyses()
    {
        analyse({finding(cap, QStringLiteral("cap")), finding(term, QStringLiteral("ends in May"))});
        const AnalysisId first = latest().id;
        judge(first, 0, Judgement::Right, QStringLiteral("so it is"));
        judge(first, 1, Judgement::Wrong, {});
        const QDateTime said = latest().findings[0].verdict.at;
        for (const char *engine : {"builtin", "ollama"}) {
            analyse({finding(law, QStringLiteral("Delaware")), finding(term, QStringLiteral("ends in May")), finding(cap, QStringLiteral("cap"))}, {},
                    engine);
            const Analysis now = latest();
            QVERIFY(now.id != first);
            QCOMPARE(now.findings[2].verdict.note, QStringLiteral("so it is"));
            QCOMPARE(now.findings[2].verdict.judgement, Judgement::Right);
            QCOMPARE(now.findings[2].verdict.author, QStringLiteral("lectern"));
            QCOMPARE(now.findings[2].verdict.at, said);
            QCOMPARE(now.findings[1].verdict.judgement, Judgement::Wrong);
            QCOMPARE(now.findings[0].verdict, Verdict());
            QVERIFY(now.lostVerdicts.empty());
        }
    }

    void goesWithWordsThatAreFoundElsewhere()
    {
        analyse({finding(cap, QStringLiteral("one million"), 0)});
        judge(latest().id, 0, Judgement::Right, {});
        analyse({finding(cap, QStringLiteral("one million"), 1)});
        QCOMPARE(latest().findings[0].verdict.judgement, Judgement::Right);
    }

    void prefersTheSamePlaceToAnother()
    {
        analyse({finding(cap, QStringLiteral("one million"), 1)});
        judge(latest().id, 0, Judgement::Right, {});
        analyse({finding(cap, QStringLiteral("one million"), 0), finding(cap, QStringLiteral("one million"), 1)});
        QCOMPARE(latest().findings[1].verdict.judgement, Judgement::Right);
        QCOMPARE(latest().findings[0].verdict.judgement, Judgement::None);
    }

    void goesToTheNearestOfThePlacesThatHaveTheSameWords()
    {
        analyse({finding(cap, QStringLiteral("The"), 2)});
        judge(latest().id, 0, Judgement::Right, {});
        analyse({finding(cap, QStringLiteral("The"), 0), finding(cap, QStringLiteral("The"), 1)});
        QCOMPARE(latest().findings[0].verdict.judgement, Judgement::None);
        QCOMPARE(latest().findings[1].verdict.judgement, Judgement::Right);
    }

    void goesToOverlappingWordsOfTheSameCategoryOnly()
    {
        analyse({finding(cap, QStringLiteral("cap is one")), finding(term, QStringLiteral("ends in"))});
        judge(latest().id, 0, Judgement::Right, {});
        judge(latest().id, 1, Judgement::Wrong, {});
        analyse({finding(cap, QStringLiteral("The cap is")), finding(law, QStringLiteral("ends in May"))});
        const Analysis now = latest();
        QCOMPARE(now.findings[0].verdict.judgement, Judgement::Right);
        QCOMPARE(now.findings[1].verdict.judgement, Judgement::None);
        QCOMPARE(now.lostVerdicts.size(), size_t(1));
        QCOMPARE(now.lostVerdicts[0].category, term);
        QCOMPARE(now.lostVerdicts[0].evidence.quote, QStringLiteral("ends in"));
        QCOMPARE(now.lostVerdicts[0].verdict.judgement, Judgement::Wrong);
    }

    void goesByTheRuleWhereAnotherEngineNamesTheCategoryOtherwise()
    {
        const Risk risk{QStringLiteral("uncapped-liability"), QStringLiteral("Uncapped"), Severity::High, {}, {}, {0}};
        analyse({finding(cap, QStringLiteral("cap"))}, {risk});
        judge(latest().id, 0, Judgement::Wrong, QStringLiteral("there is one"));
        analyse({finding(QStringLiteral("Limit of what is owed"), QStringLiteral("cap"))}, {risk}, "ollama");
        QCOMPARE(latest().findings[0].verdict.note, QStringLiteral("there is one"));
    }

    void theRuleAloneTakesItToNoOtherWords()
    {
        const Risk risk{QStringLiteral("uncapped-liability"), QStringLiteral("Uncapped"), Severity::High, {}, {}, {0}};
        analyse({finding(cap, QStringLiteral("cap is one"))}, {risk});
        judge(latest().id, 0, Judgement::Wrong, {});
        analyse({finding(QStringLiteral("Limit of what is owed"), QStringLiteral("The cap is"))}, {risk}, "ollama");
        QCOMPARE(latest().findings[0].verdict.judgement, Judgement::None);
        QCOMPARE(latest().lostVerdicts.size(), size_t(1));
    }

    /// As an older program or psql may do it.
    void goesToAnAnalysisThatIsCompletedAfterItWasStored()
    {
        analyse({finding(cap, QStringLiteral("cap"))});
        const AnalysisId first = latest().id;
        judge(first, 0, Judgement::Right, QStringLiteral("mine"));
        execute(QStringLiteral("insert into analysis_results (document_id, text_hash, engine, status, findings, created_at)"
                               " select document_id, text_hash, engine, 'PROCESSING', findings, clock_timestamp() from analysis_results"));
        execute(QStringLiteral("update analysis_results set status = 'COMPLETED', completed_at = now() where status = 'PROCESSING'"));
        QVERIFY(latest().id != first);
        QCOMPARE(latest().findings[0].verdict.note, QStringLiteral("mine"));
    }

    void isListedWhileItIsNotFoundAndReturns()
    {
        analyse({finding(cap, QStringLiteral("cap"))});
        judge(latest().id, 0, Judgement::Right, QStringLiteral("mine"));
        analyse({finding(term, QStringLiteral("ends"))}, {}, "ollama");
        analyse({finding(term, QStringLiteral("ends"))}, {}, "ollama");
        QCOMPARE(latest().lostVerdicts.size(), size_t(1));
        QCOMPARE(latest().lostVerdicts[0].engine, QStringLiteral("builtin"));
        QCOMPARE(latest().lostVerdicts[0].verdict.note, QStringLiteral("mine"));
        analyse({finding(cap, QStringLiteral("cap"))});
        QCOMPARE(latest().findings[0].verdict.note, QStringLiteral("mine"));
        QVERIFY(latest().lostVerdicts.empty());
    }

    void isNotLostWhenItIsGivenWhileTheNextAnalysisIsStored()
    {
        analyse({finding(cap, QStringLiteral("cap")), finding(term, QStringLiteral("ends"))});
        const AnalysisId first = latest().id;
        // The verdict comes first, uncommitted; then the other way round.
        for (const bool isVerdictFirst : {true, false}) {
            PostgresConnection one(m_stage.url(), QStringLiteral("one")), other(m_stage.url(), QStringLiteral("other"));
            const QString note = isVerdictFirst ? QStringLiteral("early") : QStringLiteral("late");
            const QString verdict = QStringLiteral("insert into finding_verdicts (analysis_id, finding_number, note) values ('%1', %2, '%3')")
                                        .arg(first.value.toString(QUuid::WithoutBraces))
                                        .arg(isVerdictFirst ? 0 : 1)
                                        .arg(note);
            const QString analysis = QStringLiteral(
                "insert into analysis_results (document_id, text_hash, engine, status, findings, completed_at, created_at)"
                " select document_id, text_hash, engine, status, findings, now(), clock_timestamp() from analysis_results limit 1");
            QVERIFY(one.runScript(QStringLiteral("begin")));
            QVERIFY(one.runScript(isVerdictFirst ? verdict : analysis));
            auto waiting = std::async(std::launch::async, [&] { return other.runScript(isVerdictFirst ? analysis : verdict); });
            QTRY_COMPARE(m_stage.value(QStringLiteral("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")), QStringLiteral("1"));
            QVERIFY(one.runScript(QStringLiteral("commit")));
            const auto done = waiting.get();
            QVERIFY2(done, reasonOf(done));
            QVERIFY(latest().id != first);
            QCOMPARE(latest().findings[isVerdictFirst ? 0 : 1].verdict.note, note);
        }
        QCOMPARE(latest().findings[0].verdict.note, QStringLiteral("early"));
        QVERIFY(latest().lostVerdicts.empty());
    }

    void goesOnToTheLatestWhenItIsGivenLate()
    {
        analyse({finding(cap, QStringLiteral("cap")), finding(term, QStringLiteral("ends"))});
        const AnalysisId first = latest().id;
        judge(first, 0, Judgement::Right, {});
        analyse({finding(term, QStringLiteral("ends")), finding(cap, QStringLiteral("cap"))});
        judge(first, 1, Judgement::Wrong, QStringLiteral("new"));           // nothing was carried for it
        judge(first, 0, Judgement::Wrong, QStringLiteral("changed since")); // its word was
        QCOMPARE(latest().findings[0].verdict.note, QStringLiteral("new"));
        QCOMPARE(latest().findings[1].verdict.note, QStringLiteral("changed since"));
        QVERIFY(latest().lostVerdicts.empty());
    }

    void bothWordsStandWhenSomebodySaidAnotherAtTheLatest()
    {
        analyse({finding(cap, QStringLiteral("cap"))});
        const AnalysisId first = latest().id;
        judge(first, 0, Judgement::Right, {});
        analyse({finding(cap, QStringLiteral("cap"))});
        judge(latest().id, 0, Judgement::Wrong, QStringLiteral("of a colleague"));
        judge(first, 0, Judgement::Right, QStringLiteral("of who saw the old one"));
        QCOMPARE(latest().findings[0].verdict.note, QStringLiteral("of a colleague"));
        QCOMPARE(latest().lostVerdicts.size(), size_t(1));
        QCOMPARE(latest().lostVerdicts[0].verdict.note, QStringLiteral("of who saw the old one"));
    }

    void asksWhereSomebodyWroteAnotherNoteMeanwhile()
    {
        analyse({finding(cap, QStringLiteral("cap"))});
        const AnalysisId id = latest().id;
        judge(id, 0, Judgement::None, QStringLiteral("theirs"));
        const auto late = writer().judge(id, 0, Verdict(), {Judgement::Right, QStringLiteral("mine"), {}, {}});
        QVERIFY(!late);
        QCOMPARE(late.error().code, ErrorCode::Conflict);
        QCOMPARE(latest().findings[0].verdict.note, QStringLiteral("theirs"));
        const Verdict theirs = latest().findings[0].verdict;
        QVERIFY(writer().judge(id, 0, theirs, {Judgement::Right, QStringLiteral("mine"), {}, {}}));
        QVERIFY(writer().judge(id, 0, theirs, {Judgement::Right, QStringLiteral("mine"), {}, {}})); // its first answer was lost
        QCOMPARE(latest().findings[0].verdict.note, QStringLiteral("mine"));
    }

    void takesNobodyElsesName()
    {
        analyse({finding(cap, QStringLiteral("cap"))});
        const QString id = latest().id.value.toString(QUuid::WithoutBraces);
        execute(QStringLiteral(
            "drop role if exists forger; create role forger login password 'x'; grant all on finding_verdicts to forger; grant select on"
            " analysis_results to forger"));
        PostgresConnection forger(m_stage.postgres.urlAs(QStringLiteral("forger"), QStringLiteral("x"), DocumentStage::database),
                                  QStringLiteral("forger"));
        const auto said = forger.runScript(
            QStringLiteral("insert into finding_verdicts (analysis_id, finding_number, note, author, carried_to, carried_to_number)"
                           " values ('%1', 0, 'x', 'lectern', '%1', 0)")
                .arg(id));
        QVERIFY2(said, reasonOf(said));
        QCOMPARE(value("select author || carried_to is null from finding_verdicts"), QStringLiteral("t"));
        QCOMPARE(value("select author from finding_verdicts"), QStringLiteral("forger"));
        const auto hidden = forger.runScript(QStringLiteral("update finding_verdicts set carried_to = '%1', carried_to_number = 0").arg(id));
        QVERIFY2(hidden, reasonOf(hidden));
        QCOMPARE(value("select count(*) from finding_verdicts where carried_to is null"), QStringLiteral("1"));
        execute(QStringLiteral("drop owned by forger; drop role forger"));
    }

    void countsAWordOnceForItsEngine()
    {
        analyse({finding(cap, QStringLiteral("cap"))});
        judge(latest().id, 0, Judgement::Right, {});
        analyse({finding(cap, QStringLiteral("cap"))});
        analyse({finding(cap, QStringLiteral("cap"))}, {}, "ollama");
        const auto precision = DocumentReader(*m_stage.connection).readPrecision();
        QVERIFY2(precision, reasonOf(precision));
        QCOMPARE(precision->value.size(), size_t(2));
        for (const EnginePrecision &engine : precision->value)
            QCOMPARE(engine.right, qint64(1));
    }

    void aNoteFromBeforeItWasThereIsNotReplacedByALaterWordWithoutIt()
    {
        analyse({finding(cap, QStringLiteral("cap"))});
        judge(latest().id, 0, Judgement::Right, QStringLiteral("old"));
        const auto down = migrateDown(*m_stage.connection, stepsToBeforeVerdicts());
        QVERIFY2(down, reasonOf(down));
        execute(QStringLiteral("insert into analysis_results (document_id, text_hash, engine, status, findings, completed_at, created_at)"
                               " select document_id, text_hash, engine, status, findings, now(), clock_timestamp() from analysis_results"));
        execute(QStringLiteral("insert into finding_verdicts (analysis_id, finding_number, judgement) select id, 0, 'wrong' from analysis_results"
                               " order by created_at desc limit 1"));
        const auto up = migrateUp(*m_stage.connection);
        QVERIFY2(up, reasonOf(up));
        QCOMPARE(latest().findings[0].verdict.judgement, Judgement::Wrong);
        QCOMPARE(latest().lostVerdicts.size(), size_t(1));
        QCOMPARE(latest().lostVerdicts[0].verdict.note, QStringLiteral("old"));
    }

    void takesUpWhatWasSaidBeforeItWasThere()
    {
        analyse({finding(cap, QStringLiteral("cap")), finding(term, QStringLiteral("ends")), finding(law, QStringLiteral("Delaware"))});
        judge(latest().id, 0, Judgement::Right, QStringLiteral("old"));
        judge(latest().id, 1, Judgement::Wrong, QStringLiteral("gone"));
        judge(latest().id, 2, Judgement::Wrong, {});
        const auto down = migrateDown(*m_stage.connection, stepsToBeforeVerdicts());
        QVERIFY2(down, reasonOf(down));
        execute(QStringLiteral("insert into analysis_results (document_id, text_hash, engine, status, findings, completed_at, created_at)"
                               " select document_id, text_hash, engine, status, findings - 1, now(), clock_timestamp() from analysis_results"));
        execute(QStringLiteral("insert into finding_verdicts (analysis_id, finding_number, judgement) select id, 1, 'right' from analysis_results"
                               " order by created_at desc limit 1"));
        const auto up = migrateUp(*m_stage.connection);
        QVERIFY2(up, reasonOf(up));
        const Analysis now = latest();
        QCOMPARE(now.findings.size(), size_t(2));
        QCOMPARE(now.findings[0].verdict.note, QStringLiteral("old"));
        QCOMPARE(now.findings[1].verdict.judgement, Judgement::Right); // what was said later of the same words stands in place of the earlier word
        QCOMPARE(now.lostVerdicts.size(), size_t(1));
        QCOMPARE(now.lostVerdicts[0].verdict.note, QStringLiteral("gone"));
    }

    void goesWithItsDocument()
    {
        analyse({finding(cap, QStringLiteral("cap"))});
        judge(latest().id, 0, Judgement::Right, {});
        analyse({finding(cap, QStringLiteral("cap"))});
        execute(QStringLiteral("delete from documents"));
        QCOMPARE(value("select count(*) from finding_verdicts"), QStringLiteral("0"));
    }

    void neverDropsAWord_data()
    {
        QTest::addColumn<uint>("seed");
        for (uint seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void neverDropsAWord()
    {
        QFETCH(uint, seed);
        std::mt19937 random(seed);
        const auto below = [&](int count) { return int(random() % uint(count)); };
        std::vector<Analysis> known;
        QMap<QString, int> replaceable; // how often a word that was said may be missing
        QStringList said;
        for (int round = 0; round < 60; ++round) {
            if (known.empty() || below(3) == 0) {
                analyse(randomFindings(below), {}, below(2) == 0 ? "builtin" : "ollama");
                known.push_back(latest());
            } else {
                const Analysis &of = known[known.size() - 1 - (below(4) == 0 ? size_t(below(int(known.size()))) : 0)];
                if (of.findings.empty())
                    continue;
                const int number = below(int(of.findings.size()));
                const auto before = DocumentReader(*m_stage.connection).readAnalysis(of.id);
                QVERIFY2(before, reasonOf(before));
                replaceable[before->value.findings[size_t(number)].verdict.note] = 1;
                const QString note = QStringLiteral("word %1").arg(round);
                judge(of.id, number, Judgement(below(3)), note);
                said << note;
            }
            const Analysis now = latest();
            QStringList there;
            for (const Finding &each : now.findings)
                there << each.verdict.note;
            for (const LostVerdict &each : now.lostVerdicts)
                there << each.verdict.note;
            for (const QString &note : std::as_const(said)) {
                const auto count = int(there.count(note));
                QVERIFY2(count == 1 || (count == 0 && replaceable.contains(note)),
                         qPrintable(QStringLiteral("round %1: %2 stands %3 times").arg(round).arg(note).arg(count)));
            }
        }
    }

private:
    [[nodiscard]] VerdictWriter writer() { return VerdictWriter(*m_stage.connection); }
    [[nodiscard]] QString value(const char *sql) { return m_stage.value(QString::fromLatin1(sql)); }
    void execute(const QString &sql) { QVERIFY2(m_stage.execute(sql), qPrintable(m_stage.postgres.error())); }
    [[nodiscard]] static int stepsToBeforeVerdicts()
    {
        int steps = 0;
        for (const Migration &known : knownMigrations())
            steps = known.name == u"verdicts" ? 1 : steps > 0 ? steps + 1 : 0;
        return steps;
    }
    [[nodiscard]] Analysis latest()
    {
        const auto read = DocumentReader(*m_stage.connection).readLatestAnalysis(m_id);
        return read ? read->value : Analysis();
    }
    void judge(AnalysisId id, int number, Judgement judgement, const QString &note)
    {
        const auto present = DocumentReader(*m_stage.connection).readAnalysis(id);
        QVERIFY2(present, reasonOf(present));
        const auto judged = writer().judge(id, number, present->value.findings[size_t(number)].verdict, {judgement, note, {}, {}});
        QVERIFY2(judged, reasonOf(judged));
    }
    /// As a worker does it.
    void analyse(std::vector<Finding> findings, std::vector<Risk> risks = {}, const char *engine = "builtin")
    {
        const auto queued = DocumentWork(*m_stage.connection).analyse(m_id, QString::fromLatin1(engine));
        QVERIFY2(queued, reasonOf(queued));
        PostgresJobQueue queue(m_stage.url());
        const auto job = DocumentStage::takeOf(queue, m_id);
        QVERIFY2(job, reasonOf(job));
        Analysis analysis = DocumentStage::analysisOf({text}, {});
        analysis.engine = QString::fromLatin1(engine);
        analysis.findings = std::move(findings);
        analysis.risks = std::move(risks);
        analysis.categories.clear();
        const auto done = queue.completeAnalysis(*job, analysis);
        QVERIFY2(done, reasonOf(done));
    }
    template <typename Below>
    [[nodiscard]] std::vector<Finding> randomFindings(Below below)
    {
        std::vector<Finding> findings;
        const QString categories[] = {cap, term, law};
        const int count = below(9);
        for (int i = 0; i < count; ++i) {
            const int start = below(int(text.size()) - 12);
            const QString quote = below(2) == 0 ? QStringLiteral("one million") : text.mid(start, 3 + below(9));
            findings.push_back(finding(categories[below(3)], quote, quote == u"one million" ? below(2) : 0));
        }
        return findings;
    }

    DocumentStage m_stage;
    DocumentId m_id;
};

QTEST_GUILESS_MAIN(TestVerdicts)
#include "tst_verdicts.moc"
