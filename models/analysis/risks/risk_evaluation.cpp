// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/risks/risk_evaluation.h"

#include "models/analysis/risks/risk_rule_patterns.h"
#include "models/analysis/text/sentence_around.h"
#include "models/analysis/text/written_duration.h"

#include <QSet>

#include <algorithm>

namespace lectern::analysis {

namespace {

/// Maximum number of sentences that a rule's own patterns examine, and may add as findings.
constexpr size_t maxOwnSentences = 60;
constexpr size_t maxOwnFindings = 5;
/// A pattern shows the wording of a clause; whether it means that, an analyst has to judge.
constexpr double patternConfidence = 0.7;

bool anyMatches(const std::vector<QRegularExpression> &patterns, const QString &text)
{
    return std::any_of(patterns.begin(), patterns.end(), [&](const QRegularExpression &p) { return p.match(text).hasMatch(); });
}

bool allMatch(const std::vector<QRegularExpression> &patterns, const QString &text)
{
    return std::all_of(patterns.begin(), patterns.end(), [&](const QRegularExpression &p) { return p.match(text).hasMatch(); });
}

/// Values for the placeholders in a rule's texts.
struct Filling {
    QString party;
    QString duration;
};

QString filled(QString text, const Filling &filling)
{
    text.replace(QStringLiteral("{party}"), filling.party.isEmpty() ? QStringLiteral("one party") : filling.party);
    text.replace(QStringLiteral("{duration}"), filling.duration.isEmpty() ? QStringLiteral("the time named") : filling.duration);
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

/// Applies one rule to one document.
class Evaluation
{
public:
    Evaluation(const RiskRule &rule, const AnalysedText &text, Analysis &analysis)
        : m_rule(rule)
        , m_when(rule.condition)
        , m_text(text)
        , m_analysis(analysis)
    {
    }

    [[nodiscard]] std::optional<Risk> risk(Coverage coverage);

private:
    struct Candidate {
        Finding finding; ///< The number is -1 until the finding is added to the analysis.
        QString words;
    };
    [[nodiscard]] bool holdsForText(Coverage coverage) const;
    [[nodiscard]] bool isPresent(const QString &category) const;
    [[nodiscard]] QString wordsOf(const Evidence &evidence) const;
    [[nodiscard]] std::vector<Candidate> candidates() const;
    void collectSentences(const QRegularExpression &pattern, std::vector<Candidate> &candidates) const;
    [[nodiscard]] bool holds(const Candidate &candidate);
    [[nodiscard]] bool isDurationRisky(const QString &words);
    [[nodiscard]] std::vector<Candidate> oneSided(std::vector<Candidate> candidates);
    [[nodiscard]] QString partyIn(const QString &words) const;
    [[nodiscard]] int numberOf(Candidate &candidate);

    const RiskRule &m_rule;
    const RiskCondition &m_when;
    const AnalysedText &m_text;
    Analysis &m_analysis;
    Filling m_filling;
};

bool Evaluation::isPresent(const QString &category) const
{
    const auto &all = m_analysis.categories;
    return std::any_of(all.begin(), all.end(), [&](const CategoryResult &c) { return c.category == category && c.isPresent; });
}

bool Evaluation::holdsForText(Coverage coverage) const
{
    const bool needsAbsence = !m_when.notFound.isEmpty() || !m_when.textLacks.empty();
    if (needsAbsence && coverage == Coverage::Partial)
        return false;
    if (std::any_of(m_when.notFound.begin(), m_when.notFound.end(), [this](const QString &c) { return isPresent(c); }))
        return false;
    return allMatch(m_when.textHas, m_text.text()) && !anyMatches(m_when.textLacks, m_text.text());
}

QString Evaluation::wordsOf(const Evidence &evidence) const
{
    if (m_when.isAboutQuote)
        return evidence.quote;
    const TextRange units = m_text.index().toUnits(evidence.range);
    const UnitSpan sentence = sentenceAround(m_text.text(), {units.start, units.end});
    return m_text.text().mid(sentence.start, sentence.end - sentence.start);
}

void Evaluation::collectSentences(const QRegularExpression &pattern, std::vector<Candidate> &candidates) const
{
    auto matches = pattern.globalMatch(m_text.text());
    while (matches.hasNext() && candidates.size() < maxOwnSentences) {
        const QRegularExpressionMatch match = matches.next();
        const UnitSpan sentence = sentenceAround(m_text.text(), {match.capturedStart(), match.capturedEnd()});
        const Result<Evidence> evidence = quoteEvidence(m_text, m_text.index().toCodePoints(sentence.start, sentence.end));
        const auto isKnown = [&](const Candidate &c) { return evidence && c.finding.evidence.range.overlaps(evidence->range); };
        if (!evidence || std::any_of(candidates.begin(), candidates.end(), isKnown))
            continue;
        Finding finding;
        finding.number = -1;
        finding.category = m_rule.title;
        finding.confidence = patternConfidence;
        finding.evidence = *evidence;
        candidates.push_back({finding, evidence->quote});
    }
}

std::vector<Evaluation::Candidate> Evaluation::candidates() const
{
    std::vector<Candidate> candidates;
    for (const Finding &finding : m_analysis.findings) {
        if (m_when.found.contains(finding.category))
            candidates.push_back({finding, wordsOf(finding.evidence)});
    }
    for (const QRegularExpression &pattern : m_when.sentences)
        collectSentences(pattern, candidates);
    return candidates;
}

bool Evaluation::isDurationRisky(const QString &words)
{
    auto matches = m_when.duration->pattern.globalMatch(words);
    while (matches.hasNext()) {
        const QString duration = matches.next().captured(QStringLiteral("duration"));
        const std::optional<int> days = daysOf(duration);
        const bool isRisky = days && (!m_when.duration->belowDays || *days < *m_when.duration->belowDays)
            && (!m_when.duration->aboveDays || *days > *m_when.duration->aboveDays);
        if (isRisky) {
            if (m_filling.duration.isEmpty())
                m_filling.duration = duration.simplified();
            return true;
        }
    }
    return false;
}

bool Evaluation::holds(const Candidate &candidate)
{
    if (!m_when.says.empty() && !anyMatches(m_when.says, candidate.words))
        return false;
    if (anyMatches(m_when.saysNot, candidate.words))
        return false;
    return !m_when.duration || isDurationRisky(candidate.words);
}

QString Evaluation::partyIn(const QString &words) const
{
    for (const QRegularExpression &pattern : m_when.oneSided) {
        if (const auto match = pattern.match(words); match.hasMatch())
            return partyWithoutHeading(match.captured(QStringLiteral("party")));
    }
    return {};
}

/// The candidates that give a right to one party; none if another candidate gives it to the other party or to both.
std::vector<Evaluation::Candidate> Evaluation::oneSided(std::vector<Candidate> candidates)
{
    std::vector<Candidate> kept;
    for (Candidate &candidate : candidates) {
        const QString party = partyIn(candidate.words);
        if (party.isEmpty() && mentionsBothSides(candidate.words))
            return {};
        if (party.isEmpty())
            continue;
        const bool isSame = m_filling.party.isEmpty() || comparableParty(party) == comparableParty(m_filling.party);
        if (!isSame || meansBothSides(party))
            return {};
        m_filling.party = party;
        kept.push_back(std::move(candidate));
    }
    return kept;
}

int Evaluation::numberOf(Candidate &candidate)
{
    if (candidate.finding.number < 0) {
        candidate.finding.number = int(m_analysis.findings.size());
        m_analysis.findings.push_back(candidate.finding);
    }
    return candidate.finding.number;
}

std::optional<Risk> Evaluation::risk(Coverage coverage)
{
    if (!m_rule.isEnabled || !holdsForText(coverage))
        return {};
    std::vector<Candidate> shown;
    if (m_when.isAboutFindings()) {
        for (Candidate &candidate : candidates()) {
            if (holds(candidate))
                shown.push_back(std::move(candidate));
        }
        if (!m_when.oneSided.empty())
            shown = oneSided(std::move(shown));
        if (shown.empty())
            return {};
    }
    Risk risk;
    risk.rule = m_rule.key;
    risk.title = m_rule.title;
    risk.severity = m_rule.severity;
    risk.why = filled(m_rule.explanation, m_filling);
    risk.recommendation = filled(m_rule.recommendation, m_filling);
    const auto isOwn = [](const Candidate &candidate) { return candidate.finding.number < 0; };
    size_t ownCount = 0;
    for (Candidate &candidate : shown) {
        if (!isOwn(candidate) || ownCount++ < maxOwnFindings)
            risk.findings.push_back(numberOf(candidate));
    }
    return risk;
}

} // namespace

void applyRiskRules(const RiskRules &rules, const AnalysedText &text, Coverage coverage, Analysis &analysis, std::stop_token stop)
{
    for (const RiskRule &rule : rules) {
        if (stop.stop_requested())
            return;
        if (std::optional<Risk> risk = Evaluation(rule, text, analysis).risk(coverage))
            analysis.risks.push_back(std::move(*risk));
    }
    std::stable_sort(analysis.risks.begin(), analysis.risks.end(), [](const Risk &a, const Risk &b) { return a.severity > b.severity; });
    for (const Risk &risk : analysis.risks) {
        if (!analysis.recommendations.contains(risk.recommendation))
            analysis.recommendations << risk.recommendation;
    }
}

} // namespace lectern::analysis
