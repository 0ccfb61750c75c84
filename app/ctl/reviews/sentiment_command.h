// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/opening/opening.h"

#include <QStringList>

#include <stop_token>

namespace lectern::ctl {

/// `lecternctl sentiment`: scores the reviews that wait for a sentiment; with --lines, texts from a file or stdin, without
/// any server.
[[nodiscard]] int runSentimentCommand(const QStringList &arguments);

/// Scores the newly imported reviews and reports it on stderr. An error is only reported, as the import itself succeeded.
void judgeImported(Storage &storage, const std::stop_token &stop);

} // namespace lectern::ctl
