// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/ollama/ollama_client.h"
#include "tests/support/fakes/fake_ollama.h"
#include "tests/support/manual_clock.h"

namespace lectern::ollama {

inline const QByteArray goodAnswer = FakeOllama::chat(QStringLiteral("{\"findings\": [] , \"note\": \"äöü 😀\"}"));

[[nodiscard]] inline FakeOllama::Reply saying(const QByteArray &body, int status = 200)
{
    FakeOllama::Reply reply;
    reply.body = body;
    reply.status = status;
    return reply;
}

/// Asks a server one question, with pauses between attempts that take no time.
///
/// Thread: the test's.
class OllamaCaller
{
public:
    [[nodiscard]] OllamaOptions options(const FakeOllama &server)
    {
        OllamaOptions options;
        options.url = server.url();
        options.pause = [this](std::chrono::milliseconds time, const std::stop_token &) { pauses.push_back(time); };
        return options;
    }
    [[nodiscard]] Result<QString> ask(const OllamaOptions &options, std::stop_token stop = {}) const
    {
        const auto budget = std::make_shared<RequestBudget>(QString(), "analyst", RequestBudget::Size(), clock, pauseUntilStopped);
        OllamaClient client(options, budget);
        return client.generate({QStringLiteral("Do."), QStringLiteral("Text."), {{QStringLiteral("type"), QStringLiteral("object")}}}, stop);
    }

    ManualClock clock;
    std::vector<std::chrono::milliseconds> pauses;
};

} // namespace lectern::ollama
