// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl document`: one document, its text, file or analysis; or a change to it.
[[nodiscard]] int runDocumentCommand(const QStringList &arguments);

} // namespace lectern::ctl
