// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <tl/expected.hpp>

namespace lectern {

/// The closed set of error codes. models/errors turns a code into a sentence.
enum class ErrorCode {
    NotFound,       ///< The thing asked for does not exist.
    InvalidRequest, ///< The caller asked for something that cannot be answered as asked.
    Conflict,       ///< Somebody else changed it first, or the schema belongs to another version of the program.
    Timeout,        ///< No answer before the deadline.
    Unavailable,    ///< A server or file cannot be reached.
    Corrupt,        ///< The bytes received are not in the format they should be in.
    Denied,         ///< The server or the operating system refused permission.
    Cancelled,      ///< The caller no longer wants the answer.
};

/// The part that failed, so that a message can say where to look.
enum class FaultyPart { Lectern, PostgreSql, Redis, File, Workspace };

/// A finer reason than the code, for those errors that are handled differently because of it.
enum class ErrorCause : quint8 {
    Other,
    CommitInDoubt, ///< The connection was lost during COMMIT: the outcome of the transaction is unknown.
    CutOff,        ///< The file ends in the middle of something.
    Standby,       ///< The server is a standby and accepts no changes.
    NoImporter,    ///< The login may read but not import.
};

/// An expected failure. `detail` is for logs and experts; decisions and the sentences that users read are made from the other
/// fields (models/errors).
struct StorageError {
    ErrorCode code = ErrorCode::Unavailable;
    FaultyPart part = FaultyPart::Lectern;
    QString detail;
    QByteArray state;  ///< The server's own code: PostgreSQL's SQLSTATE ("53100"), the first word of Redis' error ("NOPERM"); empty: none.
    QStringList names; ///< For 42501 the login and the refused right, for 23xxx the constraint, for LE001 what is switched off.
    ErrorCause cause = ErrorCause::Other;

    /// Whether the other error is the same apart from its wording.
    [[nodiscard]] bool isAlike(const StorageError &other) const
    {
        return code == other.code && part == other.part && state == other.state && names == other.names && cause == other.cause;
    }
};

template <typename T>
using Result = tl::expected<T, StorageError>;

/// Shortens `return tl::make_unexpected(StorageError{...})`.
[[nodiscard]] inline tl::unexpected<StorageError> failure(ErrorCode code, FaultyPart part, QString detail)
{
    return tl::make_unexpected(StorageError{code, part, std::move(detail)});
}

/// Passes on the error of a failed result: `if (!rows) return failureOf(rows);`
template <typename T, typename E>
[[nodiscard]] inline tl::unexpected<E> failureOf(const tl::expected<T, E> &result)
{
    return tl::unexpected<E>(result.error());
}

} // namespace lectern
