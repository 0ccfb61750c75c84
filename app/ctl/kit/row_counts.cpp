// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/kit/row_counts.h"

#include "storage/postgres/link/connection.h"

namespace lectern::ctl {

using namespace postgres;

std::vector<TableCount> countRows(const QString &postgresUrl)
{
    PostgresConnection connection(postgresUrl, QStringLiteral("lecternctl"));
    std::vector<TableCount> counts;
    for (const auto &table :
         {QStringLiteral("reviews"), QStringLiteral("documents"), QStringLiteral("analysis_results"), QStringLiteral("finding_verdicts")}) {
        const auto rows = connection.run(QStringLiteral("select count(*) from %1").arg(table), {}, {std::chrono::minutes(1)});
        if (rows)
            counts.push_back({table, rows->toInt64(0, 0)});
    }
    return counts;
}

} // namespace lectern::ctl
