// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/reviews/import_options.h"

#include <array>
#include <string_view>

namespace lectern::ctl {

using namespace imports;

namespace {

template <size_t Count>
QString listOf(const std::array<std::string_view, Count> &names)
{
    QStringList list;
    for (const std::string_view name : names)
        list += QString::fromLatin1(name.data(), qsizetype(name.size()));
    return list.join(QLatin1Char(' '));
}

tl::expected<void, QString> addMapping(const QString &text, ImportOptions &options)
{
    const qsizetype equals = text.indexOf(QLatin1Char('='));
    const auto field = fieldFromName(text.left(equals).trimmed());
    if (equals < 1 || !field) {
        return tl::make_unexpected(QStringLiteral("--map takes field=column, not '%1'; the fields are: %2").arg(text, listOf(fieldNames)));
    }
    options.columns[*field] = text.mid(equals + 1);
    return {};
}

} // namespace

void addImportOptions(CommandLine &line)
{
    line.addOption(
        {QStringLiteral("platform"), QStringLiteral("Where the reviews were published: %1.").arg(listOf(platformNames)), QStringLiteral("P")});
    line.addOption({QStringLiteral("entity-type"), QStringLiteral("What they are about: %1.").arg(listOf(entityTypeNames)), QStringLiteral("T")});
    line.addOption({QStringLiteral("entity-id"), QStringLiteral("The id of what all of them are about."), QStringLiteral("ID")});
    line.addOption({QStringLiteral("entity-name"), QStringLiteral("The name of what all of them are about."), QStringLiteral("N")});
    line.addOption({QStringLiteral("map"), QStringLiteral("Take a field from a column; an empty column leaves it out. Repeatable."),
                    QStringLiteral("field=column")});
    line.addOption({QStringLiteral("encoding"), QStringLiteral("The files' encoding, if it is neither UTF-8 nor UTF-16 with a byte order mark."),
                    QStringLiteral("NAME")});
    line.addOption({QStringLiteral("date-order"), QStringLiteral("How to read 8/3/2017: dmy or mdy."), QStringLiteral("ORDER")});
    line.addOption({QStringLiteral("scale"), QStringLiteral("The best possible rating, such as 5, 10 or 100."), QStringLiteral("N")});
    line.addOption({QStringLiteral("rejects-dir"), QStringLiteral("Where to write the files of rejected rows, instead of next to the input."),
                    QStringLiteral("DIR")});
    line.addOption({QStringLiteral("dry-run"), QStringLiteral("Store nothing: say how the files would be read and what would be counted.")});
}

tl::expected<ImportOptions, QString> importOptionsOf(const CommandLine &line)
{
    ImportOptions options;
    if (const QString name = line.value(QStringLiteral("platform")); !name.isEmpty()) {
        options.platform = platformFromName(name);
        if (!options.platform)
            return tl::make_unexpected(QStringLiteral("there is no platform '%1'; there are: %2").arg(name, listOf(platformNames)));
    }
    if (const QString name = line.value(QStringLiteral("entity-type")); !name.isEmpty()) {
        options.entityType = entityTypeFromName(name);
        if (!options.entityType)
            return tl::make_unexpected(QStringLiteral("there is no entity type '%1'; there are: %2").arg(name, listOf(entityTypeNames)));
    }
    options.entityId = line.value(QStringLiteral("entity-id"));
    options.entityName = line.value(QStringLiteral("entity-name"));
    options.encoding = line.value(QStringLiteral("encoding"));
    for (const QString &mapping : line.values(QStringLiteral("map"))) {
        if (auto added = addMapping(mapping, options); !added)
            return failureOf(added);
    }
    if (const QString order = line.value(QStringLiteral("date-order")); !order.isEmpty()) {
        if (order != QLatin1String("dmy") && order != QLatin1String("mdy"))
            return tl::make_unexpected(QStringLiteral("--date-order is dmy or mdy, not '%1'").arg(order));
        options.dateOrder = order == QLatin1String("dmy") ? DateOrder::DayFirst : DateOrder::MonthFirst;
    }
    if (const QString scale = line.value(QStringLiteral("scale")); !scale.isEmpty()) {
        const double best = scale.toDouble();
        if (best <= 0 || best > 10'000)
            return tl::make_unexpected(QStringLiteral("--scale is a number above 0, not '%1'").arg(scale));
        options.ratingScale = best;
    }
    return options;
}

} // namespace lectern::ctl
