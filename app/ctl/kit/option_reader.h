// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCommandLineParser>
#include <QDate>

#include <optional>
#include <vector>

namespace lectern::ctl {

/// Parses the values of options and keeps the first error text. Repeatable options also
/// take a comma-separated list.
class OptionReader
{
public:
    explicit OptionReader(const QCommandLineParser &line) : m_line(line) {}
    [[nodiscard]] const QString &error() const { return m_error; } ///< Empty: no error.

    template <typename Value, typename FromName>
    void readNames(const QString &option, std::vector<Value> &into, FromName fromName)
    {
        for (const QString &name : list(option)) {
            if (const auto value = fromName(name))
                into.push_back(*value);
            else
                complain(option, name, QStringLiteral("unknown"));
        }
    }
    void readRating(const QString &option, std::optional<double> &into);
    void readDate(const QString &option, std::optional<QDate> &into);
    /// Requires a number in `least` .. `most`; leaves `into` unchanged if the option is not given.
    void readNumber(const QString &option, qint64 least, qint64 most, qint64 &into);
    void readFlag(const QString &option, std::optional<bool> &into, bool mayBeAny);
    [[nodiscard]] QStringList list(const QString &option) const;

private:
    void complain(const QString &option, const QString &value, const QString &why);

    const QCommandLineParser &m_line;
    QString m_error;
};

} // namespace lectern::ctl
