// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/imports/staged_row.h"

#include "storage/postgres/imports/copy_row.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace lectern::postgres {

std::vector<StagedRow> stagedRows(std::span<const ImportRow> rows, ImportCounts &counts)
{
    std::vector<StagedRow> staged;
    staged.reserve(rows.size());
    QHash<std::pair<int, QString>, size_t> places;
    places.reserve(qsizetype(rows.size()));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const ImportRow &row : rows) {
        QByteArray line = copyRow(row.review, now);
        const std::pair key(int(row.review.platform), row.review.platformReviewId);
        const auto known = places.constFind(key);
        if (known == places.constEnd()) {
            places.insert(key, staged.size());
            staged.push_back({&row, std::move(line)});
            continue;
        }
        StagedRow &earlier = staged[*known];
        const bool isMadeOfContent = row.review.platformReviewId.startsWith(QLatin1String("c:"));
        if (isMadeOfContent || earlier.line == line) {
            ++counts.duplicate;
        } else {
            ++counts.updated;
            earlier = {&row, std::move(line)};
        }
    }
    std::ranges::stable_sort(staged, {}, [](const StagedRow &each) { return each.row->review.reviewedAt.toMSecsSinceEpoch(); });
    return staged;
}

} // namespace lectern::postgres
