// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/review_labels.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>

namespace lectern::models {

namespace {

QString words(const char *text) { return QCoreApplication::translate("ReviewLabels", text); }

bool isInvisibleControl(char16_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || (c >= 0x200B && c <= 0x200F) || c == 0x061C || c == 0xFEFF || c < 0x20
        || (c >= 0x7F && c < 0xA0);
}

} // namespace

QString withVisibleControls(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'\n' || c == u'\t' || c == u'\r')
            shown += u' ';
        else if (isInvisibleControl(c.unicode()) && c.unicode() != 0x200D) // emoji need the zero width joiner
            shown += QStringLiteral("[U+%1]").arg(uint(c.unicode()), 4, 16, QLatin1Char('0')).toUpper();
        else
            shown += c;
    }
    return shown;
}

QString entityText(const QString &name, const QString &id) { return withVisibleControls(name.isEmpty() ? id : name); }

QString dateText(const QDateTime &moment, DatePrecision precision)
{
    const QLocale locale;
    switch (precision) {
    case DatePrecision::Second: return locale.toString(moment.toLocalTime(), u"yyyy-MM-dd HH:mm");
    // A date without a time is the same day in every time zone.
    case DatePrecision::Day: return locale.toString(moment.toUTC(), u"yyyy-MM-dd");
    case DatePrecision::Month: return locale.toString(moment.toUTC(), u"yyyy-MM");
    case DatePrecision::Year: return locale.toString(moment.toUTC(), u"yyyy");
    case DatePrecision::Unknown: return words(QT_TRANSLATE_NOOP("ReviewLabels", "no date"));
    }
    Q_UNREACHABLE();
}

QString dateText(qint64 microsSinceEpoch, DatePrecision precision)
{
    const qint64 millis = microsSinceEpoch >= 0 ? microsSinceEpoch / 1000 : (microsSinceEpoch - 999) / 1000;
    return dateText(QDateTime::fromMSecsSinceEpoch(millis, Qt::UTC), precision);
}

QString displayNameOf(EntityType type)
{
    switch (type) {
    case EntityType::Company: return words(QT_TRANSLATE_NOOP("ReviewLabels", "Company"));
    case EntityType::Restaurant: return words(QT_TRANSLATE_NOOP("ReviewLabels", "Restaurant"));
    case EntityType::RentalProperty: return words(QT_TRANSLATE_NOOP("ReviewLabels", "Rental property"));
    case EntityType::Hotel: return words(QT_TRANSLATE_NOOP("ReviewLabels", "Hotel"));
    case EntityType::Place: return words(QT_TRANSLATE_NOOP("ReviewLabels", "Place"));
    case EntityType::Service: return words(QT_TRANSLATE_NOOP("ReviewLabels", "Service"));
    case EntityType::Product: return words(QT_TRANSLATE_NOOP("ReviewLabels", "Product"));
    case EntityType::Healthcare: return words(QT_TRANSLATE_NOOP("ReviewLabels", "Healthcare"));
    case EntityType::Education: return words(QT_TRANSLATE_NOOP("ReviewLabels", "Education"));
    case EntityType::Entertainment: return words(QT_TRANSLATE_NOOP("ReviewLabels", "Entertainment"));
    case EntityType::Other: return words(QT_TRANSLATE_NOOP("ReviewLabels", "Other"));
    }
    Q_UNREACHABLE();
}

QString displayNameOf(Sentiment sentiment)
{
    switch (sentiment) {
    case Sentiment::Negative: return words(QT_TRANSLATE_NOOP("ReviewLabels", "negative"));
    case Sentiment::Neutral: return words(QT_TRANSLATE_NOOP("ReviewLabels", "neutral"));
    case Sentiment::Positive: return words(QT_TRANSLATE_NOOP("ReviewLabels", "positive"));
    }
    Q_UNREACHABLE();
}

QString displayNameOf(Source source)
{
    switch (source) {
    case Source::Memory: return words(QT_TRANSLATE_NOOP("ReviewLabels", "memory"));
    case Source::Redis: return QStringLiteral("Redis");
    case Source::Postgres: return QStringLiteral("PostgreSQL");
    case Source::Stale: return words(QT_TRANSLATE_NOOP("ReviewLabels", "offline"));
    }
    Q_UNREACHABLE();
}

QString languageName(const QString &tag)
{
    const QLocale::Language language = QLocale(tag).language();
    if (tag.isEmpty())
        return words(QT_TRANSLATE_NOOP("ReviewLabels", "not told"));
    return language == QLocale::C ? tag : QLocale::languageToString(language);
}

QString ratingText(std::optional<double> rating)
{
    if (!rating)
        return {};
    const bool isWhole = std::abs(*rating - std::round(*rating)) < 0.05;
    return QLocale().toString(*rating, 'f', isWhole ? 0 : 1);
}

QString scoreText(std::optional<double> score)
{
    if (!score)
        return {};
    const double rounded = std::round(*score * 100) / 100 + 0.0; // + 0.0 avoids "-0.00"
    const QString number = QLocale().toString(rounded, 'f', 2);
    return rounded > 0 ? QLatin1Char('+') + number : number;
}

QString sentimentText(std::optional<double> score, std::optional<Sentiment> sentiment)
{
    QStringList parts;
    if (score)
        parts << scoreText(score);
    if (sentiment)
        parts << displayNameOf(*sentiment);
    return parts.join(QLatin1Char(' '));
}

QString judgedText(const Review &review)
{
    const QString sentiment = sentimentText(review.sentimentScore, review.sentiment);
    const bool isOurs = review.sentimentEngine == QLatin1String("builtin");
    const QString engine = isOurs ? words(QT_TRANSLATE_NOOP("ReviewLabels", "Lectern's model %1")).arg(review.sentimentVersion)
                                  : QStringLiteral("%1 %2").arg(review.sentimentEngine, review.sentimentVersion);
    if (review.sentimentEngine.isEmpty())
        return sentiment.isEmpty() ? QString()
                                   : words(QT_TRANSLATE_NOOP("ReviewLabels", "sentiment %1 (as delivered by the platform)")).arg(sentiment);
    if (sentiment.isEmpty())
        return words(QT_TRANSLATE_NOOP("ReviewLabels", "sentiment unknown (%1 cannot tell)")).arg(engine);
    return words(QT_TRANSLATE_NOOP("ReviewLabels", "sentiment %1 (by %2)")).arg(sentiment, engine);
}

QString durationText(std::chrono::milliseconds duration)
{
    const QLocale locale;
    const double seconds = double(duration.count()) / 1000.0;
    if (seconds < 10)
        return words(QT_TRANSLATE_NOOP("ReviewLabels", "%1 s")).arg(locale.toString(seconds, 'f', 1));
    if (seconds < 120)
        return words(QT_TRANSLATE_NOOP("ReviewLabels", "%1 s")).arg(locale.toString(qint64(seconds)));
    if (seconds < 7200)
        return words(QT_TRANSLATE_NOOP("ReviewLabels", "%1 min")).arg(locale.toString(qint64(seconds / 60)));
    return words(QT_TRANSLATE_NOOP("ReviewLabels", "%1 h")).arg(locale.toString(qint64(seconds / 3600)));
}

QString boundText(std::chrono::milliseconds age)
{
    using namespace std::chrono_literals;
    static constexpr std::array steps{1000ms, 2000ms, 3000ms, 5000ms, 10'000ms, 20'000ms, 30'000ms, 60'000ms};
    const auto until = age + 2 * markInterval; // the next repaint may be late
    const auto step = std::find_if(steps.begin(), steps.end(), [until](auto each) { return each >= until; });
    if (step != steps.end())
        return words(QT_TRANSLATE_NOOP("ReviewLabels", "%1 s")).arg(QLocale().toString(qint64(step->count() / 1000)));
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(until);
    return minutes < 120min
        ? words(QT_TRANSLATE_NOOP("ReviewLabels", "%1 min")).arg(QLocale().toString(qint64(minutes.count())))
        : words(QT_TRANSLATE_NOOP("ReviewLabels", "%1 h")).arg(QLocale().toString(qint64(std::chrono::ceil<std::chrono::hours>(minutes).count())));
}

QString originText(const Provenance &provenance)
{
    if (provenance.source != Source::Stale) {
        return words(QT_TRANSLATE_NOOP("ReviewLabels", "%1 \u2264 %2"))
            .arg(displayNameOf(provenance.source), boundText(ageOf(provenance, Clock::boot().now())));
    }
    return words(QT_TRANSLATE_NOOP("ReviewLabels", "offline, as of %1")).arg(QLocale().toString(provenance.asOf.toLocalTime(), u"HH:mm"));
}

QString briefOriginText(const Provenance &provenance)
{
    if (provenance.source == Source::Stale)
        return words(QT_TRANSLATE_NOOP("ReviewLabels", "offline, %1")).arg(QLocale().toString(provenance.asOf.toLocalTime(), u"HH:mm"));
    const QString source = provenance.source == Source::Postgres ? QStringLiteral("Postgres") : displayNameOf(provenance.source);
    return words(QT_TRANSLATE_NOOP("ReviewLabels", "%1 \u2264 %2")).arg(source, boundText(ageOf(provenance, Clock::boot().now())));
}

QString reviewCountText(qint64 count, const QString &number)
{
    if (count == 1)
        return words(QT_TRANSLATE_NOOP("ReviewLabels", "1 review"));
    return words(QT_TRANSLATE_NOOP("ReviewLabels", "%1 reviews")).arg(number.isEmpty() ? QLocale().toString(count) : number);
}

QString positionText(qint64 row, const RowCount &listed, const RowCount &now)
{
    const QLocale locale;
    const QString number = locale.toString(row + 1);
    if (!listed.isExact && !now.isExact)
        return words(QT_TRANSLATE_NOOP("ReviewLabels", "Row %1 of %2")).arg(number, shortCountText(std::max(listed.value, now.value), false));
    if (listed.value == now.value || !listed.isExact) // an estimate is replaced, without mention, by the exact count
        return words(QT_TRANSLATE_NOOP("ReviewLabels", "Row %1 of %2")).arg(number, locale.toString(now.value));
    return words(QT_TRANSLATE_NOOP("ReviewLabels", "Row %1 of %2 listed, %3 now"))
        .arg(number, locale.toString(listed.value), locale.toString(now.value));
}

QString shortCountText(qint64 count, bool isExact)
{
    const QLocale locale;
    QString text;
    if (count >= 1'000'000)
        text = words(QT_TRANSLATE_NOOP("ReviewLabels", "%1 M")).arg(locale.toString(double(count) / 1e6, 'f', 1));
    else if (count >= 100'000)
        text = words(QT_TRANSLATE_NOOP("ReviewLabels", "%1 K")).arg(locale.toString(double(count) / 1e3, 'f', 0));
    else
        text = locale.toString(count);
    return isExact ? text : QLatin1Char('~') + text;
}

} // namespace lectern::models
