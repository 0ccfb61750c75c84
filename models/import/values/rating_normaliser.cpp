// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/values/rating_normaliser.h"

#include "models/import/columns/column_table.h"
#include "models/import/values/value_normaliser.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace lectern::imports {

namespace {

constexpr size_t fewValues = 20; ///< A sample with fewer values proves little.

/// A rating as written in the file, with its own scale if it has one ("4/5").
struct RawRating {
    double value = 0;
    std::optional<double> scale;
};

std::optional<RawRating> plainNumber(QStringView text)
{
    // Fast path without a regular expression: digits and at most one separator.
    double value = 0, fraction = 0;
    bool hasDigits = false;
    for (const QChar c : text) {
        if (c >= u'0' && c <= u'9') {
            hasDigits = true;
            if (fraction > 0) {
                value += (c.unicode() - u'0') * fraction;
                fraction /= 10;
            } else {
                value = value * 10 + (c.unicode() - u'0');
            }
        } else if ((c == u'.' || c == u',') && fraction == 0 && hasDigits) {
            fraction = 0.1;
        } else {
            return std::nullopt;
        }
    }
    if (!hasDigits)
        return std::nullopt;
    // Rounded because of binary fractions (0.1 * 8 is not 0.8); ratings have few decimals.
    return RawRating{std::round(value * 1e9) / 1e9, std::nullopt};
}

std::optional<RawRating> starsAsCharacters(QStringView text)
{
    double full = 0;
    int empty = 0;
    for (const QChar c : text) {
        switch (c.unicode()) {
        case u'★':
        case u'⭐':
        case u'*':
        case 0x2b51: ++full; break;
        case u'☆':
        case u'✩': ++empty; break;
        case u'½':
            full += 0.5;
            ++empty;
            break;
        case 0xfe0f: break; // variation selector of emoji
        default:
            if (!c.isSpace())
                return std::nullopt;
        }
    }
    if (full == 0 && empty == 0)
        return std::nullopt;
    return RawRating{full, 5.0};
}

std::optional<RawRating> rareForms(const QString &text)
{
    static const QHash<QString, double> words = {
        {QStringLiteral("one"), 1},       {QStringLiteral("two"), 2},       {QStringLiteral("three"), 3}, {QStringLiteral("four"), 4},
        {QStringLiteral("five"), 5},      {QStringLiteral("terrible"), 1},  {QStringLiteral("poor"), 2},  {QStringLiteral("average"), 3},
        {QStringLiteral("very good"), 4}, {QStringLiteral("excellent"), 5},
    };
    const QString lower = text.toLower();
    QString word = lower;
    word.remove(QRegularExpression(QStringLiteral("[ _-]?stars?$")));
    if (const auto found = words.constFind(word); found != words.constEnd())
        return RawRating{*found, 5.0};

    static const QRegularExpression bubble(QStringLiteral("bubble_?(\\d)(\\d)"));
    if (const auto match = bubble.match(lower); match.hasMatch())
        return RawRating{match.captured(1).toDouble() + match.captured(2).toDouble() / 10, 5.0};

    static const QRegularExpression number(QStringLiteral(
        "^\\D{0,24}?(-?\\d+(?:[.,]\\d+)?(?:e[-+]?\\d+)?)\\s*(?:(?:/|out of|of|von|sur|de|di|su|na|z|van|uit|iz|из|av|af)\\s*(\\d+(?:[.,]\\d+)?)|(%))?"
        "\\s*\\D{0,24}$"));
    const auto match = number.match(lower);
    if (!match.hasMatch())
        return std::nullopt;
    const auto toDouble = [](QString digits) { return digits.replace(u',', u'.').toDouble(); };
    RawRating raw{toDouble(match.captured(1)), std::nullopt};
    if (!match.captured(2).isEmpty())
        raw.scale = toDouble(match.captured(2));
    else if (!match.captured(3).isEmpty())
        raw.scale = 100;
    return raw;
}

std::optional<RawRating> parse(QStringView trimmed)
{
    if (auto number = plainNumber(trimmed))
        return number;
    if (auto stars = starsAsCharacters(trimmed))
        return stars;
    return rareForms(trimmed.toString());
}

/// Whether more than `share` of the values are in (low, high], too many to be errors in the file.
bool hasManyIn(const std::vector<double> &values, double low, double high, double share)
{
    const auto count = std::count_if(values.begin(), values.end(), [&](double value) { return value > low && value <= high; });
    return count > 0 && double(count) >= share * double(values.size()) && (count > 1 || values.size() < fewValues);
}

/// The smallest common scale that covers the values. A few outliers do not enlarge it; they are rejected.
double smallestScaleFor(const std::vector<double> &values)
{
    constexpr double anything = 1e300;
    constexpr double nearlyTen = 20; // "11" among a few small values is an error, not a rating out of 100
    if (hasManyIn(values, nearlyTen, anything, 0.1))
        return 100;
    return hasManyIn(values, 5, 10, 0.02) ? 10 : 5;
}

bool fitsScale(const std::vector<double> &values, double scale) { return !hasManyIn(values, scale, 1e300, 0.1); }

RatingRule thumbs(const QString &reason) { return {1, true, reason, {}}; }

} // namespace

RatingRule decideRatingRule(const QStringList &values, std::optional<double> scaleHint, Platform platform, bool isRecommendation)
{
    std::vector<double> numbers;
    int words = 0;
    for (const QString &value : values) {
        const QStringView trimmed = QStringView(value).trimmed();
        if (isNoValue(trimmed))
            continue;
        if (const auto raw = parse(trimmed); raw && !raw->scale)
            numbers.push_back(raw->value);
        else if (!raw && normaliseBoolean(trimmed))
            ++words;
    }
    if (isRecommendation || (words > 0 && size_t(words) >= numbers.size()))
        return thumbs(QStringLiteral("yes or no: 5 or 0 stars"));
    const auto inScale = [](double scale) { return QStringLiteral("of %1").arg(scale); };
    const double highest = numbers.empty() ? 0 : *std::max_element(numbers.begin(), numbers.end());
    if (scaleHint && fitsScale(numbers, *scaleHint))
        return {*scaleHint, false, inScale(*scaleHint) + QStringLiteral(", as its name says"), {}};
    const double usual = ColumnTable::instance().traits(platform).ratingScale;
    if (usual > 5 && fitsScale(numbers, usual) && (numbers.size() < fewValues || highest > 5))
        return {usual, false, inScale(usual) + QStringLiteral(", as usual on this platform"), {}};
    const auto isFraction = [](double value) { return value != std::floor(value); };
    if (numbers.size() >= fewValues && highest <= 1) {
        if (std::any_of(numbers.begin(), numbers.end(), isFraction))
            return {1, false, QStringLiteral("of 1"), QStringLiteral("All sampled ratings lie between 0 and 1.")};
        if (std::find(numbers.begin(), numbers.end(), 0.0) != numbers.end())
            return thumbs(QStringLiteral("0 or 1: 0 or 5 stars"));
    }
    RatingRule rule{smallestScaleFor(numbers), false, {}, {}};
    rule.reason = numbers.empty() ? QStringLiteral("of 5, unless a value tells its own scale")
                                  : inScale(rule.scale) + QStringLiteral(": the highest sampled value is %1").arg(highest);
    if (highest > rule.scale)
        rule.warning = QStringLiteral("Some ratings lie above %1: these rows will be rejected. If they are right, choose the scale.").arg(rule.scale);
    const auto above = std::count_if(numbers.begin(), numbers.end(), [&](double value) { return value > rule.scale / 2; });
    if (rule.warning.isEmpty() && rule.scale > 5 && above * 10 < qint64(numbers.size())) {
        rule.warning = QStringLiteral("The ratings are read as \"of %1\", but nearly all sampled ones are at most %2: "
                                      "the file may mix scales.")
                           .arg(rule.scale)
                           .arg(rule.scale / 2);
    }
    return rule;
}

tl::expected<std::optional<Rating>, QString> normaliseRating(QStringView text, const RatingRule &rule)
{
    const QStringView trimmed = text.trimmed();
    if (isNoValue(trimmed))
        return std::nullopt;
    if (rule.isThumbs) {
        const auto answer = normaliseBoolean(trimmed);
        if (!answer)
            return tl::make_unexpected(QStringLiteral("\"%1\" is neither yes nor no").arg(shortened(trimmed)));
        return Rating{*answer ? 5.0 : 0.0, *answer ? 1.0 : 0.0, 1};
    }
    const auto raw = parse(trimmed);
    if (!raw)
        return tl::make_unexpected(QStringLiteral("\"%1\" is not a rating").arg(shortened(trimmed)));
    const double scale = raw->scale.value_or(rule.scale);
    if (scale <= 0 || raw->value < 0 || raw->value > scale) {
        return tl::make_unexpected(QStringLiteral("the rating %1 lies outside 0 to %2").arg(raw->value).arg(scale));
    }
    return Rating{raw->value / scale * 5, raw->value, scale};
}

} // namespace lectern::imports
