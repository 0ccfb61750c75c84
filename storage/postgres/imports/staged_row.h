// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/import_sink.h"

namespace lectern::postgres {

/// A row of a chunk with its line for COPY.
struct StagedRow {
    const ImportRow *row;
    QByteArray line;
};

/// Of several rows with one key only the last is stored; the earlier ones are added to `counts`, as duplicates if equal, else as
/// updated. Sorted by date, so that neighbours in the indexes, most of which have the date in their key, and the rows of a page
/// by date lie together.
/// Thread: any; pure. The rows must outlive the result.
[[nodiscard]] std::vector<StagedRow> stagedRows(std::span<const ImportRow> rows, ImportCounts &counts);

} // namespace lectern::postgres
