// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/session/unsaved_draft.h"
#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/sample_analysis.h"

#include <QTest>

using namespace lectern;
using namespace lectern::models;

class TestUnsavedDraft : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeDocumentSource> m_source;
    std::unique_ptr<FindingsSession> m_session;
    std::unique_ptr<UnsavedDraft> m_draft;
    DocumentId m_id;
    const StorageError gone{ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("gone")};

    [[nodiscard]] Verdict &stored(int finding) const { return m_source->find(m_id)->analyses.back().findings[size_t(finding)].verdict; }
    void note(const QString &words)
    {
        m_session->give({{0, m_session->cards().findFinding(0)->verdict, {Judgement::None, words, {}, {}}}});
        QTRY_VERIFY(m_draft->question());
    }
    /// Somebody else has written meanwhile.
    void dispute(const QString &theirs, const QString &mine)
    {
        stored(0) = {Judgement::None, theirs, QStringLiteral("bob"), {}};
        m_session->give({{0, {}, {Judgement::None, mine, {}, {}}}});
        QTRY_VERIFY(m_draft->question() && m_draft->question()->title.startsWith(u"bob"));
    }

private Q_SLOTS:
    void init()
    {
        m_draft.reset();
        m_session.reset();
        m_source = std::make_unique<FakeDocumentSource>();
        m_id = m_source->put(QStringLiteral("supply.pdf"), {sampleAnalysis().pages.front().text});
        m_source->putAnalysis(m_id, sampleAnalysis().analysis);
        m_session = std::make_unique<FindingsSession>(*m_source, *m_source);
        m_draft = std::make_unique<UnsavedDraft>(*m_session);
        m_session->detail().setDocument(m_source->find(m_id)->document);
        QTRY_VERIFY(m_session->analysis());
    }

    void asksNothingWhileAllIsStored()
    {
        m_session->judge(1, Judgement::Right, FindingsSession::Scope::Card);
        QTRY_VERIFY(m_session->detail().drafts().all().empty());
        QVERIFY(!m_draft->question());
    }

    void saysWhatIsNotSavedAndWhy()
    {
        m_source->failure = gone;
        m_session->judge(1, Judgement::Right, FindingsSession::Scope::Card);
        QTRY_VERIFY(m_draft->question());
        QCOMPARE(m_draft->question()->title, QStringLiteral("Not saved yet."));
        QCOMPARE(m_draft->question()->detail, QStringLiteral("PostgreSQL cannot be reached. It is kept here, also when Lectern is closed."));
        QCOMPARE(m_draft->question()->insist, QStringLiteral("Retry"));
        m_source->failure.reset();
        m_draft->insist();
        QTRY_COMPARE(int(stored(0).judgement), int(Judgement::Right));
        QTRY_VERIFY(!m_draft->question());
    }

    void aQuotedSentenceEndsOnce_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("shown");
        QTest::newRow("words") << QStringLiteral("ask the client") << QStringLiteral("note: “ask the client”. Post");
        QTest::newRow("a sentence") << QStringLiteral("Ask the client.") << QStringLiteral("note: “Ask the client.” Post");
        QTest::newRow("a question") << QStringLiteral("Is this so?\n") << QStringLiteral("note: “Is this so?” Post");
        QTest::newRow("a quotation") << QStringLiteral("“Cap.”") << QStringLiteral("note: ““Cap.”” Post");
    }

    void aQuotedSentenceEndsOnce()
    {
        QFETCH(QString, words);
        QFETCH(QString, shown);
        m_source->failure = gone;
        note(words);
        QVERIFY2(m_draft->question()->detail.contains(shown), qPrintable(m_draft->question()->detail));
    }

    void asksWhoseNoteStays()
    {
        dispute(QStringLiteral("Theirs."), QStringLiteral("mine"));
        QCOMPARE(m_draft->question()->title, QStringLiteral("bob wrote another note meanwhile."));
        QTRY_COMPARE(m_draft->question()->detail, QStringLiteral("Uncapped Liability. Theirs: “Theirs.” Yours: “mine”."));
        m_draft->insist();
        QTRY_COMPARE(stored(0).note, QStringLiteral("mine"));
        QTRY_VERIFY(!m_draft->question());
    }

    void keepsTheirs()
    {
        dispute(QStringLiteral("theirs"), QStringLiteral("mine"));
        m_draft->discard();
        QVERIFY(!m_draft->question());
        QCOMPARE(stored(0).note, QStringLiteral("theirs"));
    }

    void asksOnlyAboutTheDocumentThatIsOpen()
    {
        m_source->failure = gone;
        note(QStringLiteral("mine"));
        m_session->detail().setDocument(std::nullopt);
        QVERIFY(!m_draft->question());
        m_draft->discard(); // nothing is asked, so nothing is answered
        QCOMPARE(m_session->detail().drafts().unsavedCount(), 1);
    }
};

QTEST_GUILESS_MAIN(TestUnsavedDraft)
#include "tst_unsaved_draft.moc"
