// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace lectern::postgres {

/// Settings of every session. Parallel workers would cost small queries 8-19 ms; a plan that ignores the values would pick the wrong
/// index for the largest entities.
inline constexpr QByteArrayView sessionSettings("set bytea_output = hex; set statement_timeout = '30s';"
                                                "set lock_timeout = '3s';"
                                                "set idle_in_transaction_session_timeout = '10s';"
                                                "set timezone = 'UTC';"
                                                "set datestyle = 'ISO, YMD';"
                                                "set intervalstyle = 'postgres';"
                                                "set search_path = public;"
                                                "set max_parallel_workers_per_gather = 0;"
                                                "set plan_cache_mode = 'force_custom_plan';"
                                                "set work_mem = '64MB';" // makes a full-text count take 0.5 s instead of 12 s
                                                "set random_page_cost = 1.1;"
                                                "set jit = off;"
                                                "set client_min_messages = 'error';"); // libpq would print notices to stderr

} // namespace lectern::postgres
