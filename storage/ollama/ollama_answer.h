// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace lectern::ollama {

/// Parses a streamed answer of /api/chat: lines of JSON, each with a piece of the message, the last one with "done".
///
/// Thread: any one.
class ChatReply
{
public:
    /// Takes the next bytes of the body. False: the answer is complete or broken, and no more is wanted.
    bool take(QByteArrayView piece);
    /// The message. Corrupt: the answer broke the protocol, ended early, or contains an error of the server.
    [[nodiscard]] Result<QString> message() const;

private:
    bool takeLine(const QByteArray &line);

    QByteArray m_line; ///< Bytes after the last line break.
    QString m_message;
    QString m_complaint;
    bool m_isDone = false;
};

/// The vectors in an answer of /api/embed. Corrupt unless there are `count`, all of one length (1 .. 8192), finite and not zero.
[[nodiscard]] Result<std::vector<std::vector<float>>> embeddingsOf(const QByteArray &body, qsizetype count);
/// The server's own error text ({"error": "..."}), cleaned for display; may be empty.
[[nodiscard]] QString complaintOf(const QByteArray &body);

} // namespace lectern::ollama
