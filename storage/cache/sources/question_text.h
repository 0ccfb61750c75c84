// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/read/question.h"

#include <QByteArrayView>

#include <optional>

namespace lectern::cache {

/// Parses the question back from its normalised text; nothing unless the text is exactly one that this program generates.
/// Thread: any; pure.
[[nodiscard]] std::optional<Question> questionFromText(Family family, QByteArrayView text);

} // namespace lectern::cache
