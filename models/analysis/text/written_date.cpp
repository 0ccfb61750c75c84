// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/text/written_date.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace lectern::analysis {

namespace {

const QString monthPattern = QStringLiteral("(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
                                            "oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?");
const QString dayPattern = QStringLiteral("\\b(?<day>[0-3]?\\d)\\s?(?:s\\s?t|n\\s?d|r\\s?d|t\\s?h)?\\b");

QRegularExpression insensitive(const QString &pattern) { return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption); }

int monthOf(const QString &name)
{
    static const QStringList names = QStringLiteral("jan feb mar apr may jun jul aug sep oct nov dec").split(u' ');
    return int(names.indexOf(name.left(3).toLower())) + 1;
}

int yearOf(const QString &digits)
{
    const int year = digits.toInt();
    return digits.size() > 2 ? year : year < 50 ? 2000 + year : 1900 + year;
}

void collectWithMonthName(const QString &text, std::vector<WrittenDate> &dates)
{
    static const QRegularExpression forms[] = {
        insensitive(QStringLiteral("\\b%1\\s*%2\\s*,?\\s*(?<year>(?:19|20|21)\\d\\d)\\b").arg(monthPattern, dayPattern)),
        insensitive(QStringLiteral("%1\\s*(?:day\\s+)?(?:of\\s+)?%2,?\\s*(?<year>(?:19|20|21)\\d\\d)\\b").arg(dayPattern, monthPattern)),
    };
    for (const QRegularExpression &form : forms) {
        for (auto matches = form.globalMatch(text); matches.hasNext();) {
            const auto match = matches.next();
            const QDate date(match.captured(u"year").toInt(), monthOf(match.captured(u"month")), match.captured(u"day").toInt());
            if (date.isValid())
                dates.push_back({date, {match.capturedStart(), match.capturedEnd()}});
        }
    }
}

void collectInFigures(const QString &text, std::vector<WrittenDate> &dates)
{
    static const QRegularExpression iso(QStringLiteral("\\b((?:19|20|21)\\d\\d)-(\\d\\d)-(\\d\\d)\\b"));
    for (auto matches = iso.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const QDate date(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
        if (date.isValid())
            dates.push_back({date, {match.capturedStart(), match.capturedEnd()}});
    }
    static const QRegularExpression figures(
        QStringLiteral("(?<![\\d./-])(\\d{1,2})([./-])(\\d{1,2})\\2((?:19|20|21)\\d\\d|\\d\\d)(?![\\d/-]|\\.\\d)"));
    for (auto matches = figures.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const int first = match.captured(1).toInt(), second = match.captured(3).toInt();
        const int year = yearOf(match.captured(4));
        const QDate dayFirst(year, second, first), monthFirst(year, first, second);
        if (dayFirst.isValid() != monthFirst.isValid() || dayFirst == monthFirst) {
            if (const QDate date = dayFirst.isValid() ? dayFirst : monthFirst; date.isValid())
                dates.push_back({date, {match.capturedStart(), match.capturedEnd()}});
        }
    }
}

} // namespace

std::vector<WrittenDate> findDates(const QString &text)
{
    std::vector<WrittenDate> dates;
    collectWithMonthName(text, dates);
    collectInFigures(text, dates);
    std::sort(dates.begin(), dates.end(), [](const WrittenDate &a, const WrittenDate &b) { return a.span.start < b.span.start; });
    return dates;
}

} // namespace lectern::analysis
