// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/records/record_reader.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QStringList>

namespace lectern::imports {

/// Finds the end of one JSON value without parsing it. Resumable over a growing buffer.
class JsonExtent
{
public:
    enum class Outcome { Complete, NeedsMore, TooDeep, Unbalanced };
    void restart(qsizetype at)
    {
        *this = {};
        m_at = at;
    }
    [[nodiscard]] Outcome scan(QByteArrayView buffer);
    [[nodiscard]] qsizetype end() const { return m_at; } ///< Exclusive.
    /// Call when `distance` bytes (negative) were added at the buffer's front: shifts all positions.
    void moveBy(qsizetype distance) { m_at += distance; }

private:
    qsizetype m_at = 0;
    int m_depth = 0;
    bool m_isInString = false;
    bool m_isEscaped = false;
    bool m_isScalar = false;
};

/// Converts a JSON object to a record: members of nested objects get dotted names ("author.name"), arrays stay JSON text,
/// numbers keep their digits. Columns are numbered in order of first occurrence.
///
/// Thread: one at a time.
class JsonFlattener
{
public:
    static constexpr qsizetype maxColumns = 2000;
    /// Fills `record.values`, or `record.defect` if the text is not a JSON object.
    void flatten(QByteArrayView object, Record &record);
    [[nodiscard]] const QStringList &columns() const { return m_columns; }

private:
    [[nodiscard]] bool readObject();
    [[nodiscard]] bool readMember();
    [[nodiscard]] bool readValue();
    [[nodiscard]] bool readString(QByteArray &into);
    [[nodiscard]] bool readEscape(QByteArray &into);
    [[nodiscard]] bool readArray();
    [[nodiscard]] bool readLiteral();
    [[nodiscard]] bool skipTo(char expected);
    void skipSpace();
    void put(QByteArrayView utf8);
    [[nodiscard]] bool fail(const char *what);

    QStringList m_columns;
    QHash<QByteArray, int> m_indices;
    QByteArrayView m_json;
    qsizetype m_at = 0;
    int m_depth = 0;
    QByteArray m_path;
    QByteArray m_string;
    Record *m_record = nullptr;
};

} // namespace lectern::imports
