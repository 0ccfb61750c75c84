// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariantList>

namespace lectern::postgres {

/// One question as SQL, with `?` for its values, in their order.
struct Statement {
    QString sql;
    QVariantList values;
};

/// A filter as a condition, for a statement's "where".
struct FilterSql {
    QString condition = QStringLiteral("true");
    QVariantList values;
};

} // namespace lectern::postgres
