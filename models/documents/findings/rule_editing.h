// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/risks/risk_rules.h"

#include <vector>

namespace lectern::models {

/// The risk rules in the rules dialog: the data file's, the team's stored changes, and the analyst's edits since.
///
/// Thread: any; a value.
class RuleEditing
{
public:
    RuleEditing(analysis::RiskRules base, std::vector<RiskRuleChange> changes);

    /// The rules as they would be after saving, in the data file's order.
    [[nodiscard]] const analysis::RiskRules &rules() const { return m_rules; }
    void setEnabled(int row, bool isEnabled) { m_rules[size_t(row)].isEnabled = isEnabled; }
    void setSeverity(int row, Severity severity) { m_rules[size_t(row)].severity = severity; }
    void setExplanation(int row, const QString &text) { m_rules[size_t(row)].explanation = text; }
    void setRecommendation(int row, const QString &text) { m_rules[size_t(row)].recommendation = text; }
    /// Restores the data file's rule.
    void reset(int row) { m_rules[size_t(row)] = m_base[size_t(row)]; }
    [[nodiscard]] bool isAsInFile(int row) const { return difference(row) == RiskRuleChange{m_rules[size_t(row)].key, {}, {}, {}, {}}; }
    /// The changes to store: one per edited rule. A change without values restores the data file's rule.
    [[nodiscard]] std::vector<RiskRuleChange> changesToStore() const;
    /// The team's change of that rule when it was last read.
    [[nodiscard]] RiskRuleChange storedOf(const QString &rule) const;
    /// Call when the change has been stored.
    void noteStored(const RiskRuleChange &change);
    /// Sets the team's current changes. Rules edited here keep their edits, which saving would store over them.
    void takeStored(const std::vector<RiskRuleChange> &changes);

private:
    [[nodiscard]] RiskRuleChange difference(int row) const;

    analysis::RiskRules m_base;
    std::vector<RiskRuleChange> m_stored; ///< By row: the team's stored changes.
    analysis::RiskRules m_rules;
};

} // namespace lectern::models
