// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lectern::app {

/// Installs the translations in resources/translations; for English these are the singular forms ("1 finding", "2 findings").
/// Requires: a QCoreApplication, whose lifetime they share. Thread: GUI.
void installTranslations();

} // namespace lectern::app
