// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <tl/expected.hpp>

namespace lectern {

/// The closed set of reasons an operation can fail for. models/errors turns a code into words.
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

/// What is decided by beyond the code.
enum class ErrorCause : quint8 {
    Other,
    CommitInDoubt, ///< The connection was lost during COMMIT: it is not known what became of the transaction.
    CutOff,        ///< The file ends in the middle of something.
    Standby,       ///< The server follows another one and takes no changes.
    NoImporter,    ///< The login may read, but not import.
};

/// An expected failure. `detail` is for the log and for experts: nothing is decided by it, and what a reader is told is made of the
/// rest (models/errors).
struct StorageError {
    ErrorCode code = ErrorCode::Unavailable;
    FaultyPart part = FaultyPart::Lectern;
    QString detail;
    QByteArray state;  ///< The server's own code: PostgreSQL's SQLSTATE ("53100"), Redis' first word ("NOPERM"); empty: it gave none.
    QStringList names; ///< What the state is about: of 42501 the login and what it may not, of 23xxx the constraint, of LE001 what is off.
    ErrorCause cause = ErrorCause::Other;

    /// Whether the other one tells nothing new, whatever its words.
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

/// Hands on the error of a result that is none: `if (!rows) return failureOf(rows);`
template <typename T, typename E>
[[nodiscard]] inline tl::unexpected<E> failureOf(const tl::expected<T, E> &result)
{
    return tl::unexpected<E>(result.error());
}

} // namespace lectern
