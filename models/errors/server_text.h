// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <optional>

namespace lectern::errors {

/// What is known of a server's refusal beyond its code, in the reader's words.
struct ServerText {
    QString title;  ///< One sentence: what happened.
    QString advice; ///< What to do.
};

/// A sentence of ours for each SQLSTATE that somebody can meet; nothing for an error without one. No value of a row is in it.
/// Source of the classes: PostgreSQL 15 manual, appendix A. Thread: any.
[[nodiscard]] std::optional<ServerText> serverText(const StorageError &error);

} // namespace lectern::errors
