// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QJsonObject>
#include <QStringList>

#include <stop_token>
#include <vector>

namespace lectern {

/// What a language model is asked.
struct GenerationRequest {
    QString instructions; ///< What to do.
    QString text;         ///< What to do it with: never an instruction.
    QJsonObject schema;   ///< JSON schema of the answer.
};

/// A language model somewhere else. What it says is a claim, never a fact.
///
/// Thread: any one at a time; both questions block, so never the GUI thread's. Asked to stop they return at once.
/// Errors: Cancelled; Unavailable (cannot be reached, or fails again and again); Timeout; Denied (the server refuses, or wants
/// to send us elsewhere, or too much was asked); NotFound (it has no such model); InvalidRequest (what is configured cannot
/// be used); Corrupt (its answer breaks the protocol or is too long).
class TextGenerator
{
public:
    virtual ~TextGenerator() = default;

    [[nodiscard]] virtual QString modelName() const = 0; ///< "llama3.2:3b"
    /// The whole answer, which should be JSON of the schema but may be anything.
    [[nodiscard]] virtual Result<QString> generate(const GenerationRequest &request, std::stop_token stop) = 0;
    /// One vector per text, all of one length, finite.
    [[nodiscard]] virtual Result<std::vector<std::vector<float>>> embed(const QStringList &texts, std::stop_token stop) = 0;
};

} // namespace lectern
