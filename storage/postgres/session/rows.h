// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QSqlQuery>
#include <QString>

#include <memory>

struct pg_result;

namespace lectern::postgres {

/// The result of one statement, a PGresult: cells are UTF-8 text owned by the result.
/// It outlives its connection, but not the thread.
class Rows
{
public:
    explicit Rows(std::shared_ptr<QSqlQuery> query);
    explicit Rows(std::shared_ptr<pg_result> result);
    [[nodiscard]] int rowCount() const;
    /// Valid until the Rows is destroyed. Requires: indices in range.
    [[nodiscard]] QByteArrayView cell(int row, int column) const;
    [[nodiscard]] bool isNull(int row, int column) const;
    [[nodiscard]] qint64 toInt64(int row, int column) const;
    [[nodiscard]] double toDouble(int row, int column) const;
    [[nodiscard]] bool toBool(int row, int column) const;
    [[nodiscard]] QString toString(int row, int column) const;
    [[nodiscard]] qint64 affectedRowCount() const;

private:
    std::shared_ptr<void> m_owner; ///< The driver's query, or the result itself.
    pg_result *m_result = nullptr;
};

} // namespace lectern::postgres
