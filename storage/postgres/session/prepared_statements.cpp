// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/session/prepared_statements.h"

namespace lectern::postgres {

std::shared_ptr<QSqlQuery> PreparedStatements::find(const QString &sql)
{
    const std::shared_ptr<QSqlQuery> *known = m_queries.object(sql);
    if (!known)
        return nullptr;
    if (known->use_count() > 1) { // running it again would overwrite the answer that somebody still reads
        m_queries.remove(sql);
        return nullptr;
    }
    return *known;
}

void PreparedStatements::keep(const QString &sql, std::shared_ptr<QSqlQuery> query)
{
    m_queries.insert(sql, new std::shared_ptr<QSqlQuery>(std::move(query)));
}

} // namespace lectern::postgres
