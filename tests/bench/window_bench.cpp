// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window_bench.h"

#include "storage/cache/sources/change_watch.h"
#include "storage/schema/migrations.h"
#include "tests/bench/kit/comparison.h"
#include "tests/bench/kit/generator.h"
#include "tests/bench/kit/poll_crowd.h"
#include "tests/bench/kit/processor_meter.h"
#include "tests/bench/kit/watched_window.h"
#include "tests/support/servers.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QThread>

#include <atomic>
#include <cstdio>
#include <memory>
#include <thread>

namespace lectern::bench {

using namespace postgres;
using namespace schema;

namespace {

constexpr int reviewCount = 20'000;
constexpr int sampleMs = 3;
constexpr double givenUpMs = 10'000;
/// A row of the first screen that is not the current one, whose title stands in other panes, too.
const QString rowSql = QStringLiteral("select id from reviews order by reviewed_at desc, id desc offset 4 limit 1");
const std::array<QString, 2> titles = {QStringLiteral("Written one way"), QStringLiteral("And now another")};

void tell(const QString &text) { std::fprintf(stderr, "%s\n", qPrintable(text)); }

/// Everything that may keep a window from painting: the processors are wanted by twice as many threads, and the server by readers.
class Load
{
public:
    explicit Load(const QString &postgresUrl)
    {
        for (int i = 0; i < 2 * QThread::idealThreadCount(); ++i) {
            m_threads.emplace_back([](const std::stop_token &stop) {
                volatile quint64 number = 1;
                while (!stop.stop_requested())
                    number = number * 6364136223846793005ULL + 1;
            });
        }
        for (int i = 0; i < 2; ++i) {
            m_threads.emplace_back([postgresUrl](const std::stop_token &stop) {
                PostgresConnection connection(postgresUrl, QStringLiteral("bench load"));
                while (!stop.stop_requested())
                    static_cast<void>(
                        connection.run(QStringLiteral("select entity_id, count(*), avg(rating) from reviews group by 1 order by 2 desc limit 10"), {},
                                       {std::chrono::seconds(30), stop}));
            });
        }
    }

private:
    std::vector<std::jthread> m_threads;
};

struct Options {
    int commits = 0, windows = 1, desktops = 0;
    bool isLoaded = false;
    QString valuesFile;
};

Options optionsOf(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Measures how long a commit by somebody else takes to the painted row, from outside, and what the polls cost."));
    parser.addHelpOption();
    const QCommandLineOption commits(QStringLiteral("commits"), QStringLiteral("How many."), QStringLiteral("N"), QStringLiteral("120"));
    const QCommandLineOption windows(QStringLiteral("windows"), QStringLiteral("So many windows, each on a screen of its own."), QStringLiteral("N"),
                                     QStringLiteral("1"));
    const QCommandLineOption load(QStringLiteral("load"), QStringLiteral("Keep the processors and the server busy meanwhile."));
    const QCommandLineOption desktops(QStringLiteral("desktops"),
                                      QStringLiteral("Connections that poll as windows do, for the server's processor time."), QStringLiteral("N"),
                                      QStringLiteral("40"));
    const QCommandLineOption values(QStringLiteral("values"), QStringLiteral("Add the milliseconds to this file, and tell of all that stand in it."),
                                    QStringLiteral("FILE"));
    parser.addOptions({commits, windows, load, desktops, values});
    parser.process(arguments);
    return {parser.value(commits).toInt(), parser.value(windows).toInt(), parser.value(desktops).toInt(), parser.isSet(load), parser.value(values)};
}

/// Milliseconds from the moment a commit is sent until the last window has painted it, and what the commit itself took.
struct Seen {
    std::vector<double> toPaint, commit;
};

Seen measure(PostgresConnection &writer, const QString &id, std::vector<std::unique_ptr<WatchedWindow>> &windows, int commits)
{
    const auto write = [&](int title) {
        const auto done = writer.run(QStringLiteral("update reviews set title = ? where id = ?::uuid"), {titles[size_t(title)], id});
        if (!done)
            qFatal("the commit failed: %s", qPrintable(done.error().detail));
    };
    for (const auto &window : windows) {
        if (!window->waitUntilStill() || !window->findTitle(write))
            qFatal("a window does not come to rest, or its rows do not follow what is written");
    }
    Seen seen;
    for (int i = 0; i < commits; ++i) {
        QThread::msleep(50 + QRandomGenerator::global()->bounded(500));
        const int title = i % 2;
        QElapsedTimer timer;
        timer.start();
        write(title);
        seen.commit.push_back(double(timer.nsecsElapsed()) / 1e6);
        const auto isPainted = [title](const auto &window) { return window->shows(title); };
        while (!std::all_of(windows.begin(), windows.end(), isPainted) && double(timer.elapsed()) < givenUpMs)
            QThread::msleep(sampleMs);
        seen.toPaint.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    return seen;
}

std::vector<double> withStored(const QString &fileName, const std::vector<double> &values)
{
    std::vector<double> all = values;
    QFile file(fileName);
    if (file.open(QIODevice::ReadWrite | QIODevice::Text)) {
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (!line.isEmpty())
                all.push_back(line.toDouble());
        }
        for (const double value : values)
            file.write(QByteArray::number(value, 'f', 1) + '\n');
    }
    return all;
}

/// What windows that are seen and windows that are not cost the server, while nothing is committed and while five commits a second are.
struct PollCosts {
    PollCost seen, hidden, seenChanging, hiddenChanging;
};

PollCosts pollCosts(PostgresConnection &writer, const QString &url, const QString &id, int desktops)
{
    const auto write = [&] {
        static_cast<void>(writer.run(QStringLiteral("update reviews set helpful_count = helpful_count + 1 where id = ?::uuid"), {id}));
    };
    using cache::ChangeWatch;
    return {measurePolls(url, desktops, ChangeWatch::seenInterval, {}), measurePolls(url, desktops, ChangeWatch::hiddenInterval, {}),
            measurePolls(url, desktops, ChangeWatch::seenInterval, write), measurePolls(url, desktops, ChangeWatch::hiddenInterval, write)};
}

void printPolls(const char *when, const PollCost &seen, const PollCost &hidden, QJsonObject &json)
{
    std::printf(
        "polls, %s: %.0f us of a server's core each; of a core, 100 windows that are seen take %.1f %%, 100 that are not %.1f %%, half of each %.1f %%"
        " (measured with %d connections)\n",
        when, seen.microsecondsEach(), seen.percentOfCoreFor(100), hidden.percentOfCoreFor(100),
        seen.percentOfCoreFor(50) + hidden.percentOfCoreFor(50), seen.desktops);
    json.insert(QStringLiteral("poll_us_%1").arg(QLatin1String(when)), seen.microsecondsEach());
}

void print(const Options &options, const Seen &seen, const std::vector<double> &values, const std::optional<PollCosts> &polls)
{
    const auto over = std::count_if(values.begin(), values.end(), [](double value) { return value > 1000; });
    const QString name = QStringLiteral("%1 window(s)%2").arg(options.windows).arg(options.isLoaded ? QStringLiteral(", under load") : QString());
    std::printf(
        "%s: from the commit's sending to the painted row, ms: n %zu, median %.0f, p95 %.0f, max %.0f, over a second %td (commit itself %.1f, load %.1f)\n",
        qPrintable(name), values.size(), median(values), percentile(values, 0.95), *std::max_element(values.begin(), values.end()), over,
        median(seen.commit), loadAverage());
    QJsonObject json{{QStringLiteral("name"), name},
                     {QStringLiteral("n"), qint64(values.size())},
                     {QStringLiteral("median_ms"), median(values)},
                     {QStringLiteral("p95_ms"), percentile(values, 0.95)},
                     {QStringLiteral("max_ms"), *std::max_element(values.begin(), values.end())},
                     {QStringLiteral("over_1_s"), qint64(over)}};
    if (polls) {
        printPolls("quiet", polls->seen, polls->hidden, json);
        printPolls("changing", polls->seenChanging, polls->hiddenChanging, json);
    }
    std::printf("%s\n", QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
}

} // namespace

int measureWindow(const QStringList &arguments)
{
    const Options options = optionsOf(arguments);
    TestPostgres postgres;
    TestRedis redis;
    if (!postgres.isRunning() || !redis.isRunning())
        qFatal("the servers do not start: %s %s", qPrintable(postgres.error()), qPrintable(redis.error()));
    const QString url = postgres.createDatabase(QStringLiteral("window"));
    PostgresConnection writer(url, QStringLiteral("bench writer"));
    const auto filled = migrateUp(writer).and_then([&](const SchemaStatus &) { return generateReviews(writer, reviewCount, tell); });
    if (!filled)
        qFatal("%s", qPrintable(filled.error().detail));
    const auto row = writer.run(rowSql);
    if (!row)
        qFatal("%s", qPrintable(row.error().detail));
    Seen seen;
    {
        std::vector<std::unique_ptr<WatchedWindow>> windows;
        for (int i = 0; i < options.windows; ++i)
            windows.push_back(std::make_unique<WatchedWindow>(url, redis.url()));
        const std::optional<Load> load = options.isLoaded ? std::optional<Load>(std::in_place, url) : std::nullopt;
        seen = measure(writer, row->toString(0, 0), windows, options.commits);
    }
    const std::vector<double> values = options.valuesFile.isEmpty() ? seen.toPaint : withStored(options.valuesFile, seen.toPaint);
    std::optional<PollCosts> polls;
    if (options.desktops > 0)
        polls = pollCosts(writer, url, row->toString(0, 0), options.desktops);
    print(options, seen, values, polls);
    return 0;
}

} // namespace lectern::bench
