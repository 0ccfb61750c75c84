// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/risks/risk_rules.h"
#include "tests/fuzz/fuzz_input.h"

using namespace lectern;
using namespace lectern::analysis;

/// A file of risk rules as somebody edited it: refused with a reason that names the file, or rules that are whole.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString file = QStringLiteral("rules.json");
    const auto rules = riskRulesFromJson(fuzz::inputOf(data, size).toByteArray(), file,
                                         {QStringLiteral("Insurance"), QStringLiteral("Audit Rights")});
    if (!rules) {
        fuzz::check(rules.error().detail.contains(file));
        return 0;
    }
    for (const RiskRule &rule : *rules) {
        fuzz::check(!rule.key.isEmpty() && !rule.explanation.isEmpty());
        for (const auto &patterns : {rule.condition.sentences, rule.condition.says, rule.condition.saysNot, rule.condition.textHas})
            fuzz::check(std::all_of(patterns.begin(), patterns.end(), [](const QRegularExpression &pattern) { return pattern.isValid(); }));
    }
    return 0;
}
