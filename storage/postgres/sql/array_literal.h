// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringList>

namespace lectern::postgres {

/// A one-dimensional PostgreSQL array as text, to be bound as one value and cast; Qt SQL cannot bind a list.
[[nodiscard]] QString arrayLiteral(const QStringList &values);
/// The values of a one-dimensional text[] in PostgreSQL's text format. NULL becomes an empty string.
[[nodiscard]] QStringList arrayValues(QByteArrayView literal);

} // namespace lectern::postgres
