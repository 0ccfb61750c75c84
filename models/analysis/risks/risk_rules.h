// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_sink.h"
#include "storage/api/result.h"

#include <QRegularExpression>
#include <QStringList>

#include <optional>
#include <vector>

namespace lectern::analysis {

/// A length of time in a finding, and when it is a risk.
struct DurationTest {
    QRegularExpression pattern; ///< The group "duration" captures the length.
    std::optional<int> belowDays, aboveDays;
};

/// When a rule applies. All parts that are present must hold.
struct RiskCondition {
    QStringList found;                         ///< Examine findings of any of these categories ...
    std::vector<QRegularExpression> sentences; ///< ... or sentences of the text that match any of these.
    std::vector<QRegularExpression> says;      ///< Keep those that match any of these ...
    std::vector<QRegularExpression> saysNot;   ///< ... and none of these.
    bool isAboutQuote = false;                 ///< Match the quote only, not the whole sentence around it.
    std::optional<DurationTest> duration;
    /// The group "party" captures who has the right. A risk only if all findings give it to one and the same party.
    std::vector<QRegularExpression> oneSided;
    QStringList notFound;                      ///< The rule applies if none of these categories was found ...
    std::vector<QRegularExpression> textHas;   ///< ... and the text matches each of these ...
    std::vector<QRegularExpression> textLacks; ///< ... and none of these.

    [[nodiscard]] bool isAboutFindings() const { return !found.isEmpty() || !sentences.empty(); }
};

/// When a clause, or its absence, is a risk.
struct RiskRule {
    QString key; ///< "uncapped-liability": identifies the rule in analyses and in analysts' changes.
    QString title;
    Severity severity = Severity::Low;
    QString explanation; ///< "{party}" and "{duration}" are replaced by what the clause says.
    QString recommendation;
    bool isEnabled = true;
    RiskCondition condition;
};
using RiskRules = std::vector<RiskRule>;

/// Parses rules in the format of resources/analysis/risk_rules.json. InvalidRequest: the detail names `file`, the rule and
/// the error; nothing is guessed, and unknown words are errors.
[[nodiscard]] Result<RiskRules> riskRulesFromJson(const QByteArray &json, const QString &file, const QStringList &knownCategories);

/// The rules that are compiled in.
[[nodiscard]] const RiskRules &builtinRiskRules();

/// The rules with the analysts' changes applied. A change of an unknown rule is ignored: it may belong to
/// another version of the program.
[[nodiscard]] RiskRules effectiveRules(const RiskRules &base, const std::vector<RiskRuleChange> &changes);

} // namespace lectern::analysis
