// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libpq-fe.h>

#include <memory>

namespace lectern::postgres {

struct PgResultCloser {
    void operator()(PGresult *result) const { PQclear(result); }
};
/// What libpq answered to a statement.
using PgResult = std::unique_ptr<PGresult, PgResultCloser>;

/// How the server is asked to write what it answers.
enum class ResultFormat { Text, Binary };

} // namespace lectern::postgres
