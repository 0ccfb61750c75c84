// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/kit/progress_line.h"

#include "app/ctl/kit/terminal.h"

#include <QFileInfo>

#include <algorithm>
#include <cstdio>

namespace lectern::ctl {

using namespace imports;

ProgressLine::ProgressLine(const QString &title) : m_title(QFileInfo(title).fileName()), m_isTerminal(isErrorTerminal()) {}

ProgressLine::~ProgressLine()
{
    if (m_width > 0)
        std::fprintf(stderr, "\r%*s\r", m_width, "");
}

void ProgressLine::show(const ImportProgress &progress)
{
    if (!m_isTerminal)
        return;
    const double percent = progress.totalBytes > 0 ? 100.0 * double(progress.doneBytes) / double(progress.totalBytes) : 0;
    QString text =
        QStringLiteral("%1 %  %2 rows  %3 rows/s").arg(percent, 0, 'f', 0).arg(progress.counts.rows()).arg(progress.rowsPerSecond, 0, 'f', 0);
    if (progress.timeLeft)
        text += QStringLiteral("  %1 s left").arg(progress.timeLeft->count());
    show(text);
}

void ProgressLine::show(const QString &progress)
{
    if (!m_isTerminal)
        return;
    const QByteArray line = (m_title + QStringLiteral("  ") + progress).toLocal8Bit();
    std::fprintf(stderr, "\r%-*s", m_width, line.constData());
    std::fflush(stderr);
    m_width = std::max(m_width, int(line.size()));
}

} // namespace lectern::ctl
