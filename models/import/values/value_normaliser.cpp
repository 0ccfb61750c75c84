// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/values/value_normaliser.h"

#include "models/import/columns/column_table.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <limits>

namespace lectern::imports {

bool isNoValue(QStringView trimmed)
{
    if (trimmed.isEmpty())
        return true;
    if (trimmed.size() > 6)
        return false;
    static const std::array<QLatin1String, 10> words = {
        QLatin1String("na"),  QLatin1String("n/a"),  QLatin1String("null"), QLatin1String("none"), QLatin1String("nan"),
        QLatin1String("nat"), QLatin1String("<na>"), QLatin1String("\\n"),  QLatin1String("#n/a"), QLatin1String("-"),
    };
    return std::any_of(words.begin(), words.end(), [&](QLatin1String word) { return trimmed.compare(word, Qt::CaseInsensitive) == 0; });
}

QString cleanText(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    if (isNoValue(trimmed))
        return {};
    QString clean = trimmed.toString();
    const auto isControl = [](QChar c) { return c < u' ' && c != u'\n' && c != u'\r' && c != u'\t'; };
    std::replace_if(clean.begin(), clean.end(), isControl, QChar(u' '));
    if (clean.contains(u'\r'))
        clean.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
    if (clean.contains(QLatin1String("<br"), Qt::CaseInsensitive)) {
        static const QRegularExpression lineBreak(QStringLiteral("<br\\s*/?>\\n?"), QRegularExpression::CaseInsensitiveOption);
        clean.replace(lineBreak, QStringLiteral("\n"));
    }
    if (clean.contains(u'&')) {
        clean.replace(QLatin1String("&lt;"), QLatin1String("<"))
            .replace(QLatin1String("&gt;"), QLatin1String(">"))
            .replace(QLatin1String("&quot;"), QLatin1String("\""))
            .replace(QLatin1String("&#34;"), QLatin1String("\""))
            .replace(QLatin1String("&#39;"), QLatin1String("'"))
            .replace(QLatin1String("&apos;"), QLatin1String("'"))
            .replace(QLatin1String("&nbsp;"), QLatin1String(" "))
            .replace(QLatin1String("&amp;"), QLatin1String("&"));
    }
    return clean.trimmed();
}

std::optional<bool> normaliseBoolean(QStringView text)
{
    static const QHash<QString, bool> answers = [] {
        QHash<QString, bool> known;
        for (const char16_t *yes : {u"1",
                                    u"1 0",
                                    u"true",
                                    u"t",
                                    u"yes",
                                    u"y",
                                    u"oui",
                                    u"ja",
                                    u"si",
                                    u"sim",
                                    u"tak",
                                    u"да",
                                    u"wahr",
                                    u"vrai",
                                    u"verdadero",
                                    u"vero",
                                    u"verdadeiro",
                                    u"prawda",
                                    u"x",
                                    u"up",
                                    u"like",
                                    u"liked",
                                    u"positive",
                                    u"thumbs up",
                                    u"thumb up",
                                    u"recommended",
                                    u"recommends",
                                    u"recommend",
                                    u"doesrecommend",
                                    u"verified",
                                    u"verified purchase",
                                    u"trip verified",
                                    u"verifie",
                                    u"verifiziert",
                                    u"empfohlen",
                                    u"recommande",
                                    u"recomendado",
                                    u"consigliato",
                                    u"v",
                                    u"👍"})
            known.insert(QString::fromUtf16(yes), true);
        for (const char16_t *no : {u"0",
                                   u"0 0",
                                   u"false",
                                   u"f",
                                   u"no",
                                   u"n",
                                   u"non",
                                   u"nein",
                                   u"nao",
                                   u"nie",
                                   u"nee",
                                   u"нет",
                                   u"falsch",
                                   u"faux",
                                   u"falso",
                                   u"falsz",
                                   u"down",
                                   u"dislike",
                                   u"disliked",
                                   u"negative",
                                   u"thumbs down",
                                   u"thumb down",
                                   u"not recommended",
                                   u"doesn t recommend",
                                   u"does not recommend",
                                   u"doesnt recommend",
                                   u"not verified",
                                   u"unverified",
                                   u"notverified",
                                   u"nicht verifiziert",
                                   u"non verifie",
                                   u"nicht empfohlen",
                                   u"non recommande",
                                   u"no recomendado",
                                   u"👎"})
            known.insert(QString::fromUtf16(no), false);
        return known;
    }();
    const QStringView trimmed = text.trimmed();
    if (trimmed.size() == 1 && (trimmed[0] == u'1' || trimmed[0] == u'0'))
        return trimmed[0] == u'1';
    const bool isSymbol = trimmed.size() == 2 && trimmed[0].isSurrogate();
    const auto found = answers.constFind(isSymbol ? trimmed.toString() : normalisedName(trimmed.toString().toLower()));
    return found == answers.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<int> normaliseCount(QStringView text)
{
    const QString trimmed = text.trimmed().toString();
    static const QRegularExpression form(QStringLiteral(
                                             "^[\\[(]?\\s*(\\d{1,3}(?:[,.' \\x{a0}\\x{202f}]\\d{3})+|\\d+(?:[.,]\\d+)?)\\s*([kKmM])?\\b(.*)$"),
                                         QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression grouped(QStringLiteral("^\\d{1,3}(?:[,.' \\x{a0}\\x{202f}]\\d{3})+$"));
    if (trimmed.startsWith(QLatin1String("one "), Qt::CaseInsensitive))
        return 1;
    const auto match = form.match(trimmed);
    if (!match.hasMatch())
        return std::nullopt;
    QString digits = match.captured(1);
    const QString unit = match.captured(2).toLower();
    if (unit.isEmpty() && grouped.match(digits).hasMatch())
        digits.remove(QRegularExpression(QStringLiteral("[^\\d]")));
    const double factor = unit == QLatin1String("k") ? 1e3 : unit == QLatin1String("m") ? 1e6 : 1;
    const double count = digits.replace(u',', u'.').toDouble() * factor;
    if (count > std::numeric_limits<int>::max())
        return std::nullopt;
    return int(count);
}

QString normaliseLanguage(QStringView text)
{
    static const QHash<QString, QString> names = {
        {QStringLiteral("english"), QStringLiteral("en")},    {QStringLiteral("german"), QStringLiteral("de")},
        {QStringLiteral("deutsch"), QStringLiteral("de")},    {QStringLiteral("french"), QStringLiteral("fr")},
        {QStringLiteral("francais"), QStringLiteral("fr")},   {QStringLiteral("spanish"), QStringLiteral("es")},
        {QStringLiteral("espanol"), QStringLiteral("es")},    {QStringLiteral("italian"), QStringLiteral("it")},
        {QStringLiteral("italiano"), QStringLiteral("it")},   {QStringLiteral("portuguese"), QStringLiteral("pt")},
        {QStringLiteral("portugues"), QStringLiteral("pt")},  {QStringLiteral("polish"), QStringLiteral("pl")},
        {QStringLiteral("polski"), QStringLiteral("pl")},     {QStringLiteral("dutch"), QStringLiteral("nl")},
        {QStringLiteral("nederlands"), QStringLiteral("nl")}, {QStringLiteral("russian"), QStringLiteral("ru")},
        {QStringLiteral("russkij"), QStringLiteral("ru")},    {QStringLiteral("chinese"), QStringLiteral("zh")},
        {QStringLiteral("japanese"), QStringLiteral("ja")},   {QStringLiteral("korean"), QStringLiteral("ko")},
        {QStringLiteral("arabic"), QStringLiteral("ar")},     {QStringLiteral("turkish"), QStringLiteral("tr")},
        {QStringLiteral("swedish"), QStringLiteral("sv")},    {QStringLiteral("danish"), QStringLiteral("da")},
        {QStringLiteral("norwegian"), QStringLiteral("no")},  {QStringLiteral("finnish"), QStringLiteral("fi")},
        {QStringLiteral("eng"), QStringLiteral("en")},        {QStringLiteral("deu"), QStringLiteral("de")},
        {QStringLiteral("ger"), QStringLiteral("de")},        {QStringLiteral("fra"), QStringLiteral("fr")},
        {QStringLiteral("fre"), QStringLiteral("fr")},        {QStringLiteral("spa"), QStringLiteral("es")},
        {QStringLiteral("ita"), QStringLiteral("it")},        {QStringLiteral("por"), QStringLiteral("pt")},
        {QStringLiteral("pol"), QStringLiteral("pl")},        {QStringLiteral("nld"), QStringLiteral("nl")},
        {QStringLiteral("dut"), QStringLiteral("nl")},        {QStringLiteral("rus"), QStringLiteral("ru")},
        {QStringLiteral("zho"), QStringLiteral("zh")},        {QStringLiteral("jpn"), QStringLiteral("ja")},
    };
    const QStringView trimmed = text.trimmed();
    if (trimmed.size() == 2 && isNoValue(trimmed))
        return {};
    qsizetype length = 0;
    while (length < trimmed.size() && trimmed[length].isLetter())
        ++length;
    const bool isTag = length >= 2 && length <= 3 && (length == trimmed.size() || trimmed[length] == u'-' || trimmed[length] == u'_');
    const QString word = normalisedName(trimmed.toString().toLower());
    if (const auto found = names.constFind(isTag ? trimmed.left(length).toString().toLower() : word); found != names.constEnd())
        return *found;
    return isTag ? trimmed.left(length).toString().toLower() : QString();
}

namespace {

QString textOfElement(const QJsonValue &element)
{
    if (!element.isObject())
        return element.toVariant().toString().trimmed();
    const QJsonObject object = element.toObject();
    for (const char *key :
         {"url", "large_image_url", "medium_image_url", "small_image_url", "src", "href", "image", "original", "name", "tag", "label"}) {
        const QJsonValue value = object[QLatin1String(key)];
        if (value.isString())
            return value.toString().trimmed();
        if (value.isArray() && !value.toArray().isEmpty())
            return value.toArray().first().toString().trimmed();
    }
    for (const QJsonValue value : object) {
        if (value.isString())
            return value.toString().trimmed();
    }
    return {};
}

/// Parses a list in Python's notation: ['a', "it's"].
QStringList pythonList(QStringView inside)
{
    QStringList items;
    QString item;
    QChar quote;
    for (qsizetype i = 0; i < inside.size(); ++i) {
        const QChar c = inside[i];
        if (!quote.isNull() && c == u'\\' && i + 1 < inside.size()) {
            item += inside[++i];
        } else if (c == quote) {
            quote = QChar();
        } else if (quote.isNull() && (c == u'\'' || c == u'"')) {
            quote = c;
        } else if (quote.isNull() && c == u',') {
            items += item.trimmed();
            item.clear();
        } else {
            item += c;
        }
    }
    items += item.trimmed();
    return items;
}

QChar separatorIn(QStringView text)
{
    for (const QChar separator : {u'|', u';', u'\n', u','}) {
        if (text.contains(separator))
            return separator;
    }
    return u',';
}

} // namespace

QStringList normaliseList(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    QStringList items;
    if (isNoValue(trimmed))
        return items;
    const bool isBracketed = (trimmed.startsWith(u'[') && trimmed.endsWith(u']')) || (trimmed.startsWith(u'{') && trimmed.endsWith(u'}'));
    if (isBracketed) {
        const QJsonDocument json = QJsonDocument::fromJson(trimmed.toUtf8());
        if (json.isArray()) {
            for (const QJsonValue element : json.array())
                items += textOfElement(element);
        } else if (json.isObject()) {
            items += textOfElement(json.object());
        } else {
            items = pythonList(trimmed.sliced(1, trimmed.size() - 2));
        }
    } else {
        for (const QStringView part : trimmed.split(separatorIn(trimmed)))
            items += part.trimmed().toString();
    }
    items.removeIf([](const QString &item) { return isNoValue(item); });
    items.removeDuplicates();
    return items;
}

QStringList normaliseUrls(QStringView text)
{
    // URLs may contain commas, so a new part begins where the next URL does.
    static const QRegularExpression nextAddress(QStringLiteral("[\\s,;|]+(?=https?://)"));
    const QStringView trimmed = text.trimmed();
    const QStringList items = trimmed.startsWith(QLatin1String("http")) ? trimmed.toString().split(nextAddress) : normaliseList(text);
    QStringList urls;
    for (const QString &item : items) {
        if (item.startsWith(QLatin1String("//")))
            urls += QStringLiteral("https:") + item;
        else if (item.startsWith(QLatin1String("http://")) || item.startsWith(QLatin1String("https://")))
            urls += item;
    }
    return urls;
}

QString slugOf(QStringView name)
{
    QString slug;
    for (const QChar c : name.toString().normalized(QString::NormalizationForm_KD).toLower()) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            slug += c;
        else if (!c.isMark() && !slug.isEmpty() && !slug.endsWith(u'-'))
            slug += u'-';
    }
    if (slug.endsWith(u'-'))
        slug.chop(1);
    return slug.left(200);
}

QString shortened(QStringView text) { return text.size() <= 40 ? text.toString() : text.left(39).toString() + u'…'; }

} // namespace lectern::imports
