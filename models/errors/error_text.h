// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/health.h"
#include "storage/api/result.h"

#include <QString>

namespace lectern::errors {

/// A failure in the reader's words: what happened and in whose part, and what to do about it.
struct ErrorText {
    QString title;    ///< One sentence: "PostgreSQL cannot be reached."
    QString whatToDo; ///< One or two sentences.
    /// Both, for a status strip or a screen reader.
    [[nodiscard]] QString oneLine() const { return title + QLatin1Char(' ') + whatToDo; }
};

/// The only place where an error becomes words for a reader. Thread: any.
[[nodiscard]] ErrorText errorText(const StorageError &error);
/// The same for a terminal, a log or a small print: what is known of the server's refusal, with its state; else the detail.
[[nodiscard]] QString explanationOf(const StorageError &error);
/// The same of a part that is ill.
[[nodiscard]] QString explanationOf(const HealthPart &part);
/// Whether the servers are the private ones of this computer, which no network leads to. At first they are not.
void setServersArePrivate(bool arePrivate);
/// Why one file was not taken, in one sentence, for its own row: what the file's reader says itself, if it says something.
[[nodiscard]] QString fileErrorText(const StorageError &error);
/// The part's name as a reader knows it: "PostgreSQL", "the file".
[[nodiscard]] QString displayNameOf(FaultyPart part);

} // namespace lectern::errors
