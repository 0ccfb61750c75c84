// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/text/written_duration.h"

#include <QHash>
#include <QRegularExpression>

namespace lectern::analysis {

namespace {

const QHash<QString, int> &numberWords()
{
    static const QHash<QString, int> words = [] {
        const QStringList ones = QStringLiteral("one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
                                                "fifteen sixteen seventeen eighteen nineteen")
                                     .split(u' ');
        const QStringList tens = QStringLiteral("twenty thirty forty fifty sixty seventy eighty ninety").split(u' ');
        QHash<QString, int> all;
        for (qsizetype i = 0; i < ones.size(); ++i)
            all.insert(ones[i], int(i) + 1);
        for (qsizetype i = 0; i < tens.size(); ++i)
            all.insert(tens[i], (int(i) + 2) * 10);
        return all;
    }();
    return words;
}

QRegularExpression insensitive(const QString &pattern) { return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption); }

std::optional<int> numberInWords(const QString &text)
{
    static const QRegularExpression notLetters(QStringLiteral("[^a-z]+"));
    int total = 0;
    bool isNumber = false;
    for (const QString &word : text.toLower().split(notLetters, Qt::SkipEmptyParts)) {
        if (word == u"hundred") {
            total = std::max(1, total) * 100;
            isNumber = true;
        } else if (const auto found = numberWords().constFind(word); found != numberWords().cend()) {
            total += *found;
            isNumber = true;
        } else if (word != u"and") {
            break;
        }
    }
    return isNumber && total < 1000 ? std::optional(total) : std::nullopt;
}

} // namespace

const QString &writtenDurationPattern()
{
    static const QString pattern = [] {
        const QString words = QStringList(numberWords().keys()).join(u'|');
        // "one hundred and twenty", "forty-five"; then a number in parentheses, then the unit.
        const QString inWords = QStringLiteral("(?:\\b(?:%1|hundred)\\b(?:[\\s-]+(?:and\\s+)?(?:%1|hundred)\\b){0,3})").arg(words);
        return QStringLiteral("(?:(?:\\b\\d{1,4}|%1)(?:\\s*\\(\\s*[\\w\\s-]{1,30}\\))?[\\s)-]*"
                              "(?:(?:consecutive|calendar|business|working|full|whole)\\s+)?(?:day|week|month|year)s?\\b)")
            .arg(inWords);
    }();
    return pattern;
}

std::optional<int> writtenNumber(QStringView text)
{
    static const QRegularExpression digits(QStringLiteral("\\d{1,4}"));
    const QString whole = text.toString();
    if (const auto match = digits.match(whole); match.hasMatch())
        return match.captured().toInt();
    return numberInWords(whole);
}

std::optional<int> daysOf(QStringView writtenDuration)
{
    static const QRegularExpression unit = insensitive(QStringLiteral("(day|week|month|year)s?\\s*$"));
    const QString text = writtenDuration.toString();
    const auto match = unit.match(text);
    const std::optional<int> count = writtenNumber(text);
    if (!match.hasMatch() || !count)
        return {};
    const QString name = match.captured(1).toLower();
    const int days = name == u"day" ? 1 : name == u"week" ? 7 : name == u"month" ? 30 : 365;
    return *count * days;
}

} // namespace lectern::analysis
