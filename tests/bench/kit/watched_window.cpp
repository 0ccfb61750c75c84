// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/kit/watched_window.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>

#include <algorithm>

namespace lectern::bench {

namespace {

constexpr int stillMs = 1500;
constexpr int timeoutMs = 90'000;
/// Without the charts below, which never stop moving.
constexpr QRect rows(0, 0, VirtualScreen::width, VirtualScreen::height / 2);

QString built(const QString &program) { return QCoreApplication::applicationDirPath() + u'/' + program; }

/// The first line of text whose pixels differ: the row in the table, not the panes beside and below it.
QRect firstLineThatDiffers(const std::vector<bool> &differs)
{
    constexpr int lineGap = 4;
    QRect place;
    int rowsWithout = 0;
    for (int y = 0; y < rows.height() && (place.isNull() || rowsWithout < lineGap); ++y) {
        ++rowsWithout;
        for (int x = 0; x < VirtualScreen::width; ++x) {
            if (!differs[size_t(y) * VirtualScreen::width + size_t(x)])
                continue;
            place = place.united(QRect(x, y, 1, 1));
            rowsWithout = 0;
        }
    }
    return place;
}

} // namespace

WatchedWindow::WatchedWindow(const QString &postgresUrl, const QString &redisUrl)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
    environment.insert(QStringLiteral("DISPLAY"), m_screen.display());
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    environment.insert(QStringLiteral("LECTERN_HOME"), m_home.path());
    environment.insert(QStringLiteral("LECTERN_POSTGRES_URL"), postgresUrl);
    environment.insert(QStringLiteral("LECTERN_REDIS_URL"), redisUrl);
    m_process.setProcessEnvironment(environment);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(built(QStringLiteral("lectern")),
                    {QStringLiteral("--place"), QStringLiteral("reviews"), QStringLiteral("--size"), QStringLiteral("1280x800")});
    m_process.waitForStarted(30'000);
}

WatchedWindow::~WatchedWindow()
{
    m_process.terminate();
    if (!m_process.waitForFinished(20'000))
        m_process.kill();
    m_process.waitForFinished(5'000);
}

bool WatchedWindow::waitUntilStill() const
{
    QElapsedTimer all, still;
    all.start();
    still.start();
    VirtualScreen::Pixels before = m_screen.grab(rows);
    while (still.elapsed() < stillMs) {
        QThread::msleep(50);
        VirtualScreen::Pixels now = m_screen.grab(rows);
        const bool isEmpty = std::all_of(now.begin(), now.end(), [&now](quint32 pixel) { return pixel == now.front(); });
        if (now != before || isEmpty)
            still.restart();
        before = std::move(now);
        if (all.elapsed() > timeoutMs)
            return false;
    }
    return true;
}

bool WatchedWindow::findTitle(const std::function<void(int)> &write)
{
    constexpr int rounds = 3;
    std::array<std::vector<VirtualScreen::Pixels>, 2> seen;
    for (int i = 0; i < 2 * rounds; ++i) {
        write(i % 2);
        QThread::msleep(2500);
        seen[size_t(i % 2)].push_back(m_screen.grab());
    }
    std::vector<bool> differs(seen[0][0].size());
    for (size_t pixel = 0; pixel < differs.size(); ++pixel) {
        const auto isSteady = [pixel](const std::vector<VirtualScreen::Pixels> &looks) {
            return std::all_of(looks.begin(), looks.end(), [&](const VirtualScreen::Pixels &look) { return look[pixel] == looks[0][pixel]; });
        };
        differs[pixel] = seen[0][0][pixel] != seen[1][0][pixel] && isSteady(seen[0]) && isSteady(seen[1]);
    }
    m_place = firstLineThatDiffers(differs);
    if (m_place.isNull())
        return false;
    for (int title : {0, 1}) {
        write(title);
        QThread::msleep(2500);
        m_looks[size_t(title)] = m_screen.grab(m_place);
    }
    return m_looks[0] != m_looks[1];
}

} // namespace lectern::bench
