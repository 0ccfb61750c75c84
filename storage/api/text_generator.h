// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QJsonObject>
#include <QStringList>

#include <stop_token>
#include <vector>

namespace lectern {

/// A request to a language model.
struct GenerationRequest {
    QString instructions; ///< The task.
    QString text;         ///< The input; the model is not to follow instructions in it.
    QJsonObject schema;   ///< JSON schema of the reply.
};

/// A language model on a server. Its output is never trusted unchecked.
///
/// Thread: any, but one at a time; both requests block, so never the GUI thread. They return at once when asked to stop.
/// Errors: Cancelled; Unavailable (not reachable, or repeated failures); Timeout; Denied (refused, redirected,
/// or the request is too large); NotFound (no such model); InvalidRequest (unusable configuration);
/// Corrupt (the reply breaks the protocol or is too long).
class TextGenerator
{
public:
    virtual ~TextGenerator() = default;

    [[nodiscard]] virtual QString modelName() const = 0; ///< "llama3.2:3b"
    /// The whole reply; should be JSON of the schema, but may be anything.
    [[nodiscard]] virtual Result<QString> generate(const GenerationRequest &request, std::stop_token stop) = 0;
    /// One vector per text, all of one length, all values finite.
    [[nodiscard]] virtual Result<std::vector<std::vector<float>>> embed(const QStringList &texts, std::stop_token stop) = 0;
};

} // namespace lectern
