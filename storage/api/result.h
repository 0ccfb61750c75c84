// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <tl/expected.hpp>

namespace lectern {

/// The closed set of reasons an operation can fail for. ui/ turns a code into words in one place.
enum class ErrorCode {
    NotFound,       ///< The thing asked for does not exist.
    InvalidRequest, ///< The caller asked for something that cannot be answered as asked.
    Conflict,       ///< Somebody else changed it first, or the schema is not this program's.
    Timeout,        ///< No answer within the deadline.
    Unavailable,    ///< A server or file cannot be reached.
    Corrupt,        ///< Bytes arrived that are not what they claim to be.
    Denied,         ///< The server or the system refused permission.
    Cancelled,      ///< The caller no longer wants the answer.
};

/// Whose part failed, so that a message can say where to look.
enum class FaultyPart { Lectern, PostgreSql, Redis, File, Workspace };

/// An expected failure. `detail` is untranslated, for the log and for experts.
struct StorageError {
    ErrorCode code = ErrorCode::Unavailable;
    FaultyPart part = FaultyPart::Lectern;
    QString detail;
};

template <typename T>
using Result = tl::expected<T, StorageError>;

/// Shortens `return tl::make_unexpected(StorageError{...})`.
[[nodiscard]] inline tl::unexpected<StorageError> failure(ErrorCode code, FaultyPart part, QString detail)
{
    return tl::make_unexpected(StorageError{code, part, std::move(detail)});
}

} // namespace lectern
