// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/schema/schema_loss.h"

#include "storage/schema/migrations.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace lectern::schema {

using namespace postgres;

namespace {

using namespace std::chrono_literals;

const StatementLimits patientLimits{10min};

/// A table and one of its columns; an empty column stands for the table itself.
using Place = std::pair<QString, QString>;

Result<std::set<Place>> readPlaces(PostgresConnection &connection)
{
    const auto rows = connection.run(
        QStringLiteral("select c.relname, coalesce(a.attname, '') from pg_class c left join lateral"
                       " (select attname from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''"
                       "  union all select '') a on true"
                       " where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')"));
    if (!rows)
        return failureOf(rows);
    std::set<Place> places;
    for (int i = 0; i < rows->rowCount(); ++i)
        places.emplace(rows->toString(i, 0), rows->toString(i, 1));
    return places;
}

/// The places that exist now and not after the scripts; everything is rolled back afterwards.
Result<std::vector<Place>> readLostPlaces(PostgresConnection &connection, const QStringList &scripts)
{
    std::vector<Place> lost;
    bool hasLooked = false;
    const Result<void> undone = connection.inTransaction(
        [&]() -> Result<void> {
            const auto before = readPlaces(connection);
            if (!before)
                return failureOf(before);
            for (const QString &script : scripts) {
                if (const auto run = connection.runScript(script, patientLimits); !run)
                    return run;
            }
            const auto after = readPlaces(connection);
            if (!after)
                return failureOf(after);
            std::ranges::set_difference(*before, *after, std::back_inserter(lost));
            hasLooked = true;
            return failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("it was only a look")); // rolls back
        },
        PostgresConnection::Guard::NotAsked);
    if (!hasLooked)
        return failureOf(undone);
    return lost;
}

QString quoted(const QString &name) { return QLatin1Char('"') + QString(name).replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"'); }

Result<qint64> count(PostgresConnection &connection, const Place &place)
{
    const QString what = place.second.isEmpty() ? QStringLiteral("*") : quoted(place.second);
    return connection.run(QStringLiteral("select count(%1) from public.%2").arg(what, quoted(place.first)), {}, patientLimits)
        .map([](const Rows &rows) { return rows.toInt64(0, 0); });
}

} // namespace

Result<SchemaLoss> lossOfMigratingDown(PostgresConnection &connection, int steps)
{
    const auto status = readSchemaStatus(connection);
    if (!status)
        return failureOf(status);
    if (status->fit == SchemaFit::Altered || status->fit == SchemaFit::Ahead)
        return failure(ErrorCode::Conflict, FaultyPart::PostgreSql, status->advice);
    QStringList scripts;
    const auto &known = knownMigrations();
    for (int i = int(status->applied.size()) - 1; i >= 0 && int(scripts.size()) < steps; --i)
        scripts.append(known[size_t(i)].downSql);
    const auto places = readLostPlaces(connection, scripts);
    if (!places)
        return failureOf(places);

    const auto isTableLost = [&](const QString &table) { return std::ranges::find(*places, Place(table, QString())) != places->end(); };
    SchemaLoss loss;
    for (const Place &place : *places) {
        if (!place.second.isEmpty() && isTableLost(place.first))
            continue;
        const auto held = count(connection, place);
        if (!held)
            return failureOf(held);
        if (*held > 0)
            loss.parts.push_back({place.first, place.second, *held});
    }
    std::stable_partition(loss.parts.begin(), loss.parts.end(), [](const SchemaLoss::Part &part) { return part.column.isEmpty(); });
    return loss;
}

} // namespace lectern::schema
