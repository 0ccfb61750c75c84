// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/columns/column_table.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace lectern::imports {

namespace {

constexpr int strippedPenalty = 1000; ///< Any full name ranks before any name with words left out.

/// Replaces letters that Unicode does not decompose.
QString withoutSpecialLetters(QString text)
{
    static const QHash<QChar, QString> plain = {
        {u'ß', QStringLiteral("ss")}, {u'ø', QStringLiteral("o")}, {u'ł', QStringLiteral("l")}, {u'æ', QStringLiteral("ae")},
        {u'œ', QStringLiteral("oe")}, {u'đ', QStringLiteral("d")}, {u'ı', QStringLiteral("i")}, {u'ё', QStringLiteral("е")},
    };
    QString result;
    for (const QChar c : std::as_const(text))
        result += plain.value(c, QString(c));
    return result;
}

bool startsWord(QStringView name, qsizetype i)
{
    if (i == 0 || !name[i].isUpper())
        return false;
    const bool afterLower = name[i - 1].isLower() || name[i - 1].isDigit();
    const bool endsAcronym = name[i - 1].isUpper() && i + 2 < name.size() && name[i + 1].isLower() && name[i + 2].isLower();
    return afterLower || endsAcronym;
}

QStringList stringsOf(const QJsonValue &array)
{
    QStringList strings;
    for (const QJsonValue value : array.toArray())
        strings += normalisedName(value.toString());
    return strings;
}

std::map<Field, QStringList> namesByField(const QJsonObject &object)
{
    std::map<Field, QStringList> fields;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto field = fieldFromName(it.key());
        Q_ASSERT(field);
        fields[*field] = stringsOf(it.value());
    }
    return fields;
}

} // namespace

QString normalisedName(QStringView name)
{
    QString spaced;
    for (qsizetype i = 0; i < name.size(); ++i) {
        if (startsWord(name, i))
            spaced += u' ';
        spaced += name[i];
    }
    spaced = spaced.toLower();
    spaced.replace(QStringLiteral("'s "), QStringLiteral(" ")).replace(QStringLiteral("’s "), QStringLiteral(" "));
    const QString apart = withoutSpecialLetters(spaced).normalized(QString::NormalizationForm_KD);
    QString plain;
    for (const QChar c : apart) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            plain += c;
        else if (!c.isMark())
            plain += u' ';
    }
    return plain.simplified();
}

std::optional<double> scaleHintOf(const QString &normalised, QString *withoutHint)
{
    static const QRegularExpression hint(
        QStringLiteral("^(.+?)(?: (?:out of|of|sur|von|de|di|su|van|max|over|na|iz|из|out))? (5|10|20|100)(?: stars?)?$"));
    static const QRegularExpression percent(QStringLiteral("^(.+?) (?:percent|pct|prozent)$"));
    const auto match = hint.match(normalised);
    if (withoutHint)
        *withoutHint = match.hasMatch() ? match.captured(1) : normalised;
    if (match.hasMatch())
        return match.captured(2).toDouble();
    if (const auto found = percent.match(normalised); found.hasMatch()) {
        if (withoutHint)
            *withoutHint = found.captured(1);
        return 100;
    }
    return std::nullopt;
}

const ColumnTable &ColumnTable::instance()
{
    static const ColumnTable table;
    return table;
}

ColumnTable::ColumnTable()
{
    QFile file(QStringLiteral(":/import/columns.json"));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    Q_ASSERT(!root.isEmpty());

    m_prefixes = stringsOf(root[QLatin1String("prefixes")]);
    m_suffixes = stringsOf(root[QLatin1String("suffixes")]);
    for (const auto &[field, names] : namesByField(root[QLatin1String("fields")].toObject())) {
        for (qsizetype rank = 0; rank < names.size(); ++rank)
            m_fields[names.at(rank)].push_back({field, int(rank)});
    }
    const QJsonObject types = root[QLatin1String("entity_types")].toObject();
    for (auto it = types.begin(); it != types.end(); ++it) {
        for (const QString &name : stringsOf(it.value()))
            m_entityTypes.insert(name, entityTypeFromName(it.key()).value_or(EntityType::Other));
    }
    const QJsonObject platforms = root[QLatin1String("platforms")].toObject();
    for (auto it = platforms.begin(); it != platforms.end(); ++it) {
        const Platform platform = platformFromName(it.key()).value_or(Platform::Other);
        const QJsonObject object = it.value().toObject();
        PlatformTraits &traits = m_traits[size_t(platform)];
        traits.words = stringsOf(object[QLatin1String("words")]);
        for (const QJsonValue host : object[QLatin1String("hosts")].toArray())
            traits.hosts += host.toString();
        traits.entityType = entityTypeFromName(object[QLatin1String("entity_type")].toString()).value_or(EntityType::Other);
        traits.ratingScale = object[QLatin1String("rating_scale")].toDouble(5);
        for (const QString &word : std::as_const(traits.words))
            m_platformWords.insert(word, platform);
        m_platformWords.insert(normalisedName(it.key()), platform);
    }
    for (const QJsonValue value : root[QLatin1String("signatures")].toArray()) {
        const QJsonObject object = value.toObject();
        m_signatures.push_back({object[QLatin1String("name")].toString(),
                                platformFromName(object[QLatin1String("platform")].toString()).value_or(Platform::Other),
                                entityTypeFromName(object[QLatin1String("entity_type")].toString()), stringsOf(object[QLatin1String("columns")]),
                                namesByField(object[QLatin1String("fields")].toObject())});
    }
}

std::vector<ColumnTable::NameMatch> ColumnTable::fieldsOf(const QString &column) const
{
    static const QRegularExpression parenthesis(QStringLiteral("\\s*[(\\[].*[)\\]]\\s*$"));
    QString shortened = column;
    shortened.remove(parenthesis);
    QStringList candidates = {normalisedName(column)};
    QString withoutScale;
    for (const QString &name : {normalisedName(column), normalisedName(shortened)}) {
        (void)scaleHintOf(name, &withoutScale);
        candidates << name << withoutScale;
    }
    const QStringList whole = candidates;
    for (const QString &name : whole) {
        for (const QString &suffix : m_suffixes) {
            if (name.endsWith(u' ' + suffix))
                candidates += name.chopped(suffix.size() + 1);
        }
    }
    const QStringList withSuffixes = candidates;
    for (const QString &name : withSuffixes) {
        for (const QString &prefix : m_prefixes) {
            if (name.startsWith(prefix + u' '))
                candidates += name.sliced(prefix.size() + 1);
        }
    }
    std::vector<NameMatch> matches;
    for (qsizetype i = 0; i < candidates.size(); ++i) {
        const auto found = m_fields.constFind(candidates.at(i));
        if (found == m_fields.constEnd())
            continue;
        for (const NameMatch &match : *found)
            matches.push_back({match.field, match.rank + (i < whole.size() ? 0 : strippedPenalty)});
    }
    std::stable_sort(matches.begin(), matches.end(), [](const NameMatch &a, const NameMatch &b) { return a.rank < b.rank; });
    return matches;
}

std::optional<EntityType> ColumnTable::entityTypeOf(const QString &entityColumn) const
{
    const auto found = m_entityTypes.constFind(normalisedName(entityColumn));
    return found == m_entityTypes.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<Platform> ColumnTable::platformNamed(QStringView text) const
{
    const QString trimmed = text.trimmed().toString().toLower();
    const auto found = m_platformWords.constFind(normalisedName(trimmed));
    if (found != m_platformWords.constEnd())
        return *found;
    if (!trimmed.contains(u'.') || trimmed.contains(u' '))
        return std::nullopt;
    for (int i = 0; i < platformCount; ++i) {
        const QStringList &hosts = m_traits[size_t(i)].hosts;
        if (std::any_of(hosts.begin(), hosts.end(), [&](const QString &host) { return trimmed.contains(host); }))
            return Platform(i);
    }
    return std::nullopt;
}

} // namespace lectern::imports
