// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/read/question.h"

#include <QByteArrayView>

#include <optional>

namespace lectern::cache {

/// The question again that a normalised text stands for; nothing when it is not, letter for letter, the text of one that this
/// program asks. Thread: any; pure.
[[nodiscard]] std::optional<Question> questionFromText(Family family, QByteArrayView text);

} // namespace lectern::cache
