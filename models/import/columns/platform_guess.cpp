// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/columns/platform_guess.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

namespace lectern::imports {

namespace {

/// The file's name without extensions, normalised: "Trustpilot_2024.csv.gz" is "trustpilot 2024".
QString baseName(const QString &fileName)
{
    static const QRegularExpression endings(QStringLiteral("(?:\\.(?:csv|tsv|tab|psv|txt|json|jsonl|ndjson|gz|zip))+$"),
                                            QRegularExpression::CaseInsensitiveOption);
    QString base = QFileInfo(fileName).fileName();
    base.remove(endings);
    return normalisedName(base);
}

bool containsWords(const QString &text, const QString &words) { return (u' ' + text + u' ').contains(u' ' + words + u' '); }

std::optional<Platform> platformByHosts(const std::vector<QStringList> &samples)
{
    const ColumnTable &table = ColumnTable::instance();
    std::array<qint64, platformCount> votes{};
    for (const QStringList &values : samples) {
        for (const QString &value : values) {
            if (!value.startsWith(QLatin1String("http")) || value.contains(u' '))
                continue;
            for (int i = 0; i < platformCount; ++i) {
                const QStringList &hosts = table.traits(Platform(i)).hosts;
                const QString address = value.left(100).toLower();
                if (std::any_of(hosts.begin(), hosts.end(), [&](const QString &host) { return address.contains(host); })) {
                    ++votes[size_t(i)];
                    break;
                }
            }
        }
    }
    const auto best = std::max_element(votes.begin(), votes.end());
    return *best > 0 ? std::optional(Platform(best - votes.begin())) : std::nullopt;
}

struct NamedPlatform {
    Platform platform;
    QString word;
};

std::optional<NamedPlatform> platformByFileName(const QString &fileName)
{
    const QString base = baseName(fileName);
    std::optional<NamedPlatform> best; // the longest match wins: "google play" over "google"
    for (int i = 0; i < platformCount; ++i) {
        for (const QString &word : ColumnTable::instance().traits(Platform(i)).words) {
            if (containsWords(base, word) && (!best || word.size() > best->word.size()))
                best = NamedPlatform{Platform(i), word};
        }
    }
    return best;
}

} // namespace

const ColumnTable::Signature *findSignature(const QStringList &columns)
{
    QSet<QString> names;
    for (const QString &column : columns)
        names.insert(normalisedName(column));
    const ColumnTable::Signature *best = nullptr;
    for (const ColumnTable::Signature &signature : ColumnTable::instance().signatures()) {
        const bool isWhole = std::all_of(signature.columns.begin(), signature.columns.end(),
                                         [&](const QString &column) { return names.contains(column); });
        if (isWhole && (!best || signature.columns.size() > best->columns.size()))
            best = &signature;
    }
    return best;
}

PlatformGuess guessPlatform(const QStringList &columns, const std::vector<QStringList> &samples, const QString &fileName)
{
    const ColumnTable::Signature *signature = findSignature(columns);
    if (signature)
        return {signature->platform, QStringLiteral("its columns are those of: %1").arg(signature->name), signature};
    if (const auto platform = platformByHosts(samples))
        return {*platform, QStringLiteral("its links lead there"), nullptr};
    if (const auto named = platformByFileName(fileName))
        return {named->platform, QStringLiteral("the file's name says \"%1\"").arg(named->word), nullptr};
    return {Platform::Other, QStringLiteral("nothing in the file tells it"), nullptr};
}

QString entityNameFromFile(const QString &fileName)
{
    QString base = u' ' + baseName(fileName) + u' ';
    QStringList words = {QStringLiteral("reviews"), QStringLiteral("review"), QStringLiteral("export"), QStringLiteral("data"),
                         QStringLiteral("dataset"), QStringLiteral("sample"), QStringLiteral("scraped")};
    for (int i = 0; i < platformCount; ++i)
        words += ColumnTable::instance().traits(Platform(i)).words;
    std::sort(words.begin(), words.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
    for (const QString &word : std::as_const(words))
        base.replace(u' ' + word + u' ', QStringLiteral(" "));
    const QString rest = base.simplified();
    return rest.isEmpty() ? baseName(fileName) : rest;
}

} // namespace lectern::imports
