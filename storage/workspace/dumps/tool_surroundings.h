// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QProcessEnvironment>

namespace lectern::workspace {

/// What a client program of PostgreSQL needs around it, and nothing more of this process's environment.
[[nodiscard]] QProcessEnvironment toolEnvironment();
/// The absolute path, spelt as the program can read it.
[[nodiscard]] QString pathForTool(const QString &path);
/// Takes the program from this process's terminal, as Ctrl+C is for Lectern, which then ends it. Call it before the program is started.
void setTiesToTerminal(QProcess &process, bool isInBackground);

} // namespace lectern::workspace
