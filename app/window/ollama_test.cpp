// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/ollama_test.h"

#include "storage/ollama/ollama_client.h"

#include <QtConcurrent>

namespace lectern::app {

using namespace ollama;

namespace {

using namespace std::chrono_literals;

Result<void> tryOllama(const AnalysisSettings &settings)
{
    OllamaOptions options;
    options.url = settings.ollamaUrl;
    options.model = settings.ollamaModel;
    options.limits = {3s, 5s, 8s, 4LL * 1024 * 1024};
    options.attempts = 1;
    // A test does not count against the analyst's budget.
    auto budget = std::make_shared<RequestBudget>(QString(), QByteArrayLiteral("test"), RequestBudget::Size{}, Clock::boot(), pauseUntilStopped);
    return OllamaClient(options, std::move(budget)).check({});
}

} // namespace

QFuture<Result<void>> testOllama(const AnalysisSettings &settings) { return QtConcurrent::run(tryOllama, settings); }

} // namespace lectern::app
