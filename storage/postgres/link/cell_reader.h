// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/sql/array_literal.h"
#include "storage/postgres/link/connection.h"
#include "storage/postgres/link/snapshot_cells.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

#include <algorithm>
#include <optional>
#include <string_view>

namespace lectern::postgres {

/// Reads the cells of one row from left to right.
///
/// Thread: the rows'. Borrows the rows.
class CellReader
{
public:
    CellReader(const Rows &rows, int row, int first) : m_rows(rows), m_row(row), m_column(first) {}

    QByteArrayView bytes() { return m_rows.cell(m_row, m_column++); }
    QString text() { return m_rows.toString(m_row, m_column++); }
    qint64 number() { return m_rows.toInt64(m_row, m_column++); }
    int count() { return int(number()); }
    bool flag() { return m_rows.toBool(m_row, m_column++); }
    /// A bytea in hex format ("\\x0af0"), which every session of ours uses; empty when null.
    QByteArray binary()
    {
        const QByteArrayView cell = bytes();
        return cell.size() < 2 ? QByteArray() : QByteArray::fromHex(QByteArray::fromRawData(cell.data() + 2, cell.size() - 2));
    }
    QJsonObject object() { return QJsonDocument::fromJson(bytes().toByteArray()).object(); }
    QJsonArray array() { return QJsonDocument::fromJson(bytes().toByteArray()).array(); }
    bool isNull() const { return m_rows.isNull(m_row, m_column); } ///< Whether the next cell is null.
    void skip(int count = 1) { m_column += count; }
    QUuid uuid() { return uuidIn(bytes()); }
    QStringList texts() { return arrayValues(bytes()); }

    std::optional<double> optionalNumber()
    {
        const int column = m_column++;
        return m_rows.isNull(m_row, column) ? std::nullopt : std::optional(m_rows.toDouble(m_row, column));
    }

    QDateTime moment()
    {
        const int column = m_column++;
        if (m_rows.isNull(m_row, column))
            return {};
        const qint64 micros = m_rows.toInt64(m_row, column);
        const qint64 millis = micros / 1000 - (micros % 1000 < 0 ? 1 : 0); // also rounds down before 1970
        return QDateTime::fromMSecsSinceEpoch(millis, Qt::UTC);
    }

    /// The enum value whose name the cell contains; `names` must cover the PostgreSQL type.
    template <typename Enum, typename Names>
    std::optional<Enum> named(const Names &names)
    {
        const QByteArrayView cell = bytes();
        const auto found = std::find(names.begin(), names.end(), std::string_view(cell.data(), size_t(cell.size())));
        return found == names.end() ? std::nullopt : std::optional(Enum(found - names.begin()));
    }

private:
    const Rows &m_rows;
    int m_row;
    int m_column;
};

} // namespace lectern::postgres
