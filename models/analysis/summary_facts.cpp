// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/summary_facts.h"

#include "models/analysis/text/money_amounts.h"
#include "models/analysis/text/party_names.h"
#include "models/analysis/text/written_date.h"
#include "models/analysis/text/written_duration.h"

#include <QLocale>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace lectern::analysis {

namespace {

using Kind = SummaryFact::Kind;

constexpr qsizetype longestValue = 1'000;
constexpr int maxParties = 12;
constexpr int maxAmounts = 12;

/// A length of time with digits: "5 years", "18 months".
QString plainDuration(QStringView duration)
{
    static const QRegularExpression unitName(QStringLiteral("(day|week|month|year)s?\\s*$"), QRegularExpression::CaseInsensitiveOption);
    const auto unit = unitName.match(duration.toString());
    const std::optional<int> count = writtenNumber(duration);
    if (!count || !unit.hasMatch())
        return duration.toString().simplified();
    return QStringLiteral("%1 %2%3").arg(*count).arg(unit.captured(1).toLower(), *count == 1 ? QString() : QStringLiteral("s"));
}

QString firstDuration(const QString &words)
{
    static const QRegularExpression duration(writtenDurationPattern(), QRegularExpression::CaseInsensitiveOption);
    return duration.match(words).captured();
}

/// The date that is named as the end, not the one at which the term begins.
std::optional<QDate> endDateIn(const QString &words)
{
    static const QRegularExpression beforeEnd(QStringLiteral(
                                                  "\\b(until|through|thru|to|ending|ends?|expir\\w+|terminat\\w+|and|than|-)\\b[^.;]{0,60}$"),
                                              QRegularExpression::CaseInsensitiveOption);
    for (const WrittenDate &date : findDates(words)) {
        static const QRegularExpression beforeBeginning(QStringLiteral("\\b(from|commenc\\w+|begin\\w*|effective|dated|after|since)\\b[^.;]{0,40}$"),
                                                        QRegularExpression::CaseInsensitiveOption);
        const QString before = words.left(date.span.start);
        const auto end = beforeEnd.match(before), beginning = beforeBeginning.match(before);
        if (end.hasMatch() && (!beginning.hasMatch() || beginning.capturedStart() < end.capturedStart()))
            return date.date;
    }
    return {};
}

/// "Delaware" from "the laws of the State of Delaware, without regard to ...".
QString lawIn(const QString &words)
{
    const QString name = QStringLiteral("(\\p{Lu}[\\p{L}.'\\x{2019}-]*(?:\\s+(?:(?:of|and|the)\\s+){0,2}\\p{Lu}[\\p{L}.'\\x{2019}-]*){0,5})");
    static const QRegularExpression forms[] = {
        QRegularExpression(
            QStringLiteral(
                "(?i:laws?\\s+(?:and\\s+\\w+\\s+)?(?:of|in\\s+force\\s+in)\\s+(?:the\\s+)?(?:(?:internal\\s+laws?\\s+of|sovereign)\\s+)?(?:(?:state|commonwealth|province|canton|city)\\s+of\\s+)?(?:the\\s+)?)%1")
                .arg(name),
            QRegularExpression::UseUnicodePropertiesOption),
        QRegularExpression(QStringLiteral("%1\\s+(?i:state\\s+)?(?i:laws?)\\b").arg(name), QRegularExpression::UseUnicodePropertiesOption),
    };
    for (const QRegularExpression &form : forms) {
        if (const auto match = form.match(words); match.hasMatch()) {
            QString law = match.captured(1).simplified();
            while (law.endsWith(u'.') || law.endsWith(u','))
                law.chop(1);
            // "the state in which the restaurant stands" does not name a law.
            return law.contains(u"which", Qt::CaseInsensitive) ? QString() : law;
        }
    }
    return {};
}

/// The length of a renewal, not the notice period before it.
QString renewalLength(const QString &words)
{
    static const QRegularExpression length(
        QStringLiteral(
            "\\b(?:renew|exten|additional|successive|subsequent|further|another)[^.;]{0,100}?(?<duration>%1)(?![^.;]{0,30}\\b(?:notice|prior|before)\\b)")
            .arg(writtenDurationPattern()),
        QRegularExpression::CaseInsensitiveOption);
    return length.match(words).captured(QStringLiteral("duration"));
}

bool renewsByItself(const QString &words)
{
    static const QRegularExpression automatic(QStringLiteral("\\bautomatic|\\bevergreen\\b|\\b(shall|will)\\s+(be\\s+)?(renew|exten)"),
                                              QRegularExpression::CaseInsensitiveOption);
    return automatic.match(words).hasMatch();
}

/// Collects the facts of one document.
class FactCollector
{
public:
    explicit FactCollector(const AnalysedText &text) : m_text(text) {}

    void take(const Finding &finding);
    void takeMoney();
    [[nodiscard]] std::vector<SummaryFact> facts() &&;

private:
    void add(Kind kind, const QString &value, const Evidence &evidence);
    void addDate(Kind kind, const Evidence &evidence);
    void addTerm(const Evidence &evidence);
    void addParties(const Evidence &evidence);
    [[nodiscard]] bool has(Kind kind) const;
    [[nodiscard]] bool isDefinedTerm(const QString &name) const;
    void dropShortNames();

    const AnalysedText &m_text;
    std::vector<SummaryFact> m_facts;
};

bool FactCollector::has(Kind kind) const
{
    return std::any_of(m_facts.begin(), m_facts.end(), [kind](const SummaryFact &fact) { return fact.kind == kind; });
}

void FactCollector::add(Kind kind, const QString &value, const Evidence &evidence)
{
    const QString text = value.simplified().left(longestValue);
    const auto isSame = [&](const SummaryFact &fact) { return fact.kind == kind && fact.value.compare(text, Qt::CaseInsensitive) == 0; };
    if (!text.isEmpty() && std::none_of(m_facts.begin(), m_facts.end(), isSame))
        m_facts.push_back({kind, text, evidence});
}

void FactCollector::addDate(Kind kind, const Evidence &evidence)
{
    if (has(kind))
        return;
    const std::vector<WrittenDate> dates = findDates(evidence.quote);
    if (!dates.empty())
        add(kind, dates.front().date.toString(Qt::ISODate), evidence);
    else if (evidence.quote.size() <= 60
             && std::any_of(evidence.quote.begin(), evidence.quote.end(), [](QChar c) { return c.isDigit() || c == u'_'; }))
        add(kind, evidence.quote, evidence); // keeps "June, 2004" and "___ day of May", but not "the date first written above"
}

void FactCollector::addTerm(const Evidence &evidence)
{
    if (const std::optional<QDate> end = endDateIn(evidence.quote); end && !has(Kind::ExpirationDate))
        add(Kind::ExpirationDate, end->toString(Qt::ISODate), evidence);
    if (const QString duration = firstDuration(evidence.quote); !duration.isEmpty() && !has(Kind::Term))
        add(Kind::Term, plainDuration(duration), evidence);
    static const QRegularExpression open(QStringLiteral("\\b(perpetual|perpetuity|indefinite(ly)?|until\\s+(\\w+\\s+){0,4}terminated)\\b"),
                                         QRegularExpression::CaseInsensitiveOption);
    if (!has(Kind::Term) && !has(Kind::ExpirationDate) && open.match(evidence.quote).hasMatch())
        add(Kind::Term, QStringLiteral("until terminated"), evidence);
}

void FactCollector::addParties(const Evidence &evidence)
{
    for (const QString &name : partyNamesIn(evidence.quote)) {
        if (std::count_if(m_facts.begin(), m_facts.end(), [](const SummaryFact &f) { return f.kind == Kind::Party; }) < maxParties)
            add(Kind::Party, name, evidence);
    }
}

void FactCollector::take(const Finding &finding)
{
    const Evidence &evidence = finding.evidence;
    if (finding.category == u"Document Name" && !has(Kind::Title))
        add(Kind::Title, evidence.quote, evidence);
    else if (finding.category == u"Parties")
        addParties(evidence);
    else if (finding.category == u"Agreement Date")
        addDate(Kind::AgreementDate, evidence);
    else if (finding.category == u"Effective Date")
        addDate(Kind::EffectiveDate, evidence);
    else if (finding.category == u"Expiration Date")
        addTerm(evidence);
    else if (finding.category == u"Governing Law")
        add(Kind::GoverningLaw, lawIn(evidence.quote), evidence);
    else if (finding.category == u"Renewal Term" && !has(Kind::Renewal)) {
        const QString duration = renewalLength(evidence.quote);
        const QString length = duration.isEmpty() ? QString() : QStringLiteral(" for ") + plainDuration(duration);
        add(Kind::Renewal, (renewsByItself(evidence.quote) ? QStringLiteral("renews by itself") : QStringLiteral("can be renewed")) + length,
            evidence);
    }
}

void FactCollector::takeMoney()
{
    std::vector<MoneyAmount> amounts = findMoney(m_text.text());
    std::stable_sort(amounts.begin(), amounts.end(), [](const MoneyAmount &a, const MoneyAmount &b) { return a.amount > b.amount; });
    QSet<QString> seen;
    for (const MoneyAmount &money : amounts) {
        const QString value = writtenMoney(money);
        if (seen.size() == maxAmounts)
            return;
        if (seen.contains(value))
            continue;
        seen.insert(value);
        if (const Result<Evidence> evidence = quoteEvidence(m_text, m_text.index().toCodePoints(money.span.start, money.span.end)))
            m_facts.push_back({Kind::Money, value, *evidence});
    }
}

/// Whether the text defines the name: (the "Hotel").
bool FactCollector::isDefinedTerm(const QString &name) const
{
    const QRegularExpression definition(QStringLiteral("[\"\\x{201C}]%1[,.]?[\"\\x{201D}]\\s*\\)").arg(QRegularExpression::escape(name)));
    return definition.match(m_text.text()).hasMatch();
}

/// Drops short forms of other parties' names ("GWG" beside "GWG Holdings, Inc.") and what the contract calls a named party.
void FactCollector::dropShortNames()
{
    const std::vector<SummaryFact> all = m_facts;
    std::erase_if(m_facts, [&](const SummaryFact &fact) {
        const auto isLonger = [&fact](const SummaryFact &other) {
            const QString &name = other.value;
            return other.kind == Kind::Party && name.size() > fact.value.size() && name.startsWith(fact.value, Qt::CaseInsensitive)
                && !name[fact.value.size()].isLetterOrNumber();
        };
        return fact.kind == Kind::Party && std::any_of(all.begin(), all.end(), isLonger);
    });
    const auto isTerm = [this](const SummaryFact &fact) { return fact.kind == Kind::Party && isDefinedTerm(fact.value); };
    const auto isName = [&](const SummaryFact &fact) { return fact.kind == Kind::Party && !isTerm(fact); };
    if (std::any_of(m_facts.begin(), m_facts.end(), isName))
        std::erase_if(m_facts, isTerm);
}

std::vector<SummaryFact> FactCollector::facts() &&
{
    dropShortNames();
    std::stable_sort(m_facts.begin(), m_facts.end(), [](const SummaryFact &a, const SummaryFact &b) { return a.kind < b.kind; });
    return std::move(m_facts);
}

QStringList valuesOf(const Analysis &analysis, Kind kind)
{
    QStringList values;
    for (const SummaryFact &fact : analysis.facts) {
        if (fact.kind == kind)
            values << fact.value;
    }
    return values;
}

/// "2025-02-03" -> "3 February 2025"; anything but a whole date is returned unchanged.
QString writtenOut(const QString &value)
{
    const QDate date = QDate::fromString(value, Qt::ISODate);
    return date.isValid() ? QLocale::c().toString(date, QStringLiteral("d MMMM yyyy")) : value;
}

QString listed(QStringList values, qsizetype most)
{
    const qsizetype more = values.size() - most;
    if (more > 0) {
        values = values.mid(0, most);
        return QStringLiteral("%1 and %2 more").arg(values.join(QStringLiteral(", "))).arg(more);
    }
    const QString last = values.isEmpty() ? QString() : values.takeLast();
    return values.isEmpty() ? last : values.join(QStringLiteral(", ")) + QStringLiteral(" and ") + last;
}

/// Adds a full stop unless there is one, as in "Acme Inc.".
QString asSentence(const QString &words) { return words.endsWith(u'.') ? words : words + u'.'; }

QString riskSentence(const Analysis &analysis)
{
    const auto count = [&](Severity severity) {
        return std::count_if(analysis.risks.begin(), analysis.risks.end(), [severity](const Risk &risk) { return risk.severity == severity; });
    };
    QStringList parts;
    for (const Severity severity : {Severity::High, Severity::Medium, Severity::Low}) {
        if (const auto n = count(severity); n > 0)
            parts << QStringLiteral("%1 %2").arg(n).arg(nameOf(severity));
    }
    return parts.isEmpty() ? QStringLiteral("No risk was found.") : QStringLiteral("Risks found: %1.").arg(parts.join(QStringLiteral(", ")));
}

} // namespace

std::vector<SummaryFact> summaryFacts(const AnalysedText &text, const std::vector<Finding> &findings)
{
    FactCollector collector(text);
    for (const Finding &finding : findings)
        collector.take(finding);
    collector.takeMoney();
    return std::move(collector).facts();
}

QString summaryOf(const Analysis &analysis, bool isContract)
{
    const auto first = [&](Kind kind) { return valuesOf(analysis, kind).value(0); };
    const QStringList parties = valuesOf(analysis, Kind::Party);
    QString opening = !first(Kind::Title).isEmpty() ? first(Kind::Title) : isContract ? QStringLiteral("A contract") : QStringLiteral("A text");
    if (!parties.isEmpty())
        opening += (parties.size() == 1 ? QStringLiteral(" with ") : QStringLiteral(" between ")) + listed(parties, 4);
    if (const QString date = first(Kind::AgreementDate); !date.isEmpty())
        opening += QStringLiteral(", dated ") + writtenOut(date);
    QStringList sentences;
    if (!isContract)
        sentences << QStringLiteral("This does not look like a contract in English.");
    if (isContract || !first(Kind::Title).isEmpty() || !parties.isEmpty())
        sentences << asSentence(opening);
    QStringList term;
    if (const QString date = first(Kind::EffectiveDate); !date.isEmpty() && date != first(Kind::AgreementDate))
        term << QStringLiteral("in force from ") + writtenOut(date);
    if (const QString length = first(Kind::Term); !length.isEmpty())
        term << (length[0].isDigit() ? QStringLiteral("for ") + length : length);
    if (const QString date = first(Kind::ExpirationDate); !date.isEmpty())
        term << QStringLiteral("until ") + writtenOut(date);
    if (const QString renewal = first(Kind::Renewal); !renewal.isEmpty())
        term << renewal;
    if (!term.isEmpty())
        sentences << asSentence(QStringLiteral("Term: ") + term.join(QStringLiteral(", ")));
    if (const QStringList laws = valuesOf(analysis, Kind::GoverningLaw); !laws.isEmpty())
        sentences << asSentence(QStringLiteral("Governing law: ") + listed(laws, 3));
    sentences << (isContract || !analysis.risks.empty() ? riskSentence(analysis) : QStringLiteral("That no risk was found says nothing about it."));
    return sentences.join(u' ');
}

} // namespace lectern::analysis
