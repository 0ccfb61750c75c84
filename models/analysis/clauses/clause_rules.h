// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/clauses/contract_segments.h"

#include <QRegularExpression>
#include <QString>

#include <vector>

namespace lectern::analysis {

/// The rules of resources/clauses/rules.txt: regular expressions that tell what words in a row cannot.
///
/// Thread: any; immutable.
class ClauseRules
{
public:
    [[nodiscard]] static const ClauseRules &instance();

    /// Numbers of the rules that match, ascending. `text` as plainText() gives it.
    [[nodiscard]] std::vector<quint16> matching(const QString &text) const;
    [[nodiscard]] size_t count() const { return m_rules.size(); }
    /// The hash a rule's feature is known by: of its name, so that rules can move in the file.
    [[nodiscard]] quint32 nameHash(quint16 rule) const { return m_rules[rule].nameHash; }
    /// Of all names and expressions: weights made with other rules are refused.
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

/// A segment in small letters, every white space one blank, quotation marks straight, words broken at line ends joined;
/// at most 6,000 characters of it.
[[nodiscard]] QString plainText(const ContractTokens &text, const ContractSegment &segment);

} // namespace lectern::analysis
