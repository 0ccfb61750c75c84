// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace lectern::app {

/// What Lectern found on this computer.
struct Machine {
    QString home;
    QString serverName; ///< Of a team's PostgreSQL; empty: the database is private.
    bool hasRedis = false;
    bool readsScans = false;
    bool hasOllama = false;
};

/// Adds what is installed. Thread: any; blocks on files.
[[nodiscard]] Machine withInstalledParts(Machine machine);

/// Three sentences for an analyst: where the data is, and what is here and what is not.
[[nodiscard]] QStringList sentencesAbout(const Machine &machine);

} // namespace lectern::app
