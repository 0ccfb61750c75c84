// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/import_job.h"

#include <QString>

namespace lectern::ctl {

/// One line on stderr that each progress report overwrites. Does nothing if stderr is not a terminal.
class ProgressLine
{
public:
    explicit ProgressLine(const QString &title);
    ~ProgressLine(); ///< Erases the line.
    void show(const imports::ImportProgress &progress);
    void show(const QString &progress);

private:
    QString m_title;
    bool m_isTerminal;
    int m_width = 0;
};

} // namespace lectern::ctl
