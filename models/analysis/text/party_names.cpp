// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/text/party_names.h"

#include <QRegularExpression>

namespace lectern::analysis {

namespace {

const QString suffix = QStringLiteral(
    "(?:Inc|Incorporated|LLC|L\\.\\s?L\\.\\s?C|LLP|L\\.L\\.P|LP|L\\.P|Ltd|Limited|Corp|Corporation|Company|Co|GmbH|AG|S\\.?A\\.?S|S\\.?A|"
    "N\\.?V|B\\.?V|S\\.p\\.A|plc|PLC|Pty|A/S|AB|Oy|K\\.K|Trust|Bank|N\\.A|Partnership|Association|University|Foundation)\\b\\.?");

/// Names of organisations inside a longer text.
QStringList organisationsIn(const QString &words)
{
    static const QRegularExpression name(
        QStringLiteral(
            "\\b\\p{Ll}?\\p{Lu}[\\w&.'\\x{2019}-]*(?:,?\\s+(?:(?:of|and|the|for|de|&)\\s+)?[\\p{Lu}\\d(][\\w&.'\\x{2019})-]*){0,7}?,?\\s+%1(?:,?\\s+%1)*(?!\\w)")
            .arg(suffix),
        QRegularExpression::UseUnicodePropertiesOption);
    QStringList names;
    for (auto matches = name.globalMatch(words); matches.hasNext();)
        names << matches.next().captured().simplified();
    return names;
}

/// Whether the words are a role instead of a name: quoted, general, or about the parties as such.
bool isRole(const QString &words)
{
    static const QRegularExpression role(
        QStringLiteral(
            "^[\"'\\x{201C}\\x{2018}(]|\\b(part(y|ies)|hereinafter|collectively|individually|each|undersigned)\\b|"
            "^(the\\s+)?(we|us|you|our|your|it|company|customer|supplier|seller|buyer|vendor|client|contractor|consultant|distributor|licensor|licensee|"
            "manufacturer|provider|agent|franchisor|franchisee|lessor|lessee|owner|operator|developer|reseller|sponsor|investor|borrower|lender|"
            "purchaser|employee|executive|employer|publisher|affiliate|reporting\\s+persons?|representative|carrier|shipper|principal|promoter|"
            "service\\s+provider|corporation|bank|trust|fund|marketing\\s+affiliate|network\\s+affiliate)$"),
        QRegularExpression::CaseInsensitiveOption);
    return role.match(words).hasMatch();
}

/// Excludes "iMine", a name that begins with a small letter.
bool isCommonWord(const QString &words) { return words[0].isLower() && !words[1].isUpper(); }

QStringList namesInCell(const QString &words)
{
    constexpr qsizetype longestName = 90;
    static const QRegularExpression frame(QStringLiteral("^(?:[\\s,;:(]|(?:For:?|By:)\\s)+|(?:[\\s,;:(]|[\"\\x{201D}]\\)?)+$"));
    QString text = words.simplified();
    text.remove(frame);
    static const QRegularExpression explained(QStringLiteral(",\\s+(an?|the|with|having|whose|located)\\s|\\s[(\"\\x{201C}]"));
    const bool isSentence = text.size() > longestName || explained.match(text).hasMatch();
    QStringList names = isSentence ? organisationsIn(text) : QStringList{text};
    names.removeIf([](const QString &name) { return name.size() < 3 || !name[0].isLetterOrNumber() || isCommonWord(name) || isRole(name); });
    return names;
}

} // namespace

QStringList partyNamesIn(const QString &words)
{
    QStringList names;
    for (const QString &cell : words.split(u'\t')) // the columns of a signature table
        names << namesInCell(cell);
    names.removeDuplicates();
    return names;
}

} // namespace lectern::analysis
