// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace lectern::ollama {

/// Puts a streamed answer of /api/chat together: lines of JSON, each with a piece of the message, the last one with "done".
///
/// Thread: any one.
class ChatReply
{
public:
    /// The pieces of the body as they come, cut anywhere. False: the answer is complete or broken, no more is wanted.
    bool take(QByteArrayView piece);
    /// The message. Corrupt: it broke the protocol, ended early, or the server reported an error in the middle.
    [[nodiscard]] Result<QString> message() const;

private:
    bool takeLine(const QByteArray &line);

    QByteArray m_line; ///< What came after the last line break.
    QString m_message;
    QString m_complaint;
    bool m_isDone = false;
};

/// The vectors of an answer of /api/embed. Corrupt unless there are `count`, all of one length (1 .. 8192), finite and not null.
[[nodiscard]] Result<std::vector<std::vector<float>>> embeddingsOf(const QByteArray &body, qsizetype count);
/// What a server says of its own failure ({"error": "..."}), fit to be shown; may be empty.
[[nodiscard]] QString complaintOf(const QByteArray &body);

} // namespace lectern::ollama
