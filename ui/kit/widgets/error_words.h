// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QString>

namespace lectern {

/// A failure in the reader's words: what happened and in whose part, and what to do about it.
struct ErrorWords {
    QString title;    ///< One sentence: "PostgreSQL cannot be reached."
    QString whatToDo; ///< One or two sentences.
    /// Both, for a status strip or a screen reader.
    [[nodiscard]] QString oneLine() const { return title + QLatin1Char(' ') + whatToDo; }
};

/// The only place in the window where an error code becomes words. Thread: GUI.
[[nodiscard]] ErrorWords wordsFor(const StorageError &error);
/// Whether the servers are the private ones of this computer, which no network leads to. At first they are not.
void setServersArePrivate(bool arePrivate);
/// Why one file was not taken, in one sentence, for its own row: what the file's reader says itself, if it says something.
[[nodiscard]] QString wordsForFile(const StorageError &error);
/// The part's name as a reader knows it: "PostgreSQL", "the file".
[[nodiscard]] QString displayNameOf(FaultyPart part);

} // namespace lectern
