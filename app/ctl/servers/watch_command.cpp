// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/servers/watch_command.h"
#include "models/errors/error_text.h"

#include "app/ctl/kit/command.h"
#include "storage/api/clock.h"
#include "storage/api/files/opened_file.h"

#include <QThread>

namespace lectern::ctl {

using namespace errors;

namespace {

using namespace std::chrono_literals;

/// Minimum duration of a round over all ids: twenty reads of each per second are enough.
constexpr auto shortestRound = 50ms;

Result<std::vector<ReviewId>> readIds(const QString &path)
{
    constexpr qint64 mostBytes = 16 << 20;
    const Result<QByteArray> words = OpenedFile::readWhole(path, mostBytes);
    if (!words)
        return failureOf(words);
    std::vector<ReviewId> ids;
    for (const QByteArray &word : words->simplified().split(' ')) {
        const QUuid id = QUuid::fromString(QString::fromLatin1(word));
        if (id.isNull())
            return failure(ErrorCode::InvalidRequest, FaultyPart::File,
                           QStringLiteral("%1: '%2' is not the id of a review").arg(path, QString::fromUtf8(word)));
        ids.push_back({id});
    }
    return ids;
}

/// Milliseconds with three decimals: microseconds would exceed the exact integers of JSON.
double millisecondsOf(Instant instant) { return double(std::chrono::duration_cast<std::chrono::microseconds>(instant).count()) / 1000.0; }

void readOnce(ReviewSource &source, ReviewId id, std::chrono::milliseconds bound)
{
    const Instant asked = Clock::boot().now();
    const auto answer = source.fetchReview(id, {}, bound).result();
    const Instant given = Clock::boot().now();
    QJsonObject line{{QStringLiteral("t_ms"), millisecondsOf(given)},
                     {QStringLiteral("asked_ms"), millisecondsOf(asked)},
                     {QStringLiteral("id"), id.value.toString(QUuid::WithoutBraces)}};
    if (answer) {
        line.insert(QStringLiteral("version"), answer->value->version);
        line.insert(QStringLiteral("source"), nameOf(answer->provenance.source));
        line.insert(QStringLiteral("age_ms"), qint64(answer->provenance.age.count()));
    } else {
        line.insert(QStringLiteral("error"), explanationOf(answer.error()));
    }
    printJson(line);
}

} // namespace

int runWatchCommand(const QStringList &arguments)
{
    CommandLine line(
        QStringLiteral("watch"), QStringLiteral("--ids FILE [--bound-ms N] [--seconds S]"),
        QStringLiteral(
            "Reads the reviews of FILE (one id a line) through the cache in a loop; one JSON line per read. t_ms and asked_ms are CLOCK_BOOTTIME."));
    line.addOption({QStringLiteral("ids"), QStringLiteral("File with the reviews' ids."), QStringLiteral("FILE")});
    line.addOption(
        {QStringLiteral("bound-ms"), QStringLiteral("How old an answer may be; 1000 without it."), QStringLiteral("N"), QStringLiteral("1000")});
    line.addOption({QStringLiteral("seconds"), QStringLiteral("How long to go on; 10 without it."), QStringLiteral("S"), QStringLiteral("10")});
    if (const auto exitCode = line.parse(arguments))
        return *exitCode;
    bool isBound = false, isDuration = false;
    const std::chrono::milliseconds bound{line.value(QStringLiteral("bound-ms")).toLongLong(&isBound)};
    const std::chrono::duration<double> duration{line.value(QStringLiteral("seconds")).toDouble(&isDuration)};
    if (!line.isSet(QStringLiteral("ids")) || !isBound || bound < 0ms || !isDuration || duration.count() <= 0)
        return line.usageError(QStringLiteral("--ids FILE is needed, --bound-ms is a number from 0, --seconds one above 0"));

    const auto ids = readIds(line.value(QStringLiteral("ids")));
    if (!ids)
        return failed(ids.error());
    const auto open = openForCommand();
    if (!open)
        return failed(open.error());
    const Instant end = Clock::boot().now() + std::chrono::duration_cast<Instant>(duration);
    while (Clock::boot().now() < end) {
        const Instant round = Clock::boot().now();
        for (const ReviewId id : *ids)
            readOnce(open->storage->reviews(), id, bound);
        const Instant left = round + shortestRound - Clock::boot().now();
        if (left > 0ns)
            QThread::usleep(static_cast<unsigned long>(std::chrono::duration_cast<std::chrono::microseconds>(left).count()));
    }
    return exit_code::done;
}

} // namespace lectern::ctl
