// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/session/bound_values.h"

#include <algorithm>

namespace lectern::postgres {

namespace {

std::optional<QByteArray> textOf(const QVariant &value)
{
    if (value.isNull())
        return std::nullopt;
    if (value.typeId() == QMetaType::Double)
        return QByteArray::number(value.toDouble(), 'g', 17);
    return value.toString().toUtf8();
}

} // namespace

bool hasNul(const QVariantList &values)
{
    return std::any_of(values.begin(), values.end(),
                       [](const QVariant &value) { return value.typeId() == QMetaType::QString && value.toString().contains(QChar(u'\0')); });
}

QByteArray withNumberedParameters(const QString &sql)
{
    QByteArray numbered;
    int count = 0;
    for (const char c : sql.toUtf8()) {
        if (c == '?')
            numbered += '$' + QByteArray::number(++count);
        else
            numbered += c;
    }
    return numbered;
}

TextParameters::TextParameters(const QVariantList &values)
{
    m_texts.reserve(size_t(values.size())); // m_pointers point into it, so it must not be reallocated
    for (const QVariant &value : values) {
        m_texts.push_back(textOf(value));
        m_pointers.push_back(m_texts.back() ? m_texts.back()->constData() : nullptr);
    }
}

} // namespace lectern::postgres
