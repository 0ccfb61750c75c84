// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/risks/risk_rules.h"

#include <vector>

namespace lectern::models {

/// The risk rules while an analyst switches and rewords them: the data file's, the team's changes, and what was edited since.
///
/// Thread: any; a value.
class RuleEditing
{
public:
    RuleEditing(analysis::RiskRules base, std::vector<RiskRuleChange> changes);

    /// As they would be after saving; in the order of the data file.
    [[nodiscard]] const analysis::RiskRules &rules() const { return m_rules; }
    void setEnabled(int row, bool isEnabled) { m_rules[size_t(row)].isEnabled = isEnabled; }
    void setSeverity(int row, Severity severity) { m_rules[size_t(row)].severity = severity; }
    void setExplanation(int row, const QString &text) { m_rules[size_t(row)].explanation = text; }
    void setRecommendation(int row, const QString &text) { m_rules[size_t(row)].recommendation = text; }
    /// The rule as the data file has it.
    void reset(int row) { m_rules[size_t(row)] = m_base[size_t(row)]; }
    [[nodiscard]] bool isAsInFile(int row) const { return difference(row) == RiskRuleChange{m_rules[size_t(row)].key, {}, {}, {}, {}}; }
    /// What has to be stored: one change for each rule that was edited. One without values takes a rule back to the data file's.
    [[nodiscard]] std::vector<RiskRuleChange> changesToStore() const;
    /// What the team's change of that rule was when it was read.
    [[nodiscard]] RiskRuleChange storedOf(const QString &rule) const;
    /// This one is stored now.
    void noteStored(const RiskRuleChange &change);
    /// The team's changes as they are now. Rules that were edited here stay so, and would be stored over them.
    void takeStored(const std::vector<RiskRuleChange> &changes);

private:
    [[nodiscard]] RiskRuleChange difference(int row) const;

    analysis::RiskRules m_base;
    std::vector<RiskRuleChange> m_stored; ///< By row: what the team has changed already.
    analysis::RiskRules m_rules;
};

} // namespace lectern::models
