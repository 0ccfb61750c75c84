// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/link/prepared_statements.h"

#include <algorithm>

namespace lectern::postgres {

std::shared_ptr<QSqlQuery> PreparedStatements::find(const QString &sql)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) { return entry.sql == sql; });
    if (found == m_entries.end())
        return nullptr;
    if (found->query.use_count() > 1) { // running it would take the answer from under its reader
        m_entries.erase(found);
        return nullptr;
    }
    m_entries.splice(m_entries.begin(), m_entries, found);
    return found->query;
}

void PreparedStatements::keep(const QString &sql, std::shared_ptr<QSqlQuery> query)
{
    m_entries.push_front({sql, std::move(query)});
    if (m_entries.size() > limit)
        m_entries.pop_back();
}

} // namespace lectern::postgres
