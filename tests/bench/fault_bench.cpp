// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/fault_bench.h"

#include "storage/storage.h"

#include <QElapsedTimer>
#include <QThread>

namespace lectern::bench {

namespace {

/// Milliseconds of each of 500 page reads at 100 a second, the pace of a fast scroll, all different pages.
std::vector<double> readTimes(const Site &site, const QString &redisUrl)
{
    StorageConfig config;
    config.postgresUrl = site.postgresUrl;
    config.redisUrl = redisUrl;
    Storage storage(config);
    std::vector<double> times;
    PageRequest request;
    for (int i = 0; i < 500; ++i) {
        QElapsedTimer timer;
        timer.start();
        const auto answer = storage.reviews().fetchPage(request).result();
        if (!answer)
            qFatal("%s", qPrintable(answer.error().detail));
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
        request.anchor = answer->value->anchorOf(answer->value->rowCount() - 1);
        QThread::msleep(10);
    }
    return times;
}

} // namespace

Comparison compareHungRedis(TestRedis &redis, const Site &site)
{
    const double without = percentile(readTimes(site, QString()), 0.95);
    redis.freeze();
    const double hung = percentile(readTimes(site, site.redisSocket), 0.95);
    redis.thaw();
    return {QStringLiteral("p95 of reads, Redis hung | no Redis"),
            hung,
            without,
            QStringLiteral("ms"),
            hung / without,
            QStringLiteral("at most 20 ms more")};
}

} // namespace lectern::bench
