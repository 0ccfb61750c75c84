// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/analysis_bench.h"

#include "models/analysis/builtin_engine.h"
#include "models/analysis/similar/similar_clauses.h"
#include "models/sentiment/sentiment_model.h"
#include "tests/bench/kit/contract_text.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>

namespace lectern::bench {

using namespace analysis;
using namespace sentiment;

namespace {

/// Whatever is counted, so that no compiler leaves it out.
volatile qsizetype sink = 0;

QStringList reviewTexts(int count)
{
    static const QStringList sentences{QStringLiteral(
                                           "Four emails, two calls, still nothing, and the chat closes itself when you ask for a person. "),
                                       QStringLiteral("Friendly people at the desk who found a solution within five minutes. "),
                                       QStringLiteral("The room was not ready until six although the booking said three in the afternoon. "),
                                       QStringLiteral("Breakfast was fresh, the coffee strong, and the view over the harbour is worth the price. "),
                                       QStringLiteral("Das Zimmer war sauber und ruhig, wir kommen gerne wieder. "),
                                       QStringLiteral("La livraison est arrivée cassée et personne ne répond. "),
                                       QStringLiteral("Delivery came a day early and everything was packed with care. "),
                                       QStringLiteral("They charged my card twice and promised the money back within fourteen days. ")};
    QRandomGenerator random(5);
    QStringList texts;
    for (int i = 0; i < count; ++i) {
        QString text;
        for (int n = 0; n < 4; ++n)
            text += sentences[random.bounded(int(sentences.size()))];
        texts << text + QString::number(i);
    }
    return texts;
}

} // namespace

Comparison compareAnalysis()
{
    constexpr int pageCount = 50;
    const std::vector<DocumentPage> pages = contractPages(1, pageCount);
    QString text;
    for (const DocumentPage &page : pages)
        text += page.text;
    const auto engine = makeBuiltinEngine(builtinRiskRules());
    if (!engine)
        qFatal("%s", qPrintable(engine.error().detail));
    const QRegularExpression word(QStringLiteral("\\w+"), QRegularExpression::UseUnicodePropertiesOption);
    Comparison line = measurePairs(
        QString(), 5,
        [&](int) {
            const auto analysis = (*engine)->analyse(pages, [](int, int) {}, {});
            if (!analysis || analysis->findings.empty())
                qFatal("no findings");
        },
        [&](int) {
            qsizetype words = 0;
            for (auto match = word.globalMatch(text); match.hasNext(); match.next())
                ++words;
            sink = words;
        },
        QStringLiteral("1,000 ms"));
    line.name = QStringLiteral("analysis of %1 pages, %2 M characters/s | a regular expression")
                    .arg(pageCount)
                    .arg(double(text.size()) / line.lectern / 1000, 0, 'f', 2);
    return line;
}

std::vector<Comparison> compareSimilarClauses()
{
    constexpr qsizetype wanted = 50'000;
    constexpr int questions = 60;
    ClauseIndex index;
    QStringList clauses;
    for (int number = 1; index.clauseCount() < wanted; ++number) {
        Document document;
        document.id = {QUuid::createUuid()};
        document.pageCount = 50;
        const auto block = std::make_shared<const ClauseBlock>(clauseBlock(document, contractPages(number, document.pageCount)));
        for (const ClauseBlock::Clause &clause : block->clauses)
            clauses << clause.evidence.quote;
        index.put(block);
    }
    (void)index.find(clauses.first(), 1); // weighs the terms once
    QRandomGenerator random(6);
    std::vector<double> ours;
    Comparison line = measurePairs(
        QStringLiteral("similar clauses among %1 | a string search over them").arg(index.clauseCount()), questions,
        [&](int) {
            QElapsedTimer timer;
            timer.start();
            const QString &clause = clauses[random.bounded(int(clauses.size()))];
            if (index.find(clause, 20).empty())
                qFatal("no clause is like itself");
            ours.push_back(double(timer.nsecsElapsed()) / 1e6);
        },
        [&](int) {
            qsizetype found = 0;
            for (const QString &clause : clauses)
                found += clause.contains(u"twelve months") ? 1 : 0;
            sink = found;
        },
        QStringLiteral("50 ms"));
    const double longest = *std::max_element(ours.begin(), ours.end());
    return {line,
            {QStringLiteral("the longest of %1 | their median").arg(questions), longest, median(ours), QStringLiteral("ms"), longest / median(ours),
             QStringLiteral("50 ms")}};
}

Comparison compareSentiment()
{
    constexpr int count = 20'000;
    const QStringList texts = reviewTexts(count);
    const SentimentModel &model = SentimentModel::builtIn();
    const Comparison times = measurePairs(
        QStringLiteral("sentiment of %1 reviews | cut at spaces").arg(count), 5,
        [&](int) {
            qsizetype labels = 0;
            for (const QString &text : texts)
                labels += model.score(QStringView(), text, u"").label ? 1 : 0;
            sink = labels;
        },
        [&](int) {
            qsizetype words = 0;
            for (const QString &text : texts)
                words += text.split(u' ').size();
            sink = words;
        },
        QStringLiteral(">= 20,000 reviews/s"));
    return asRate(times, count, QStringLiteral("rev./s"));
}

} // namespace lectern::bench
