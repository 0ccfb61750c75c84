// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/session/planned_statements.h"

namespace lectern::postgres {

PgResult PlannedStatements::run(pg_conn *connection, const QString &sql, const TextParameters &parameters)
{
    QByteArray name = m_names.value(sql);
    if (name.isEmpty()) {
        name = "planned_" + QByteArray::number(++m_count);
        PgResult prepared(PQprepare(connection, name.constData(), withNumberedParameters(sql).constData(), 0, nullptr));
        if (PQresultStatus(prepared.get()) != PGRES_COMMAND_OK)
            return prepared;
        m_names.insert(sql, name);
    }
    PgResult answer(
        PQexecPrepared(connection, name.constData(), parameters.count(), parameters.pointers(), nullptr, nullptr, int(ResultFormat::Text)));
    const QByteArrayView sqlState(PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE));
    if (sqlState == "0A000" || sqlState == "26000") // its columns changed, or it was deallocated: prepared again next time
        m_names.remove(sql);
    return answer;
}

} // namespace lectern::postgres
