// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/import_sink.h"

namespace lectern::postgres {

/// A row of a chunk and its line for COPY.
struct StagedRow {
    const ImportRow *row;
    QByteArray line;
};

/// Of several rows with one key only the last is stored: the earlier ones count as what they would have become,
/// duplicates when they say the same, else versions that were updated. In the order of their dates: neighbours in the
/// indexes, most of which have the date in their key, then lie together, and so do the rows of a page by date.
/// `counts` gets what the earlier ones are.
/// Thread: any; pure. The rows must outlive what is returned.
[[nodiscard]] std::vector<StagedRow> stagedRows(std::span<const ImportRow> rows, ImportCounts &counts);

} // namespace lectern::postgres
