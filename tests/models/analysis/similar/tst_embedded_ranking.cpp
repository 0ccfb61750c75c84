// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/similar/embedded_ranking.h"

#include <QTest>

using namespace lectern;
using namespace lectern::analysis;

namespace {

/// A model whose vectors the test chooses, by the first letter of a text.
class LetterModel : public TextGenerator
{
public:
    std::map<QChar, std::vector<float>> vectors;
    std::optional<StorageError> error;
    QList<QStringList> asked;

    QString modelName() const override { return u"letters"_qs; }
    Result<QString> generate(const GenerationRequest &, std::stop_token) override { return QString(); }
    Result<std::vector<std::vector<float>>> embed(const QStringList &texts, std::stop_token) override
    {
        asked << texts;
        if (error)
            return tl::make_unexpected(*error);
        std::vector<std::vector<float>> all;
        for (const QString &text : texts)
            all.push_back(vectors.at(text[0]));
        return all;
    }
};

std::vector<SimilarClause> clauses(const QStringList &texts)
{
    std::vector<SimilarClause> all;
    for (const QString &text : texts) {
        SimilarClause clause;
        clause.evidence.quote = text;
        clause.words = QStringList{u"shared"_qs};
        all.push_back(clause);
    }
    return all;
}

} // namespace

class TestEmbeddedRanking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordersByMeaning()
    {
        LetterModel model;
        model.vectors = {{u'q', {2, 0}}, {u'a', {0, 5}}, {u'b', {3, 3}}, {u'c', {7, 0.1F}}, {u'd', {-1, 0}}};
        EmbeddedRanking ranking(model);
        const auto ranked = ranking.rank(u"q"_qs, clauses({u"a"_qs, u"b"_qs, u"c"_qs, u"d"_qs}), 3, {});
        QVERIFY(ranked);
        QCOMPARE(ranked->size(), size_t(3));
        QCOMPARE(ranked->at(0).evidence.quote, u"c"_qs);
        QCOMPARE(ranked->at(1).evidence.quote, u"b"_qs);
        QVERIFY(qAbs(ranked->at(1).similarity - std::sqrt(0.5)) < 1e-5);
        QCOMPARE(ranked->at(2).similarity, 0.0);
        QCOMPARE(ranked->at(0).words, QStringList{u"shared"_qs});
    }
    void asksForEachTextOnceAndSomeAtATime()
    {
        LetterModel model;
        model.vectors = {{u'q', {1}}, {u'x', {1}}};
        QStringList texts;
        for (int i = 0; i < 70; ++i)
            texts << u"x%1"_qs.arg(i % 60);
        EmbeddedRanking ranking(model);
        QVERIFY(ranking.rank(u"q"_qs, clauses(texts), 100, {}));
        QCOMPARE(model.asked.size(), 2);
        QCOMPARE(model.asked[0].size() + model.asked[1].size(), 61);
        QVERIFY(ranking.rank(u"q"_qs, clauses(texts), 100, {}));
        QCOMPARE(model.asked.size(), 2); // All known by now.
    }
    void passesOnTheGeneratorsErrors()
    {
        LetterModel model;
        model.error = StorageError{ErrorCode::Unavailable, FaultyPart::Lectern, u"away"_qs};
        EmbeddedRanking ranking(model);
        QCOMPARE(ranking.rank(u"q"_qs, clauses({u"a"_qs}), 5, {}).error().code, ErrorCode::Unavailable);
    }
    void survivesAModelThatWasChanged()
    {
        LetterModel model;
        model.vectors = {{u'q', {1, 0}}, {u'a', {1, 0}}, {u'b', {1, 0, 0}}};
        EmbeddedRanking ranking(model);
        const auto ranked = ranking.rank(u"q"_qs, clauses({u"b"_qs, u"a"_qs}), 5, {});
        QVERIFY(ranked);
        QCOMPARE(ranked->at(0).evidence.quote, u"a"_qs);
        QCOMPARE(ranked->at(1).similarity, 0.0);
    }
};

QTEST_GUILESS_MAIN(TestEmbeddedRanking)
#include "tst_embedded_ranking.moc"
