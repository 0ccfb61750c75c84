// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/rule_editing.h"

#include <algorithm>

namespace lectern::models {

using namespace analysis;

namespace {

/// The change of a rule; an empty change if there is none.
RiskRuleChange changeOf(const QString &rule, const std::vector<RiskRuleChange> &changes)
{
    const auto stored = std::find_if(changes.begin(), changes.end(), [&](const RiskRuleChange &change) { return change.rule == rule; });
    return stored == changes.end() ? RiskRuleChange{rule, {}, {}, {}, {}} : *stored;
}

} // namespace

RuleEditing::RuleEditing(RiskRules base, std::vector<RiskRuleChange> changes) : m_base(std::move(base)), m_rules(effectiveRules(m_base, changes))
{
    for (const RiskRule &rule : m_base)
        m_stored.push_back(changeOf(rule.key, changes));
}

RiskRuleChange RuleEditing::storedOf(const QString &rule) const { return changeOf(rule, m_stored); }

void RuleEditing::noteStored(const RiskRuleChange &change)
{
    for (RiskRuleChange &stored : m_stored) {
        if (stored.rule == change.rule)
            stored = change;
    }
}

void RuleEditing::takeStored(const std::vector<RiskRuleChange> &changes)
{
    const RiskRules now = effectiveRules(m_base, changes);
    for (size_t row = 0; row < m_rules.size(); ++row) {
        if (difference(int(row)) == m_stored[row])
            m_rules[row] = now[row];
        m_stored[row] = changeOf(m_base[row].key, changes);
    }
}

RiskRuleChange RuleEditing::difference(int row) const
{
    const RiskRule &base = m_base[size_t(row)];
    const RiskRule &rule = m_rules[size_t(row)];
    RiskRuleChange change{rule.key, {}, {}, {}, {}};
    if (rule.isEnabled != base.isEnabled)
        change.isEnabled = rule.isEnabled;
    if (rule.severity != base.severity)
        change.severity = rule.severity;
    if (rule.explanation != base.explanation)
        change.explanation = rule.explanation;
    if (rule.recommendation != base.recommendation)
        change.recommendation = rule.recommendation;
    return change;
}

std::vector<RiskRuleChange> RuleEditing::changesToStore() const
{
    std::vector<RiskRuleChange> changes;
    for (int row = 0; row < int(m_rules.size()); ++row) {
        RiskRuleChange change = difference(row);
        if (change != m_stored[size_t(row)])
            changes.push_back(std::move(change));
    }
    return changes;
}

} // namespace lectern::models
