// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/kit/virtual_screen.h"

#include <QtEndian>

#include <cstring>

namespace lectern::bench {

namespace {

/// Fields of four bytes in the header of an X window dump, and the size of an entry in its colour map.
enum Field { HeaderSize = 0, BytesPerLine = 12, ColourCount = 19, FieldCount = 25 };
constexpr quint32 colourBytes = 12;

} // namespace

VirtualScreen::VirtualScreen()
{
    m_server.setStandardErrorFile(QProcess::nullDevice());
    m_server.start(QStringLiteral("Xvfb"),
                   {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"),
                    QStringLiteral("%1x%2x24").arg(width).arg(height), QStringLiteral("-fbdir"), m_folder.path(), QStringLiteral("-nolisten"),
                    QStringLiteral("tcp"), QStringLiteral("-noreset")});
    while (m_server.state() != QProcess::NotRunning && !m_server.canReadLine())
        m_server.waitForReadyRead(100);
    const QString number = QString::fromLatin1(m_server.readLine()).trimmed();
    m_memory.setFileName(m_folder.filePath(QStringLiteral("Xvfb_screen0")));
    if (number.isEmpty() || !m_memory.open(QIODevice::ReadOnly))
        return;
    const uchar *memory = m_memory.map(0, m_memory.size());
    const auto field = [memory](Field which) { return qFromBigEndian<quint32>(memory + 4 * which); };
    if (!memory || m_memory.size() < 4 * FieldCount)
        return;
    m_bytesPerLine = field(BytesPerLine);
    m_pixels = memory + field(HeaderSize) + colourBytes * field(ColourCount);
    m_display = u':' + number;
}

VirtualScreen::~VirtualScreen()
{
    m_server.terminate();
    m_server.waitForFinished(5000);
}

VirtualScreen::Pixels VirtualScreen::grab(const QRect &rect) const
{
    Pixels pixels(size_t(rect.width()) * size_t(rect.height()));
    for (int y = 0; y < rect.height(); ++y) {
        std::memcpy(pixels.data() + size_t(y) * size_t(rect.width()),
                    m_pixels + (rect.top() + y) * m_bytesPerLine + rect.left() * qsizetype(sizeof(quint32)), size_t(rect.width()) * sizeof(quint32));
    }
    return pixels;
}

} // namespace lectern::bench
