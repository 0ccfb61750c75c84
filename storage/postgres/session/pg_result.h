// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libpq-fe.h>

#include <memory>

namespace lectern::postgres {

struct PgResultCloser {
    void operator()(PGresult *result) const { PQclear(result); }
};
/// libpq's result of a statement.
using PgResult = std::unique_ptr<PGresult, PgResultCloser>;

/// The format of a result's cells.
enum class ResultFormat { Text, Binary };

} // namespace lectern::postgres
