// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QUuid>

#include <optional>

namespace lectern::postgres {

/// Writes COPY's binary format: header, rows of fields, end. Sends bytes unchanged, where the text format would double their
/// size. Source: PostgreSQL 15 manual, COPY, "Binary Format"; each field as its type's send function writes it.
///
/// Thread: any; a value.
class BinaryCopy
{
public:
    BinaryCopy &header();
    BinaryCopy &row(int fieldCount);
    BinaryCopy &field(const QByteArray &bytes); ///< bytea; also text and enums, in UTF-8.
    BinaryCopy &field(const QUuid &uuid) { return field(uuid.toRfc4122()); }
    BinaryCopy &field(int number);    ///< integer
    BinaryCopy &field(double number); ///< double precision
    BinaryCopy &field(std::optional<double> number);
    BinaryCopy &end();

    /// The bytes written since the last take().
    [[nodiscard]] QByteArray take() { return std::exchange(m_bytes, {}); }

private:
    QByteArray m_bytes;
};

} // namespace lectern::postgres
