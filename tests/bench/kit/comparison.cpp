// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/kit/comparison.h"

#include "tests/bench/kit/processor_meter.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>

namespace lectern::bench {

namespace {

double milliseconds(const std::function<void(int)> &action, int pair)
{
    QElapsedTimer timer;
    timer.start();
    action(pair);
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

double percentile(std::vector<double> values, double fraction)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, size_t(double(values.size()) * fraction))];
}

double median(std::vector<double> values) { return percentile(std::move(values), 0.5); }

Comparison comparePairs(const QString &name, int pairs, const std::function<void(int)> &lectern, const std::function<void(int)> &peer,
                        const QString &goal)
{
    std::vector<double> ours, theirs, ratios;
    for (int pair = 0; pair < pairs; ++pair) {
        const bool oursFirst = pair % 2 == 0;
        const double first = milliseconds(oursFirst ? lectern : peer, pair);
        const double second = milliseconds(oursFirst ? peer : lectern, pair);
        ours.push_back(oursFirst ? first : second);
        theirs.push_back(oursFirst ? second : first);
        ratios.push_back(ours.back() / theirs.back());
    }
    return {name, median(ours), median(theirs), QStringLiteral("ms"), median(ratios), goal};
}

Comparison measurePairs(const QString &name, int pairs, const std::function<void(int)> &lectern, const std::function<void(int)> &peer,
                        const QString &goal, const std::function<void(int)> &prepare)
{
    std::vector<double> ours, theirs;
    const auto measured = [](std::vector<double> &processor, const std::function<void(int)> &action, int pair, double &wall) {
        const double before = processorMilliseconds();
        wall = milliseconds(action, pair);
        processor.push_back(processorMilliseconds() - before);
    };
    std::vector<double> ourWall, theirWall, ratios;
    for (int pair = 0; pair < pairs; ++pair) {
        if (prepare)
            prepare(pair);
        double our = 0, their = 0;
        if (pair % 2 == 0)
            measured(ours, lectern, pair, our);
        measured(theirs, peer, pair, their);
        if (pair % 2 != 0)
            measured(ours, lectern, pair, our);
        ourWall.push_back(our);
        theirWall.push_back(their);
        ratios.push_back(our / their);
    }
    return {name, median(ourWall), median(theirWall), QStringLiteral("ms"), median(ratios), goal, median(ours), median(theirs)};
}

Comparison asRate(Comparison times, double amount, const QString &unit)
{
    times.lectern = amount / (times.lectern / 1000);
    times.peer = amount / (times.peer / 1000);
    times.ratio = 1 / times.ratio;
    times.unit = unit;
    return times;
}

void print(const std::vector<Comparison> &comparisons)
{
    std::printf("load of the last minute: %.1f\n", loadAverage());
    std::printf("%-62s %12s %12s %-8s %8s %19s  %s\n", "what", "lectern", "peer", "unit", "ratio", "processor, ms", "goal");
    QJsonArray array;
    for (const Comparison &line : comparisons) {
        const QString processor = line.processor == 0 && line.peerProcessor == 0
            ? QString()
            : QStringLiteral("%1 | %2").arg(line.processor, 0, 'f', 1).arg(line.peerProcessor, 0, 'f', 1);
        std::printf("%-62s %12.3f %12.3f %-8s %8.2f %19s  %s\n", qUtf8Printable(line.name), line.lectern, line.peer, qPrintable(line.unit),
                    line.ratio, qPrintable(processor), qUtf8Printable(line.goal));
        array.append(QJsonObject{{QStringLiteral("name"), line.name},
                                 {QStringLiteral("lectern"), line.lectern},
                                 {QStringLiteral("peer"), line.peer},
                                 {QStringLiteral("unit"), line.unit},
                                 {QStringLiteral("ratio"), line.ratio},
                                 {QStringLiteral("goal"), line.goal},
                                 {QStringLiteral("processor_ms"), line.processor},
                                 {QStringLiteral("peer_processor_ms"), line.peerProcessor}});
    }
    std::printf("%s\n", QJsonDocument(array).toJson(QJsonDocument::Compact).constData());
}

} // namespace lectern::bench
