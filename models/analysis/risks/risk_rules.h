// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_sink.h"
#include "storage/api/result.h"

#include <QRegularExpression>
#include <QStringList>

#include <optional>
#include <vector>

namespace lectern::analysis {

/// A length of time that a finding names, and when it is a risk.
struct DurationTest {
    QRegularExpression pattern; ///< Its group "duration" is the length.
    std::optional<int> belowDays, aboveDays;
};

/// When a rule speaks. All parts that are there must hold.
struct RiskCondition {
    QStringList found;                         ///< Findings of any of these categories are looked at ...
    std::vector<QRegularExpression> sentences; ///< ... or sentences of the text in which any of these stands.
    std::vector<QRegularExpression> says;      ///< Of those, the ones that say any of these ...
    std::vector<QRegularExpression> saysNot;   ///< ... and none of these.
    bool isAboutQuote = false;                 ///< Look at the quote alone, not at the sentence that it stands in.
    std::optional<DurationTest> duration;
    /// The group "party" names whom the clause gives the right. A risk only if all findings give it to one and the same side.
    std::vector<QRegularExpression> oneSided;
    QStringList notFound;                      ///< None of these categories was found ...
    std::vector<QRegularExpression> textHas;   ///< ... and the text has each of these ...
    std::vector<QRegularExpression> textLacks; ///< ... and none of these.

    [[nodiscard]] bool isAboutFindings() const { return !found.isEmpty() || !sentences.empty(); }
};

/// What makes a clause, or its absence, a risk.
struct RiskRule {
    QString key; ///< "uncapped-liability": its name in analyses and in analysts' changes.
    QString title;
    Severity severity = Severity::Low;
    QString explanation; ///< "{party}" and "{duration}" stand for what the clause says.
    QString recommendation;
    bool isEnabled = true;
    RiskCondition condition;
};
using RiskRules = std::vector<RiskRule>;

/// Reads rules as resources/analysis/risk_rules.json describes them. InvalidRequest: the detail names `file`, the rule and
/// what is wrong with it; nothing is guessed and no unknown word is passed over.
[[nodiscard]] Result<RiskRules> riskRulesFromJson(const QByteArray &json, const QString &file, const QStringList &knownCategories);

/// The rules that this program brings along.
[[nodiscard]] const RiskRules &builtinRiskRules();

/// The rules with the analysts' changes laid over. A change of a rule that is not there is passed over: it may belong to
/// another version of the program.
[[nodiscard]] RiskRules effectiveRules(const RiskRules &base, const std::vector<RiskRuleChange> &changes);

} // namespace lectern::analysis
