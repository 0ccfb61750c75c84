// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/text_generator.h"
#include "storage/ollama/http_channel.h"
#include "storage/ollama/request_budget.h"

#include <QByteArray>

namespace lectern::ollama {

struct OllamaOptions {
    QString url; ///< "http://host:11434", with a path in front if need be.
    QString model = QStringLiteral("llama3.2:3b");
    QString embeddingModel = QStringLiteral("nomic-embed-text");
    HttpChannel::Limits limits;
    int attempts = 3;                            ///< Of one request, while the server fails or the connection breaks.
    std::chrono::milliseconds firstBackoff{500}; ///< Doubled for each further attempt, +-50 %.
    RequestBudget::Pause pause = pauseUntilStopped;
};

/// Where an Ollama listens. InvalidRequest: not http or https, no host, or a user, query or fragment in it.
[[nodiscard]] Result<QUrl> ollamaUrl(const QString &configured);

/// Talks to the one Ollama that is configured, in its own protocol: /api/chat, streamed as JSON lines, and /api/embed.
///
/// Thread: as TextGenerator. The budget is shared by all clients of a process.
class OllamaClient : public TextGenerator
{
public:
    OllamaClient(OllamaOptions options, std::shared_ptr<RequestBudget> budget);
    ~OllamaClient() override;

    [[nodiscard]] QString modelName() const override { return m_options.model; }
    [[nodiscard]] Result<QString> generate(const GenerationRequest &request, std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<std::vector<float>>> embed(const QStringList &texts, std::stop_token stop) override;
    /// Whether the server answers and has the model, which it need not load for that. NotFound: it has no such model.
    [[nodiscard]] Result<void> check(std::stop_token stop);

private:
    /// Asks until it works or cannot work; `take` begins anew with an empty piece before each attempt.
    [[nodiscard]] Result<void> ask(const QString &path, const QJsonObject &body, const HttpChannel::Take &take, std::stop_token stop);

    /// Once, after the server's first answer: says in the log which version it is.
    void noteServer(const QUrl &url, const QString &folder, std::stop_token stop);

    OllamaOptions m_options;
    std::shared_ptr<RequestBudget> m_budget;
    HttpChannel m_channel;
    QString m_server; ///< What answers, for the log; empty: nothing did yet.
};

} // namespace lectern::ollama
