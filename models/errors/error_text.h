// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/health.h"
#include "storage/api/result.h"

#include <QString>

namespace lectern::errors {

/// An error in sentences for the user: what happened, in which part, and what to do about it.
struct ErrorText {
    QString title;    ///< One sentence: "PostgreSQL cannot be reached."
    QString whatToDo; ///< One or two sentences.
    /// Both, for a status strip or a screen reader.
    [[nodiscard]] QString oneLine() const { return title + QLatin1Char(' ') + whatToDo; }
};

/// The only place where errors are turned into sentences. Thread: any.
[[nodiscard]] ErrorText errorText(const StorageError &error);
/// The same for a terminal or a log: the known text for the server's state, with the state; else the error's detail.
[[nodiscard]] QString explanationOf(const StorageError &error);
/// The same for an unhealthy part.
[[nodiscard]] QString explanationOf(const HealthPart &part);
/// Sets whether the servers are this computer's private ones, without a network in between. Initially false.
void setServersArePrivate(bool arePrivate);
/// Why a file was not accepted, in one sentence for its row: the file reader's own text if there is one.
[[nodiscard]] QString fileErrorText(const StorageError &error);
/// The part's name for the user: "PostgreSQL", "the file".
[[nodiscard]] QString displayNameOf(FaultyPart part);

} // namespace lectern::errors
