// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/reviews/sentiment_command.h"
#include "models/errors/error_text.h"

#include "app/ctl/kit/command.h"
#include "app/ctl/kit/interrupt.h"
#include "models/sentiment/sentiment_job.h"
#include "storage/api/files/opened_file.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>

#include <cstdio>

namespace lectern::ctl {

using namespace app;
using namespace errors;
using namespace sentiment;

namespace {

/// Parses an input line: a JSON object with text, title, language, or else plain text.
UnscoredReview reviewIn(const QByteArray &line)
{
    UnscoredReview review;
    if (line.startsWith('{')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.value(QStringLiteral("text")).isString() || object.value(QStringLiteral("title")).isString()) {
            review.text = object.value(QStringLiteral("text")).toString();
            review.title = object.value(QStringLiteral("title")).toString();
            review.language = object.value(QStringLiteral("language")).toString();
            return review;
        }
    }
    review.text = QString::fromUtf8(line);
    return review;
}

void printVerdict(const ScoredSentiment &verdict, const SentimentModel &model, bool isJson)
{
    const QString label = verdict.label ? nameOf(*verdict.label) : QStringLiteral("unknown");
    if (!isJson)
        return printLine(QStringLiteral("%1\t%2\t%3").arg(label).arg(verdict.score, 0, 'f', 3).arg(verdict.confidence, 0, 'f', 3));
    printJson({{QStringLiteral("label"), label},
               {QStringLiteral("score"), verdict.label ? QJsonValue(verdict.score) : QJsonValue()},
               {QStringLiteral("confidence"), verdict.confidence},
               {QStringLiteral("engine"), SentimentModel::engine()},
               {QStringLiteral("version"), model.version()}});
}

int judgeLines(const QString &fileName, bool isJson)
{
    constexpr qint64 mostBytes = 256 << 20;
    const bool isInput = fileName == QLatin1String("-");
    QFile input;
    QBuffer whole;
    if (isInput && !input.open(stdin, QIODevice::ReadOnly))
        return failed({ErrorCode::Unavailable, FaultyPart::File, input.errorString()});
    const Result<QByteArray> bytes = isInput ? QByteArray() : OpenedFile::readWhole(fileName, mostBytes);
    if (!bytes)
        return failed(bytes.error());
    whole.setData(*bytes);
    whole.open(QIODevice::ReadOnly);
    QIODevice &lines = isInput ? static_cast<QIODevice &>(input) : whole;
    const SentimentModel &model = SentimentModel::builtIn();
    while (!lines.atEnd()) {
        QByteArray line = lines.readLine();
        while (line.endsWith('\n') || line.endsWith('\r'))
            line.chop(1);
        const UnscoredReview review = reviewIn(line);
        printVerdict(model.score(review.title, review.text, review.language), model, isJson);
    }
    return exit_code::done;
}

QString sentenceOf(const SentimentCounts &counts)
{
    return QStringLiteral("sentiment: %1 reviews judged (%2 negative, %3 neutral, %4 positive, %5 cannot be told)")
        .arg(counts.count())
        .arg(counts.byLabel[0])
        .arg(counts.byLabel[1])
        .arg(counts.byLabel[2])
        .arg(counts.unknown);
}

int judgeStored(bool isJson)
{
    const auto open = openForCommand(OpeningGoal::Schema);
    if (!open)
        return failed(open.error());
    const Interrupt interrupt;
    const auto sink = open->storage->makeSentimentSink();
    const SentimentModel &model = SentimentModel::builtIn();
    QElapsedTimer timer;
    timer.start();
    const auto counts = runSentimentPass(*sink, model, SentimentPace::Full, interrupt.token());
    if (!counts)
        return failed(counts.error());
    if (!isJson) {
        printLine(sentenceOf(*counts));
        return exit_code::done;
    }
    QJsonObject object{{QStringLiteral("judged"), counts->count()}, {QStringLiteral("unknown"), counts->unknown}};
    for (size_t k = 0; k < counts->byLabel.size(); ++k)
        object.insert(nameOf(Sentiment(k)), counts->byLabel[k]);
    object.insert(QStringLiteral("seconds"), double(timer.elapsed()) / 1000);
    object.insert(QStringLiteral("engine"), SentimentModel::engine());
    object.insert(QStringLiteral("version"), model.version());
    printJson(object);
    return exit_code::done;
}

} // namespace

int runSentimentCommand(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("sentiment"), QStringLiteral("[--lines FILE] [--json]"),
                     QStringLiteral("Judges the reviews that bring no sentiment: negative, neutral, positive or unknown."));
    line.addOption({QStringLiteral("lines"),
                    QStringLiteral("Judge each line of FILE (- for stdin) instead, without any server: a text, or JSON with text, title, language."),
                    QStringLiteral("FILE")});
    if (const auto exitCode = line.parse(arguments))
        return *exitCode;
    if (!line.positionalArguments().isEmpty())
        return line.usageError(QStringLiteral("takes no arguments besides options"));
    return line.isSet(QStringLiteral("lines")) ? judgeLines(line.value(QStringLiteral("lines")), line.isJson()) : judgeStored(line.isJson());
}

void judgeImported(Storage &storage, const std::stop_token &stop)
{
    const auto sink = storage.makeSentimentSink();
    const auto counts = runSentimentPass(*sink, SentimentModel::builtIn(), SentimentPace::Full, stop);
    if (!counts)
        printNote(QStringLiteral("sentiment: %1").arg(explanationOf(counts.error())));
    else if (counts->count() > 0)
        printNote(sentenceOf(*counts));
}

} // namespace lectern::ctl
