// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <optional>

namespace lectern::errors {

/// Sentences for the user about a server's refusal, more specific than its error code.
struct ServerText {
    QString title;  ///< One sentence: what happened.
    QString advice; ///< What to do.
};

/// The sentence for each SQLSTATE that can occur; nothing for errors without a state. Contains no values of rows.
/// Source of the classes: PostgreSQL 15 manual, appendix A. Thread: any.
[[nodiscard]] std::optional<ServerText> serverText(const StorageError &error);

} // namespace lectern::errors
