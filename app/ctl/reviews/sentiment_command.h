// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/opening/opening.h"

#include <QStringList>

#include <stop_token>

namespace lectern::ctl {

/// `lecternctl sentiment`: judges the reviews that wait for a sentiment; with --lines, texts from a file or stdin without
/// any server.
[[nodiscard]] int runSentimentCommand(const QStringList &arguments);

/// After an import: judges what it brought, and says so on stderr. Trouble is a note, the import itself is done.
void judgeImported(Storage &storage, const std::stop_token &stop);

} // namespace lectern::ctl
