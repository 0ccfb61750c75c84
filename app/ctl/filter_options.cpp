// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/filter_options.h"

namespace lectern {

namespace {

/// Reads option values into a filter and remembers the first that makes no sense.
class FilterReader
{
public:
    explicit FilterReader(const QCommandLineParser &line) : m_line(line) {}
    [[nodiscard]] const QString &error() const { return m_error; }

    template <typename Value, typename FromName>
    void readNames(const QString &option, std::vector<Value> &into, FromName fromName)
    {
        for (const QString &name : list(option)) {
            if (const auto value = fromName(name))
                into.push_back(*value);
            else
                complain(option, name, QStringLiteral("unknown"));
        }
    }

    void readRating(const QString &option, std::optional<double> &into)
    {
        if (!m_line.isSet(option))
            return;
        bool isNumber = false;
        into = m_line.value(option).toDouble(&isNumber);
        if (!isNumber)
            complain(option, m_line.value(option), QStringLiteral("not a number"));
    }

    void readDate(const QString &option, std::optional<QDate> &into)
    {
        if (!m_line.isSet(option))
            return;
        into = QDate::fromString(m_line.value(option), Qt::ISODate);
        if (!into->isValid())
            complain(option, m_line.value(option), QStringLiteral("not a date like 2026-11-20"));
    }

    void readFlag(const QString &option, std::optional<bool> &into, bool mayBeAny)
    {
        const QString value = m_line.value(option);
        if (value == QLatin1String("yes") || value == QLatin1String("no"))
            into = value == QLatin1String("yes");
        else if (mayBeAny && value == QLatin1String("any"))
            into.reset();
        else if (m_line.isSet(option))
            complain(option, value, mayBeAny ? QStringLiteral("not yes, no or any") : QStringLiteral("not yes or no"));
    }

    [[nodiscard]] QStringList list(const QString &option) const
    {
        QStringList all;
        for (const QString &value : m_line.values(option))
            all += value.split(QLatin1Char(','));
        return all;
    }

private:
    void complain(const QString &option, const QString &value, const QString &why)
    {
        if (m_error.isEmpty())
            m_error = QStringLiteral("--%1 '%2' is %3").arg(option, value, why);
    }

    const QCommandLineParser &m_line;
    QString m_error;
};

} // namespace

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
    FilterReader reader(line);
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
        return tl::make_unexpected(checked.error().detail);
    return filter.normalised();
}

} // namespace lectern
