// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/sources/cached_documents.h"
#include "storage/cache/read/read_path.h"
#include "storage/maintenance/cache_admin.h"
#include "tests/attack/stage.h"

using namespace lectern;
using namespace lectern::cache;
using namespace lectern::maintenance;
using namespace lectern::schema;

namespace {

const QString documentSql = QStringLiteral(R"sql(
    insert into document_contents values (sha256('c'), 1, 'x');
    insert into document_chunks values (sha256('c'), 0, 'c');
    insert into documents (original_name, sha256, kind, status) values ('One.pdf', sha256('c'), 'pdf', 'PENDING');
    insert into document_pages (document_id, page_number, page_text) select id, 1, 'liability' from documents;
    update documents set status = 'COMPLETED', page_count = 1, completed_at = now(), character_count = 9;
    insert into analysis_results (document_id, engine, text_hash, status, completed_at)
    select id, 'builtin', document_text_hash(id), 'COMPLETED', now() from documents)sql");

} // namespace

/// An operator's `cache invalidate --family` turns away the entries of that family, and of no other.
class TestFamilyInvalidation : public QObject
{
    Q_OBJECT
    /// A busy machine may let PostgreSQL overtake Redis now and then, but not always.
    bool comesFromRedis(const Question &question)
    {
        for (int attempt = 0; attempt < 10; ++attempt) {
            if (Reader(*m_stage).sourceOf(question) == Source::Redis)
                return true;
        }
        return false;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_stage = std::make_unique<Stage>();
        QVERIFY2(m_stage->error.isEmpty(), qPrintable(m_stage->error));
        QVERIFY2(m_stage->execute(documentSql), qPrintable(m_stage->postgres.error()));
        const DocumentId document{QUuid::fromString(m_stage->value(QStringLiteral("select id from documents")))};
        const AnalysisId analysis{QUuid::fromString(m_stage->value(QStringLiteral("select id from analysis_results")))};
        PageRequest all, ofEntity, ofPlatform;
        ofEntity.query.filter.entityIds = {QStringLiteral("e1")};
        ofPlatform.query.filter.platforms = {Platform::Yelp};
        m_questions = {reviewQuestion(m_stage->firstId(), panelBound),
                       pageQuestion(all, panelBound),
                       indexQuestion({}),
                       statsQuestion({}),
                       countQuestion({}),
                       facetsQuestion({}),
                       pageQuestion(ofEntity, panelBound),
                       pageQuestion(ofPlatform, panelBound),
                       documentListQuestion({}, panelBound),
                       documentQuestion(document, panelBound),
                       analysisQuestion(analysis),
                       latestAnalysisQuestion(document, panelBound)};
        for (int i = 0; i < familyCount; ++i)
            QCOMPARE(m_questions[size_t(i)].family, Family(i)); // one question of each
    }

    void concernsOneFamilyOnly_data()
    {
        QTest::addColumn<int>("family");
        for (int i = 0; i < familyCount; ++i)
            QTest::newRow(qPrintable(nameOf(Family(i)))) << i;
    }
    void concernsOneFamilyOnly()
    {
        QFETCH(int, family);
        Reader here(*m_stage); // keeps its answers in memory
        for (const Question &question : m_questions)
            static_cast<void>(here.sourceOf(question));
        for (const Question &question : m_questions)
            QCOMPARE(here.sourceOf(question), Source::Memory);
        CacheAdmin admin(m_stage->config());
        const auto done = admin.invalidateFamily(nameOf(Family(family)));
        QVERIFY2(done, reasonOf(done).constData());
        Reader elsewhere(*m_stage); // has Redis only
        for (Question &question : m_questions) {
            question.bound = strictBound;
            const bool isMeant = question.family == Family(family);
            const QByteArray name = nameOf(question.family).toLatin1();
            if (isMeant)
                QVERIFY2(elsewhere.sourceOf(question) == Source::Postgres, name.constData());
            else
                QVERIFY2(comesFromRedis(question), name.constData());
            QVERIFY2((here.sourceOf(question) == Source::Memory) != isMeant, name.constData());
            question.bound = panelBound;
        }
    }

private:
    /// One process' way of reading. Fills Redis before it goes on.
    struct Reader {
        std::vector<HitCheck::Task> tasks;
        ReadPath path{{knownMigrations().back().number, 1 << 24, Lifetimes(), 0.0}, Clock::boot(), [this](HitCheck::Task task) {
                          tasks.push_back(std::move(task));
                      }};
        Connections connections;

        explicit Reader(const Stage &stage)
            : connections(stage.config().postgresUrl, stage.config().redisUrl, QStringLiteral("reader"), path.breaker(), path.metrics(),
                          Clock::boot())
        {
        }
        Source sourceOf(const Question &question)
        {
            Source source = Source::Stale;
            const Instant now = Clock::boot().now();
            path.read(question, connections, {now, now}, {}, [&](Result<AnyAnswer> answer) {
                if (answer)
                    source = answer->provenance.source;
                else
                    qWarning("%s: %s", qPrintable(nameOf(question.family)), qPrintable(answer.error().detail));
            });
            for (const HitCheck::Task &task : std::exchange(tasks, {}))
                task(connections, {});
            return source;
        }
    };

    std::unique_ptr<Stage> m_stage;
    std::vector<Question> m_questions;
};

QTEST_GUILESS_MAIN(TestFamilyInvalidation)
#include "tst_family_invalidation.moc"
