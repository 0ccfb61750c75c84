// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/text_generator.h"
#include "storage/ollama/http_channel.h"
#include "storage/ollama/request_budget.h"

#include <QByteArray>

namespace lectern::ollama {

struct OllamaOptions {
    QString url; ///< "http://host:11434", with a path if needed.
    QString model = QStringLiteral("llama3.2:3b");
    QString embeddingModel = QStringLiteral("nomic-embed-text");
    HttpChannel::Limits limits;
    int attempts = 3;                            ///< Tries per request, while the server fails or the connection breaks.
    std::chrono::milliseconds firstBackoff{500}; ///< Doubled for each further try, +-50 %.
    RequestBudget::Pause pause = pauseUntilStopped;
};

/// Parses the address of an Ollama. InvalidRequest: not http or https, no host, or with a user, query or fragment.
[[nodiscard]] Result<QUrl> ollamaUrl(const QString &configured);

/// Client of the configured Ollama, in its own protocol: /api/chat, streamed as JSON lines, and /api/embed.
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
    /// Whether the server answers and has the model, without loading it. NotFound: it does not have the model.
    [[nodiscard]] Result<void> check(std::stop_token stop);

private:
    /// Tries until it succeeds or cannot succeed; before each try `take` gets an empty piece, which means start anew.
    [[nodiscard]] Result<void> ask(const QString &path, const QJsonObject &body, const HttpChannel::Take &take, std::stop_token stop);

    /// After the server's first answer, logs its version, once.
    void noteServer(const QUrl &url, const QString &folder, std::stop_token stop);

    OllamaOptions m_options;
    std::shared_ptr<RequestBudget> m_budget;
    HttpChannel m_channel;
    QString m_server; ///< What answers, for the log; empty: nothing has answered yet.
};

} // namespace lectern::ollama
