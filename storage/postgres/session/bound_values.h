// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QVariantList>

#include <optional>
#include <vector>

namespace lectern::postgres {

/// Whether a text value contains U+0000, which would end the text early.
[[nodiscard]] bool hasNul(const QVariantList &values);

/// Replaces each `?` by libpq's $1, $2 ... Requires: no `?` in literals of the statement.
[[nodiscard]] QByteArray withNumberedParameters(const QString &sql);

/// Values in PostgreSQL's text format, as PQexecParams expects them.
class TextParameters
{
public:
    explicit TextParameters(const QVariantList &values);
    [[nodiscard]] int count() const { return int(m_pointers.size()); }
    /// Valid during this object's lifetime; nullptr stands for NULL.
    [[nodiscard]] const char *const *pointers() const { return m_pointers.data(); }

private:
    std::vector<std::optional<QByteArray>> m_texts;
    std::vector<const char *> m_pointers;
};

} // namespace lectern::postgres
