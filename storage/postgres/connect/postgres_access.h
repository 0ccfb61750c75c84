// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>
#include <utility>

namespace lectern::postgres {

class ConnectionBudget;

/// The address of a PostgreSQL and the budget that limits connections to it. A URL alone: no limit.
struct PostgresAccess {
    PostgresAccess(QString url_, std::shared_ptr<ConnectionBudget> budget_ = {}) // NOLINT(google-explicit-constructor)
        : url(std::move(url_))
        , budget(std::move(budget_))
    {
    }
    QString url; ///< A libpq URI or keyword string.
    std::shared_ptr<ConnectionBudget> budget;
};

} // namespace lectern::postgres
