// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/risks/risk_rules.h"

#include "models/analysis/clauses/clause_categories.h"
#include "models/analysis/risks/risk_rule_patterns.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace lectern::analysis {

namespace {

/// Parses one rule and remembers the first error in it.
class RuleReader
{
public:
    RuleReader(const QString &file, const QStringList &knownCategories) : m_file(file), m_known(knownCategories) {}

    [[nodiscard]] const std::optional<StorageError> &error() const { return m_error; }
    RiskRule read(const QJsonValue &value, qsizetype position);
    void refuse(const QString &what);

private:
    void refuseUnknownWords(const QJsonObject &object, const QStringList &words, const QString &where);
    QString text(const QJsonObject &object, const QString &word);
    QStringList strings(const QJsonObject &object, const QString &word);
    QStringList categories(const QJsonObject &object, const QString &word);
    std::vector<QRegularExpression> patterns(const QJsonObject &object, const QString &word, const QString &group = {});
    QRegularExpression pattern(const QString &text, const QString &word, const QString &group);
    std::optional<DurationTest> durationTest(const QJsonObject &when);
    RiskCondition condition(const QJsonObject &when);
    void checkSense(const RiskRule &rule);

    QString m_file;
    QStringList m_known;
    QString m_rule;
    std::optional<StorageError> m_error;
};

void RuleReader::refuse(const QString &what)
{
    if (!m_error)
        m_error = StorageError{ErrorCode::InvalidRequest, FaultyPart::File,
                               QStringLiteral("%1: %2%3").arg(m_file, m_rule.isEmpty() ? QString() : m_rule + QStringLiteral(": "), what)};
}

void RuleReader::refuseUnknownWords(const QJsonObject &object, const QStringList &words, const QString &where)
{
    for (const QString &key : object.keys()) {
        if (!words.contains(key))
            refuse(QStringLiteral("%1 has an unknown word \"%2\"; known are %3").arg(where, key, words.join(QStringLiteral(", "))));
    }
}

QString RuleReader::text(const QJsonObject &object, const QString &word)
{
    const QString value = object.value(word).toString().trimmed();
    if (value.isEmpty())
        refuse(QStringLiteral("\"%1\" must be a text").arg(word));
    return value;
}

QStringList RuleReader::strings(const QJsonObject &object, const QString &word)
{
    const QJsonValue value = object.value(word);
    QStringList list;
    if (value.isUndefined())
        return list;
    for (const QJsonValue item : value.toArray())
        list << item.toString();
    if (!value.isArray() || list.isEmpty() || list.contains(QString()))
        refuse(QStringLiteral("\"%1\" must be a list of texts").arg(word));
    return list;
}

QStringList RuleReader::categories(const QJsonObject &object, const QString &word)
{
    const QStringList names = strings(object, word);
    for (const QString &name : names) {
        if (!m_known.contains(name))
            refuse(QStringLiteral("\"%1\" names a clause category that does not exist: \"%2\"").arg(word, name));
    }
    return names;
}

QRegularExpression RuleReader::pattern(const QString &text, const QString &word, const QString &group)
{
    const Result<QRegularExpression> expression = riskPattern(text);
    if (!expression) {
        refuse(QStringLiteral("\"%1\": %2").arg(word, expression.error().detail));
        return {};
    }
    if (!group.isEmpty() && !expression->namedCaptureGroups().contains(group))
        refuse(QStringLiteral("\"%1\": every pattern must have {%2} in it").arg(word, group));
    return *expression;
}

std::vector<QRegularExpression> RuleReader::patterns(const QJsonObject &object, const QString &word, const QString &group)
{
    std::vector<QRegularExpression> list;
    for (const QString &item : strings(object, word))
        list.push_back(pattern(item, word, group));
    return list;
}

std::optional<DurationTest> RuleReader::durationTest(const QJsonObject &when)
{
    const QString word = QStringLiteral("duration");
    if (!when.contains(word))
        return {};
    const QJsonObject object = when.value(word).toObject();
    refuseUnknownWords(object, {QStringLiteral("in"), QStringLiteral("belowDays"), QStringLiteral("aboveDays")}, QStringLiteral("\"duration\""));
    DurationTest test;
    test.pattern = pattern(text(object, QStringLiteral("in")), word, word);
    const auto days = [&](const QString &name) -> std::optional<int> {
        if (!object.contains(name))
            return {};
        const int value = object.value(name).toInt(-1);
        if (value < 0)
            refuse(QStringLiteral("\"%1\" must be a whole number of days").arg(name));
        return value;
    };
    test.belowDays = days(QStringLiteral("belowDays"));
    test.aboveDays = days(QStringLiteral("aboveDays"));
    if (!test.belowDays && !test.aboveDays)
        refuse(QStringLiteral("\"duration\" needs \"belowDays\" or \"aboveDays\""));
    return test;
}

RiskCondition RuleReader::condition(const QJsonObject &when)
{
    static const QStringList words = QStringLiteral("found sentences says saysNot in duration oneSided notFound textHas textLacks").split(u' ');
    refuseUnknownWords(when, words, QStringLiteral("\"when\""));
    RiskCondition condition;
    condition.found = categories(when, QStringLiteral("found"));
    condition.sentences = patterns(when, QStringLiteral("sentences"));
    condition.says = patterns(when, QStringLiteral("says"));
    condition.saysNot = patterns(when, QStringLiteral("saysNot"));
    condition.duration = durationTest(when);
    condition.oneSided = patterns(when, QStringLiteral("oneSided"), QStringLiteral("party"));
    condition.notFound = categories(when, QStringLiteral("notFound"));
    condition.textHas = patterns(when, QStringLiteral("textHas"));
    condition.textLacks = patterns(when, QStringLiteral("textLacks"));
    if (const QJsonValue in = when.value(QStringLiteral("in")); !in.isUndefined()) {
        condition.isAboutQuote = in.toString() == u"quote";
        if (!condition.isAboutQuote && in.toString() != u"sentence")
            refuse(QStringLiteral("\"in\" must be \"quote\" or \"sentence\""));
    }
    return condition;
}

/// Refuses conditions that can never hold or ignore a part of what they say.
void RuleReader::checkSense(const RiskRule &rule)
{
    const RiskCondition &when = rule.condition;
    if (!when.isAboutFindings() && when.notFound.isEmpty() && when.textLacks.empty())
        refuse(QStringLiteral("\"when\" needs \"found\", \"sentences\", \"notFound\" or \"textLacks\""));
    if (!when.isAboutFindings() && (!when.says.empty() || !when.saysNot.empty() || when.duration || !when.oneSided.empty()))
        refuse(QStringLiteral("\"says\", \"saysNot\", \"duration\" and \"oneSided\" need \"found\" or \"sentences\""));
    const QString words = rule.explanation + rule.recommendation;
    if (words.contains(QStringLiteral("{duration}")) && !when.duration)
        refuse(QStringLiteral("the texts say {duration}, but there is no \"duration\""));
    if (words.contains(QStringLiteral("{party}")) && when.oneSided.empty())
        refuse(QStringLiteral("the texts say {party}, but there is no \"oneSided\""));
}

RiskRule RuleReader::read(const QJsonValue &value, qsizetype position)
{
    m_rule = QStringLiteral("rule %1").arg(position + 1);
    const QJsonObject object = value.toObject();
    RiskRule rule;
    rule.key = text(object, QStringLiteral("key"));
    static const QRegularExpression keyForm(QStringLiteral("^[a-z0-9]+(-[a-z0-9]+)*$"));
    if (!rule.key.isEmpty())
        m_rule = QStringLiteral("rule \"%1\"").arg(rule.key);
    if (!keyForm.match(rule.key).hasMatch())
        refuse(QStringLiteral("\"key\" must be small letters, digits and single hyphens"));
    static const QStringList words = QStringLiteral("key title severity explanation recommendation when").split(u' ');
    refuseUnknownWords(object, words, QStringLiteral("the rule"));
    rule.title = text(object, QStringLiteral("title"));
    rule.explanation = text(object, QStringLiteral("explanation"));
    rule.recommendation = text(object, QStringLiteral("recommendation"));
    const std::optional<Severity> severity = severityFromName(object.value(QStringLiteral("severity")).toString());
    if (!severity || *severity == Severity::None)
        refuse(QStringLiteral("\"severity\" must be \"low\", \"medium\" or \"high\""));
    rule.severity = severity.value_or(Severity::Low);
    rule.condition = condition(object.value(QStringLiteral("when")).toObject());
    checkSense(rule);
    return rule;
}

} // namespace

Result<RiskRules> riskRulesFromJson(const QByteArray &json, const QString &file, const QStringList &knownCategories)
{
    RuleReader reader(file, knownCategories);
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (parseError.error != QJsonParseError::NoError)
        reader.refuse(QStringLiteral("not JSON at byte %1: %2").arg(parseError.offset).arg(parseError.errorString()));
    else if (!document.object().value(QStringLiteral("rules")).isArray())
        reader.refuse(QStringLiteral("\"rules\" must be a list"));
    RiskRules rules;
    QSet<QString> keys;
    for (const QJsonValue value : document.object().value(QStringLiteral("rules")).toArray()) {
        rules.push_back(reader.read(value, qsizetype(rules.size())));
        if (keys.contains(rules.back().key))
            reader.refuse(QStringLiteral("\"key\" stands twice"));
        keys.insert(rules.back().key);
    }
    if (reader.error())
        return tl::make_unexpected(*reader.error());
    return rules;
}

const RiskRules &builtinRiskRules()
{
    static const RiskRules rules = [] {
        const QString name = QStringLiteral(":/analysis/risk_rules.json");
        QFile file(name);
        QStringList categories;
        for (const ClauseCategory category : allClauseCategories())
            categories << clauseCategoryName(category);
        const bool isThere = file.open(QIODevice::ReadOnly);
        Result<RiskRules> read = riskRulesFromJson(isThere ? file.readAll() : QByteArray(), name, categories);
        // The file is compiled in and tested, so an error here is a bug in this program.
        Q_ASSERT_X(read.has_value(), "risk rules", read ? "" : qPrintable(read.error().detail));
        return read ? *read : RiskRules();
    }();
    return rules;
}

RiskRules effectiveRules(const RiskRules &base, const std::vector<RiskRuleChange> &changes)
{
    RiskRules rules = base;
    for (const RiskRuleChange &change : changes) {
        const auto rule = std::find_if(rules.begin(), rules.end(), [&](const RiskRule &r) { return r.key == change.rule; });
        if (rule == rules.end())
            continue;
        rule->isEnabled = change.isEnabled.value_or(rule->isEnabled);
        rule->severity = change.severity.value_or(rule->severity);
        rule->explanation = change.explanation.value_or(rule->explanation);
        rule->recommendation = change.recommendation.value_or(rule->recommendation);
    }
    return rules;
}

} // namespace lectern::analysis
