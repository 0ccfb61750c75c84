// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/work/document_tools.h"

#include "models/analysis/builtin_engine.h"
#include "models/analysis/ollama_engine.h"
#include "models/intake/document_parser.h"
#include "storage/ollama/ollama_client.h"
#include "storage/postgres/connect/connection_target.h"

namespace lectern::app {

using namespace analysis;
using namespace intake;
using namespace ollama;
using namespace postgres;

namespace {

/// Limits this analyst's requests to a language model: one budget per process, shared through Redis if configured.
const std::shared_ptr<RequestBudget> &requestBudget()
{
    static const std::shared_ptr<RequestBudget> budget = [] {
        const Settings settings;
        const auto target = ConnectionTarget::fromUrl(settings.postgresUrl());
        const QByteArray analyst = target ? target->value("user").toUtf8() : QByteArray();
        return std::make_shared<RequestBudget>(settings.redisUrl(), analyst, RequestBudget::Size(), Clock::boot(), pauseUntilStopped);
    }();
    return budget;
}

} // namespace

Result<std::unique_ptr<AnalysisEngine>> makeEngine(const QString &name, const AnalysisSettings &settings,
                                                   const std::vector<RiskRuleChange> &ruleChanges)
{
    RiskRules rules = effectiveRules(builtinRiskRules(), ruleChanges);
    if (name == u"builtin")
        return makeBuiltinEngine(std::move(rules));
    if (name != u"ollama")
        return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("There is no engine named '%1'.").arg(name));
    if (settings.ollamaUrl.isEmpty())
        return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("No Ollama is configured."));
    if (const auto url = ollamaUrl(settings.ollamaUrl); !url)
        return failureOf(url);
    OllamaOptions options;
    options.url = settings.ollamaUrl;
    options.model = settings.ollamaModel;
    return std::make_unique<OllamaEngine>(std::move(rules), std::make_unique<OllamaClient>(std::move(options), requestBudget()));
}

std::shared_ptr<TextGenerator> makeEmbedder(const AnalysisSettings &settings)
{
    using namespace std::chrono_literals;
    if (settings.ollamaUrl.isEmpty() || settings.embeddingModel.isEmpty())
        return nullptr;
    OllamaOptions options;
    options.url = settings.ollamaUrl;
    options.embeddingModel = settings.embeddingModel;
    options.attempts = 1;
    options.limits = {3s, 20s, 30s, 64LL * 1024 * 1024};
    return std::make_shared<OllamaClient>(std::move(options), requestBudget());
}

JobTools makeJobTools(const AnalysisSettings &settings, DocumentSink *rules)
{
    JobTools tools;
    tools.extract = [parser = DocumentParser()](const QByteArray &file, const QString &name, const ExtractionProgress &progress,
                                                std::stop_token stop) {
        return parser.extract(DocumentInput::ofBytes(file, name), std::move(stop), progress);
    };
    tools.makeEngine = [settings, rules](const QString &name) -> Result<std::unique_ptr<AnalysisEngine>> {
        std::vector<RiskRuleChange> changes;
        if (rules != nullptr) {
            auto asked = rules->fetchRiskRuleChanges().result();
            if (!asked)
                return failureOf(asked);
            changes = std::move(*asked);
        }
        return makeEngine(name, settings, changes);
    };
    return tools;
}

} // namespace lectern::app
