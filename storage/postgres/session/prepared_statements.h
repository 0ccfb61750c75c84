// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QSqlQuery>
#include <QString>

#include <memory>

namespace lectern::postgres {

/// The statements that one connection keeps prepared on the server, the most recently used of them.
///
/// Thread: the connection's. Owns: the queries, shared with the Rows that read their last answer.
class PreparedStatements
{
public:
    static constexpr int limit = 64;

    /// The query of this SQL text, ready to be run again; null when there is none, or its last answer is still read.
    [[nodiscard]] std::shared_ptr<QSqlQuery> find(const QString &sql);
    /// Keeps a query that was prepared with this SQL text; forgets the one used longest ago.
    void keep(const QString &sql, std::shared_ptr<QSqlQuery> query);
    void clear() { m_queries.clear(); }

private:
    QCache<QString, std::shared_ptr<QSqlQuery>> m_queries{limit}; ///< By SQL text.
};

} // namespace lectern::postgres
