// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QRect>
#include <QTemporaryDir>

#include <vector>

namespace lectern::bench {

/// An X server without a monitor whose memory is read directly, so that taking a picture does not distort measurements.
///
/// Thread: the one that started it, which must outlive it. Owns: Xvfb and its folder.
class VirtualScreen
{
public:
    using Pixels = std::vector<quint32>;
    static constexpr int width = 1280;
    static constexpr int height = 800;

    VirtualScreen();
    ~VirtualScreen();
    VirtualScreen(const VirtualScreen &) = delete;
    VirtualScreen &operator=(const VirtualScreen &) = delete;

    /// For example ":7"; empty: it is not running.
    [[nodiscard]] const QString &display() const { return m_display; }
    /// The screen's present content, row by row.
    [[nodiscard]] Pixels grab(const QRect &rect = {0, 0, width, height}) const;

private:
    QTemporaryDir m_folder;
    QProcess m_server;
    QString m_display;
    QFile m_memory;
    const uchar *m_pixels = nullptr;
    qsizetype m_bytesPerLine = 0;
};

} // namespace lectern::bench
