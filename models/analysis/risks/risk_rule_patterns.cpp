// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/risks/risk_rule_patterns.h"

#include "models/analysis/text/written_duration.h"

namespace lectern::analysis {

namespace {

/// A name starts with a capital, although patterns ignore case; words that often begin sentences are not names.
QString partyPattern()
{
    const QString noName = QStringLiteral(
        "(?!(?:This|Such|That|These|If|It|All|Any|No|In|Neither|Nothing|Notwithstanding|Except|Upon|And|Or|But|However|"
        "Agreement|Contract|Lease|Section|Article|Term|AGREEMENT|CONTRACT|LEASE|SECTION|ARTICLE|TERM|"
        "THIS|SUCH|THAT|THESE|IF|IT|ALL|ANY|NO|IN|NEITHER|NOTHING|EXCEPT|UPON|AND|OR|BUT|HOWEVER)\\b)");
    const QString name = QStringLiteral("%1\\p{Lu}[\\w&.'\\x{2019}-]*").arg(noName);
    const QString one = QStringLiteral("(?:%1|\\b(?:you|we|us)\\b)").arg(name);
    const QString names = QStringLiteral("%1(?:\\s+(?:(?:&|and|or|of|the)\\s+){0,2}%1){0,5}").arg(one);
    return QStringLiteral(
               "(?<party>(?i:(?:either|each|both|neither|any|no|a|one)(?:\\s+of)?(?:\\s+the)?\\s+part(?:y|ies)(?:\\s+hereto)?|the\\s+parties)"
               "|\\b(?i:the\\s+|either\\s+|both\\s+)?(?-i:%1))")
        .arg(names);
}

} // namespace

Result<QRegularExpression> riskPattern(const QString &pattern)
{
    static const QRegularExpression spaces(QStringLiteral(" +"));
    QString text = pattern;
    text.replace(spaces, QStringLiteral("\\s+"));
    static const QString party = partyPattern();
    static const QString duration = QStringLiteral("(?<duration>%1)").arg(writtenDurationPattern());
    text.replace(QStringLiteral("{party}"), party);
    text.replace(QStringLiteral("{duration}"), duration);
    QRegularExpression expression(text,
                                  QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption
                                      | QRegularExpression::UseUnicodePropertiesOption);
    if (!expression.isValid()) {
        return failure(ErrorCode::InvalidRequest, FaultyPart::File,
                       QStringLiteral("the pattern \"%1\" is not a regular expression: %2").arg(pattern, expression.errorString()));
    }
    return expression;
}

bool meansBothSides(const QString &party)
{
    static const QRegularExpression both(QStringLiteral("\\bpart(y|ies)\\b(?!\\s+[A-Z]\\b)|^(either|each|both|neither)\\b|\\b(and|or|&)\\b"),
                                         QRegularExpression::CaseInsensitiveOption);
    return both.match(party).hasMatch();
}

bool mentionsBothSides(const QString &sentence)
{
    static const QRegularExpression both(
        QStringLiteral(
            "\\b(either|each|both|neither|any|one)(\\s+of)?(\\s+the)?\\s+part(y|ies)\\b|\\bmutual|\\bthe\\s+parties\\b|\\beither\\b.{1,40}\\bor\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return both.match(sentence).hasMatch();
}

QString partyWithoutHeading(const QString &party)
{
    static const QRegularExpression heading(QStringLiteral("^.*(?:['\\x{2019}]s\\s+\\S+\\s+|\\S\\s+(?=The\\s))"));
    QString text = party.simplified();
    return text.remove(heading);
}

QString comparableParty(const QString &party)
{
    QString text = party.simplified().toCaseFolded();
    if (text.startsWith(u"the "))
        text.remove(0, 4);
    while (text.endsWith(u'.') || text.endsWith(u'\''))
        text.chop(1);
    return text;
}

} // namespace lectern::analysis
