// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/comparison.h"

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

double median(std::vector<double> values)
{
    return percentile(std::move(values), 0.5);
}

Comparison comparePairs(const QString &name, int pairs, const std::function<void(int)> &lectern,
                        const std::function<void(int)> &peer, const QString &goal)
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

void print(const std::vector<Comparison> &comparisons)
{
    std::printf("%-44s %12s %12s %-7s %8s  %s\n", "what", "lectern", "peer", "unit", "ratio", "goal");
    QJsonArray array;
    for (const Comparison &line : comparisons) {
        std::printf("%-44s %12.3f %12.3f %-7s %8.2f  %s\n", qPrintable(line.name), line.lectern, line.peer,
                    qPrintable(line.unit), line.ratio, qPrintable(line.goal));
        array.append(QJsonObject{{QStringLiteral("name"), line.name},
                                 {QStringLiteral("lectern"), line.lectern},
                                 {QStringLiteral("peer"), line.peer},
                                 {QStringLiteral("unit"), line.unit},
                                 {QStringLiteral("ratio"), line.ratio},
                                 {QStringLiteral("goal"), line.goal}});
    }
    std::printf("%s\n", QJsonDocument(array).toJson(QJsonDocument::Compact).constData());
}

} // namespace lectern::bench
