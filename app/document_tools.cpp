// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document_tools.h"

#include "models/intake/document_parser.h"

namespace lectern {

Result<std::unique_ptr<AnalysisEngine>> makeEngine(const QString &name, const AnalysisSettings &, const std::vector<RiskRuleChange> &)
{
    return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("There is no engine named '%1'.").arg(name));
}

JobTools makeJobTools(const AnalysisSettings &settings, DocumentSink *rules)
{
    JobTools tools;
    tools.extract = [parser = DocumentParser()](const QByteArray &file, const QString &name, const ExtractionProgress &progress, std::stop_token stop) {
        return parser.extract(DocumentInput::ofBytes(file, name), std::move(stop),
                              [&progress](const ParseProgress &now) { progress(now.pagesDone, now.pageCount); });
    };
    tools.makeEngine = [settings, rules](const QString &name) -> Result<std::unique_ptr<AnalysisEngine>> {
        std::vector<RiskRuleChange> changes;
        if (rules != nullptr) {
            auto asked = rules->fetchRiskRuleChanges().result();
            if (!asked)
                return tl::make_unexpected(asked.error());
            changes = std::move(*asked);
        }
        return makeEngine(name, settings, changes);
    };
    return tools;
}

} // namespace lectern
