// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/clauses/contract_segments.h"

#include <QRegularExpression>
#include <QString>

#include <vector>

namespace lectern::analysis {

/// The rules of resources/clauses/rules.txt: regular expressions for features that words in sequence do not show.
///
/// Thread: any; immutable.
class ClauseRules
{
public:
    [[nodiscard]] static const ClauseRules &instance();

    /// Numbers of the rules that match, ascending. `text`: from plainText().
    [[nodiscard]] std::vector<quint16> matching(const QString &text) const;
    [[nodiscard]] size_t count() const { return m_rules.size(); }
    /// The hash of a rule's name, which identifies its feature, so that rules can be moved in the file.
    [[nodiscard]] quint32 nameHash(quint16 rule) const { return m_rules[rule].nameHash; }
    /// Hash of all names and expressions: weights trained with other rules are refused.
    [[nodiscard]] quint32 fingerprint() const { return m_fingerprint; }

private:
    struct Rule {
        quint32 nameHash;
        QRegularExpression expression;
    };
    ClauseRules();
    std::vector<Rule> m_rules;
    quint32 m_fingerprint = 0;
};

/// A segment in lower case, with white space as single blanks, straight quotation marks, and words joined that were broken at
/// line ends; at most 6,000 characters.
[[nodiscard]] QString plainText(const ContractTokens &text, const ContractSegment &segment);

} // namespace lectern::analysis
