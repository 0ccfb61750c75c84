// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QSqlQuery>
#include <QString>

#include <memory>

namespace lectern::postgres {

/// The most recently used prepared statements of one connection.
///
/// Thread: the connection's. Owns: the queries, shared with the Rows that read their last answer.
class PreparedStatements
{
public:
    static constexpr int limit = 64;

    /// The query of this SQL text, ready to run again; null if there is none or its last answer is still in use.
    [[nodiscard]] std::shared_ptr<QSqlQuery> find(const QString &sql);
    /// Adds a query that was prepared with this SQL text; drops the least recently used one.
    void keep(const QString &sql, std::shared_ptr<QSqlQuery> query);
    void clear() { m_queries.clear(); }

private:
    QCache<QString, std::shared_ptr<QSqlQuery>> m_queries{limit}; ///< Key: SQL text.
};

} // namespace lectern::postgres
