// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/kit/poll_crowd.h"

#include "storage/postgres/state/freshness_reader.h"

#include <QElapsedTimer>
#include <QFile>
#include <QThread>

#include <libpq-fe.h>

#include <memory>
#include <vector>

namespace lectern::bench {

using namespace postgres;

namespace {

constexpr double measuredSeconds = 10;
constexpr int writesPerSecond = 5;

struct Desktop {
    PostgresConnection connection;
    std::optional<Snapshot> last;
    double dueMs;

    Desktop(const QString &url, double due) : connection(url, QStringLiteral("bench desktop"), PostgresConnection::Plans::Once), dueMs(due) {}
    void poll()
    {
        const Result<FreshnessPoll> polled = readFreshness(connection, last);
        if (!polled)
            qFatal("a poll failed: %s", qPrintable(polled.error().detail));
        last = polled->snapshot;
    }
    [[nodiscard]] double processorMs() const
    {
        QFile file(QStringLiteral("/proc/%1/schedstat").arg(PQbackendPID(connection.handle())));
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').first().toDouble() / 1e6 : 0;
    }
};

} // namespace

PollCost measurePolls(const QString &postgresUrl, int desktops, std::chrono::milliseconds every, const std::function<void()> &write)
{
    const double interval = double(every.count());
    std::vector<std::unique_ptr<Desktop>> crowd;
    for (int i = 0; i < desktops; ++i) {
        crowd.push_back(std::make_unique<Desktop>(postgresUrl, interval * i / desktops));
        crowd.back()->poll();
        crowd.back()->poll(); // so that it is prepared and planned
    }
    const auto used = [&crowd] {
        double sum = 0;
        for (const auto &desktop : crowd)
            sum += desktop->processorMs();
        return sum;
    };
    PollCost cost{desktops, 0, -used(), measuredSeconds};
    QElapsedTimer timer;
    timer.start();
    double writeDue = 0;
    for (size_t next = 0; timer.elapsed() < measuredSeconds * 1000; next = (next + 1) % crowd.size()) {
        Desktop &desktop = *crowd[next];
        const double wait = desktop.dueMs - double(timer.elapsed());
        if (wait > 0)
            QThread::usleep(static_cast<unsigned long>(wait * 1000));
        if (write && double(timer.elapsed()) >= writeDue) {
            write();
            writeDue += 1000.0 / writesPerSecond;
        }
        desktop.poll();
        desktop.dueMs += interval;
        ++cost.polls;
    }
    cost.seconds = double(timer.elapsed()) / 1000;
    cost.processorMs += used();
    return cost;
}

} // namespace lectern::bench
