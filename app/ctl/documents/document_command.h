// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl document`: shows one document, its text, file or analysis, or changes it.
[[nodiscard]] int runDocumentCommand(const QStringList &arguments);

} // namespace lectern::ctl
