// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lectern::app {

/// Installs what resources/translations holds: in English the singular forms ("1 finding", "2 findings").
/// Requires: a QCoreApplication, which it lives as long as. Thread: GUI.
void installTranslations();

} // namespace lectern::app
