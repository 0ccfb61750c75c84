// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/sql/array_literal.h"

namespace lectern::postgres {

QString arrayLiteral(const QStringList &values)
{
    QString literal = QStringLiteral("{");
    for (const QString &value : values) {
        if (literal.size() > 1)
            literal += u',';
        QString escaped = value;
        escaped.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
        literal += u'"' + escaped + u'"';
    }
    return literal + u'}';
}

QStringList arrayValues(QByteArrayView literal)
{
    QStringList values;
    if (literal.size() <= 2)
        return values;
    QByteArray value;
    bool isQuoted = false;
    bool wasQuoted = false;
    const auto finishValue = [&] {
        values.append(!wasQuoted && value == "NULL" ? QString() : QString::fromUtf8(value));
        value.clear();
        wasQuoted = false;
    };
    for (qsizetype i = 1; i < literal.size() - 1; ++i) {
        const char c = literal[i];
        if (c == '\\') {
            value += literal[++i];
        } else if (c == '"') {
            isQuoted = !isQuoted;
            wasQuoted = true;
        } else if (c == ',' && !isQuoted) {
            finishValue();
        } else {
            value += c;
        }
    }
    finishValue();
    return values;
}

} // namespace lectern::postgres
