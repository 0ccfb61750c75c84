// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::app {

/// Lets a crash of this process leave a report in `folder`, as a file `<start>-<pid>.new`, before it ends as it would have ended.
/// The report says which program stopped for which reason, and where, as addresses in the program and its libraries. It has
/// nothing of what the memory held: no contents, arguments, environment, or names of files other than those of libraries.
///
/// Call it once, first in main(). The stack of a thread other than the caller's may overflow without a report.
void installCrashReport(const QString &folder);

/// To be called again after more libraries were loaded, whose addresses a report calls unknown otherwise. Thread: the one that installed it.
void noteLoadedModules();

} // namespace lectern::app
