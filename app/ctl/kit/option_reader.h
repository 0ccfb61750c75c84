// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCommandLineParser>
#include <QDate>

#include <optional>
#include <vector>

namespace lectern::ctl {

/// Reads the values of options and remembers the first that makes no sense, in words. An option that may be repeated also
/// takes a list separated by commas.
class OptionReader
{
public:
    explicit OptionReader(const QCommandLineParser &line) : m_line(line) {}
    [[nodiscard]] const QString &error() const { return m_error; } ///< Empty: everything makes sense.

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
    /// `least` .. `most`; keeps `into` when the option is not set.
    void readNumber(const QString &option, qint64 least, qint64 most, qint64 &into);
    void readFlag(const QString &option, std::optional<bool> &into, bool mayBeAny);
    [[nodiscard]] QStringList list(const QString &option) const;

private:
    void complain(const QString &option, const QString &value, const QString &why);

    const QCommandLineParser &m_line;
    QString m_error;
};

} // namespace lectern::ctl
