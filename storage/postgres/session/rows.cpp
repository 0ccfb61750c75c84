// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/session/rows.h"

#include <QSqlResult>
#include <QVariant>

#include <libpq-fe.h>

#include <charconv>

namespace lectern::postgres {

namespace {

/// Parses a number that PostgreSQL wrote; 0 for anything else.
template <typename Number>
Number numberIn(QByteArrayView text)
{
    Number number{};
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

Rows::Rows(std::shared_ptr<QSqlQuery> query) : m_owner(query)
{
    const QVariant handle = query->result()->handle(); // QPSQL's PGresult *, as documented by Qt
    m_result = *static_cast<PGresult *const *>(handle.constData());
}

Rows::Rows(std::shared_ptr<pg_result> result) : m_owner(result), m_result(result.get()) {}

int Rows::rowCount() const { return PQntuples(m_result); }

QByteArrayView Rows::cell(int row, int column) const { return {PQgetvalue(m_result, row, column), PQgetlength(m_result, row, column)}; }

bool Rows::isNull(int row, int column) const { return PQgetisnull(m_result, row, column) != 0; }

qint64 Rows::toInt64(int row, int column) const { return numberIn<qint64>(cell(row, column)); }

double Rows::toDouble(int row, int column) const { return numberIn<double>(cell(row, column)); }

bool Rows::toBool(int row, int column) const { return cell(row, column).startsWith('t'); }

QString Rows::toString(int row, int column) const { return QString::fromUtf8(cell(row, column)); }

qint64 Rows::affectedRowCount() const { return numberIn<qint64>(QByteArrayView(PQcmdTuples(m_result))); }

} // namespace lectern::postgres
