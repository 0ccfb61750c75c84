// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/reviews/filter_options.h"
#include "models/errors/error_text.h"

#include "app/ctl/kit/option_reader.h"

namespace lectern::ctl {

using namespace errors;

void addFilterOptions(QCommandLineParser &line)
{
    const auto add = [&line](const char *name, const char *valueName, const char *help) {
        line.addOption({QLatin1String(name), QLatin1String(help), QLatin1String(valueName)});
    };
    add("platform", "P", "Only of these platforms (google, yelp, app_store ...).");
    add("entity-type", "T", "Only of these entity types (company, restaurant, hotel ...).");
    add("entity", "ID", "Only of this entity; may be repeated.");
    add("min-rating", "R", "Only with at least this rating, 0 to 5.");
    add("max-rating", "R", "Only with at most this rating, 0 to 5.");
    add("from-date", "DATE", "Only from this day on, UTC.");
    add("until-date", "DATE", "Only before this day, UTC.");
    add("sentiment", "S", "Only of these sentiments (negative, neutral, positive).");
    add("language", "L", "Only in these languages (en, de ...).");
    add("verified", "yes|no", "Only by verified authors, or only by others.");
    add("answered", "yes|no", "Only with the owner's reply, or only without.");
    add("active", "yes|no|any", "yes, as without it: without deleted reviews; no: only these; any: both.");
    add("text", "WORDS", "Only with these words, \"phrases\" and without these -words.");
}

tl::expected<ReviewFilter, QString> filterOf(const QCommandLineParser &line)
{
    ReviewFilter filter;
    OptionReader reader(line);
    reader.readNames(QStringLiteral("platform"), filter.platforms, [](const QString &name) { return platformFromName(name); });
    reader.readNames(QStringLiteral("entity-type"), filter.entityTypes, [](const QString &name) { return entityTypeFromName(name); });
    reader.readNames(QStringLiteral("sentiment"), filter.sentiments, [](const QString &name) { return sentimentFromName(name); });
    filter.entityIds = line.values(QStringLiteral("entity"));
    filter.languages = reader.list(QStringLiteral("language"));
    reader.readRating(QStringLiteral("min-rating"), filter.ratingMin);
    reader.readRating(QStringLiteral("max-rating"), filter.ratingMax);
    reader.readDate(QStringLiteral("from-date"), filter.from);
    reader.readDate(QStringLiteral("until-date"), filter.until);
    reader.readFlag(QStringLiteral("verified"), filter.isVerified, false);
    reader.readFlag(QStringLiteral("answered"), filter.isAnswered, false);
    reader.readFlag(QStringLiteral("active"), filter.isActive, true);
    filter.text = line.value(QStringLiteral("text"));
    if (!reader.error().isEmpty())
        return tl::make_unexpected(reader.error());
    if (const auto checked = filter.check(); !checked)
        return tl::make_unexpected(explanationOf(checked.error()));
    return filter.normalised();
}

} // namespace lectern::ctl
