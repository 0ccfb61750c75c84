// SPDX-License-Identifier: GPL-3.0-or-later
// lectern-clause-features: what resources/clauses/train.py learns from, so that training and reading share one
// implementation of words, segments and features. Writes to standard output, in the machine's byte order.
#include "models/analysis/clauses/clause_finder.h"
#include "models/analysis/clauses/contract_phrases.h"
#include "models/analysis/clauses/segment_features.h"
#include "models/analysis/clauses/word_features.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace lectern;
using namespace lectern::analysis;

namespace {

template <typename T>
void put(T value)
{
    std::fwrite(&value, sizeof value, 1, stdout);
}

QString textOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
    QByteArray bytes = file.readAll();
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes.remove(0, 3);
    return QString::fromUtf8(bytes);
}

/// count, then per segment: start, end, break, heading, count of features, (id, kind)...
void putSegments(const ContractTokens &words)
{
    const std::vector<ContractSegment> segments = segmentsOf(words);
    const SegmentFeatures features(words, segments);
    put(quint32(segments.size()));
    for (size_t i = 0; i < segments.size(); ++i) {
        const std::vector<Feature> own = features.featuresOf(i);
        put(segments[i].start);
        put(segments[i].end);
        put(qint32(segments[i].before));
        put(qint32(segments[i].isHeading));
        put(quint32(own.size()));
        for (const Feature &feature : own) {
            put(feature.id);
            put(quint32(feature.kind));
        }
    }
}

/// count, then per word of the opening: start, end, count of features, id...
void putWords(const ContractTokens &words)
{
    const std::vector<ContractSegment> segments = segmentsOf(words);
    const WordFeatures features(words, segments);
    put(quint32(features.count()));
    for (qint32 i = 0; i < features.count(); ++i) {
        const std::vector<quint32> own = features.featuresOf(i);
        put(words.words()[size_t(i)].start);
        put(words.words()[size_t(i)].end);
        put(quint32(own.size()));
        for (quint32 feature : own)
            put(feature);
    }
}

/// count, then per phrase: kind, start, end, count of features, id...
void putPhrases(const ContractTokens &words)
{
    const std::vector<ContractPhrase> phrases = phrasesOf(words, segmentsOf(words));
    put(quint32(phrases.size()));
    for (const ContractPhrase &phrase : phrases) {
        put(quint32(phrase.kind));
        put(words.words()[size_t(phrase.firstWord)].start);
        put(words.words()[size_t(phrase.lastWord - 1)].end);
        put(quint32(phrase.features.size()));
        for (quint32 feature : phrase.features)
            put(feature);
    }
}

ClauseFinder finderWith(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
    Result<ClauseFinder> finder = ClauseFinder::withWeights(file.readAll());
    if (!finder)
        qFatal("%s", qPrintable(finder.error().detail));
    return *finder;
}

/// One line of JSON per text: {category: {"present", "confidence", "findings": [{"start", "end", "confidence"}]}}.
void putFindings(const ClauseFinder &finder, const QString &text)
{
    QJsonObject answer;
    const Result<std::vector<CategoryFindings>> found = finder.findClauses(text);
    for (const CategoryFindings &category : *found) {
        QJsonArray findings;
        for (const ClauseFinding &finding : category.findings)
            findings.append(QJsonObject{{QStringLiteral("start"), finding.range.start},
                                        {QStringLiteral("end"), finding.range.end},
                                        {QStringLiteral("confidence"), finding.confidence}});
        answer.insert(clauseCategoryName(category.category),
                      QJsonObject{{QStringLiteral("present"), category.isPresent},
                                  {QStringLiteral("confidence"), category.confidence},
                                  {QStringLiteral("findings"), findings}});
    }
    std::puts(QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
}

} // namespace

int main(int argc, char **argv)
{
    const QByteArray what = argc > 2 ? argv[1] : "";
    if (what == "find") {
        const ClauseFinder finder = finderWith(QString::fromLocal8Bit(argv[2]));
        for (int i = 3; i < argc; ++i)
            putFindings(finder, textOf(QString::fromLocal8Bit(argv[i])));
        return 0;
    }
    if (what != "segments" && what != "words" && what != "phrases") {
        std::fputs("usage: lectern-clause-features segments|words|phrases FILE...\n"
                   "       lectern-clause-features find WEIGHTS FILE...\n",
                   stderr);
        return 2;
    }
    for (int i = 2; i < argc; ++i) {
        const ContractTokens words(textOf(QString::fromLocal8Bit(argv[i])));
        if (what == "segments")
            putSegments(words);
        else if (what == "phrases")
            putPhrases(words);
        else
            putWords(words);
    }
    return 0;
}
