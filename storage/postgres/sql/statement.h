// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariantList>

namespace lectern::postgres {

/// The SQL of one question, with `?` for its values, in order.
struct Statement {
    QString sql;
    QVariantList values;
};

/// A filter as an SQL condition for a "where" clause.
struct FilterSql {
    QString condition = QStringLiteral("true");
    QVariantList values;
};

} // namespace lectern::postgres
