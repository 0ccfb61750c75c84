// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document.h"
#include "storage/api/result.h"

#include <QString>

#include <optional>

namespace lectern::models {

/// Why no pages are shown, in sentences for the user.
struct ReadingObstacle {
    enum class Kind : quint8 { NothingChosen, OnItsWay, Failed, NoPages, NotPermitted };
    Kind kind = Kind::NothingChosen;
    QString title;
    QString detail; ///< May be empty.
    friend bool operator==(const ReadingObstacle &, const ReadingObstacle &) = default;
};

/// Nothing: the document's pages can be read.
[[nodiscard]] std::optional<ReadingObstacle> obstacleOf(const Document &document);
/// For a file that is not a document, or not yet; `words`: the problem.
[[nodiscard]] ReadingObstacle obstacleOfFile(const QString &name, const QString &words, bool hasFailed);
/// For no chosen document. `error`: of the list of documents; if it is Denied, it is the reason.
[[nodiscard]] ReadingObstacle nothingChosen(const std::optional<StorageError> &error);

} // namespace lectern::models
