// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document.h"
#include "storage/api/result.h"

#include <QString>

#include <optional>

namespace lectern::models {

/// Why no pages are shown, in the reader's words.
struct ReadingObstacle {
    enum class Kind : quint8 { NothingChosen, OnItsWay, Failed, NoPages, NotPermitted };
    Kind kind = Kind::NothingChosen;
    QString title;
    QString detail; ///< May be empty.
    friend bool operator==(const ReadingObstacle &, const ReadingObstacle &) = default;
};

/// Nothing: its pages can be read.
[[nodiscard]] std::optional<ReadingObstacle> obstacleOf(const Document &document);
/// A file that is no document, or not yet; `words`: what is the matter with it.
[[nodiscard]] ReadingObstacle obstacleOfFile(const QString &name, const QString &words, bool hasFailed);
/// No document is chosen. `error`: of the list that one would be chosen from; when it is a refusal, that is the reason.
[[nodiscard]] ReadingObstacle nothingChosen(const std::optional<StorageError> &error);

} // namespace lectern::models
