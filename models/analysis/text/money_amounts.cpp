// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/text/money_amounts.h"

#include <QLocale>
#include <QRegularExpression>

#include <cmath>
#include <optional>

namespace lectern::analysis {

namespace {

constexpr double largest = 1e15;

QString currencyOf(QString sign, const QString &dollars)
{
    sign = sign.toUpper().remove(u'.').simplified().remove(u' ');
    if (sign == u"$" || sign.startsWith(u"DOLLAR"))
        return dollars;
    if (sign.startsWith(u"US") || sign.startsWith(u"UNITEDSTATES"))
        return QStringLiteral("USD");
    if (sign == u"€" || sign.startsWith(u"EURO"))
        return QStringLiteral("EUR");
    if (sign == u"£" || sign.startsWith(u"POUND"))
        return QStringLiteral("GBP");
    if (sign == u"¥")
        return QStringLiteral("JPY");
    if (sign.startsWith(u"CA") || sign == u"C$" || sign == u"CDN$" || sign == u"CDN")
        return QStringLiteral("CAD");
    if (sign == u"A$" || sign == u"AU$")
        return QStringLiteral("AUD");
    if (sign == u"HK$")
        return QStringLiteral("HKD");
    return sign == u"RMB" ? QStringLiteral("CNY") : sign;
}

/// "1,250,000.50", "300.000,00", "0.001". Three digits after a single full stop are thousands, except in dollars.
std::optional<double> amountOf(QString figures, bool areDollars)
{
    static const QRegularExpression decimal(QStringLiteral("[.,](\\d{1,2}|\\d{4,})$"));
    static const QRegularExpression oneGroup(QStringLiteral("^(?:0|\\d+)\\.(\\d{3})$"));
    const auto match = areDollars || figures.startsWith(u'0') ? oneGroup.match(figures) : QRegularExpressionMatch();
    const auto end = match.hasMatch() ? match : decimal.match(figures);
    QString fraction;
    if (end.hasMatch()) {
        fraction = end.captured(1);
        figures.truncate(end.capturedStart(1) - 1);
    }
    figures.remove(u',').remove(u'.');
    bool isNumber = false;
    const double amount = (figures + u'.' + (fraction.isEmpty() ? QStringLiteral("0") : fraction)).toDouble(&isNumber);
    return isNumber && amount > 0 && amount < largest ? std::optional(amount) : std::nullopt;
}

double factorOf(const QString &word)
{
    const QString lower = word.toLower();
    return lower.startsWith(u't') || lower == u"k" ? 1e3 : lower.startsWith(u'b') ? 1e9 : lower.startsWith(u'm') ? 1e6 : 1;
}

const QRegularExpression &moneyExpression()
{
    static const QString figures = QStringLiteral(
        "(?<figures%1>\\d{1,3}(?:[,.]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,6})?)(?!\\d)(?:\\s?(?<factor%1>thousand|million|billion)\\b)?");
    static const QString before = QStringLiteral(
        "(?<before>(?-i:\\b(?:(?:U\\.?S\\.?|CA|CDN|AU|HK)\\s?|[AC]))?\\$|€|£|¥|\\b(?:USD|EUR|GBP|CAD|AUD|CHF|JPY|CNY|RMB|INR|SEK|NOK|DKK|HKD|SGD|ILS|NIS)\\b)");
    static const QString after = QStringLiteral(
        "(?<after>(?:(?:U\\.?S\\.?|United\\s+States)\\s+)?dollars?\\b|euros?\\b|pounds?\\s+sterling\\b|\\b(?:USD|EUR|GBP|CAD|CHF|RMB)\\b)");
    static const QRegularExpression expression(
        QStringLiteral("%1\\s?%2|(?<![\\d$.,])%3\\s?\\)?\\s?%4").arg(before, figures.arg(1), figures.arg(2), after),
        QRegularExpression::CaseInsensitiveOption);
    return expression;
}

} // namespace

std::vector<MoneyAmount> findMoney(const QString &text)
{
    static const QRegularExpression otherDollars(QStringLiteral(
                                                     "Canadian|Australian|Hong\\s+Kong|Singapore|New\\s+Zealand|\\b(?:CAD|AUD|HKD|SGD|NZD|CDN)\\b"),
                                                 QRegularExpression::CaseInsensitiveOption);
    const QString dollars = otherDollars.match(text).hasMatch() ? QStringLiteral("$") : QStringLiteral("USD");
    std::vector<MoneyAmount> found;
    for (auto matches = moneyExpression().globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const bool isBefore = !match.capturedView(u"before").isEmpty();
        const QString sign = match.captured(isBefore ? u"before" : u"after");
        const bool areDollars = sign.contains(u'$') || sign.contains(u"dollar", Qt::CaseInsensitive) || sign == u"USD";
        const std::optional<double> amount = amountOf(match.captured(isBefore ? u"figures1" : u"figures2"), areDollars);
        if (!amount)
            continue;
        MoneyAmount money;
        money.currency = currencyOf(sign, dollars);
        money.amount = *amount * factorOf(match.captured(isBefore ? u"factor1" : u"factor2"));
        money.span = {match.capturedStart(), match.capturedEnd()};
        found.push_back(money);
    }
    return found;
}

QString writtenMoney(const MoneyAmount &money)
{
    const auto isMultipleOf = [&money](double unit) { return std::abs(money.amount / unit - std::round(money.amount / unit)) < 1e-4; };
    const int decimals = isMultipleOf(1) ? 0 : isMultipleOf(0.01) ? 2 : 4;
    return money.currency + u' ' + QLocale(QLocale::English, QLocale::UnitedStates).toString(money.amount, 'f', decimals);
}

} // namespace lectern::analysis
