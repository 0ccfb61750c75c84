// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace lectern::ctl {

/// A table that people know, and how much it holds.
struct TableCount {
    QString table;
    qint64 rows = 0;
};
/// Of the database at `postgresUrl`. Leaves out tables that cannot be read; an older or empty schema lacks some. Blocks.
[[nodiscard]] std::vector<TableCount> countRows(const QString &postgresUrl);

} // namespace lectern::ctl
