// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/kit/option_reader.h"

namespace lectern::ctl {

void OptionReader::readRating(const QString &option, std::optional<double> &into)
{
    if (!m_line.isSet(option))
        return;
    bool isNumber = false;
    into = m_line.value(option).toDouble(&isNumber);
    if (!isNumber)
        complain(option, m_line.value(option), QStringLiteral("not a number"));
}

void OptionReader::readDate(const QString &option, std::optional<QDate> &into)
{
    if (!m_line.isSet(option))
        return;
    into = QDate::fromString(m_line.value(option), Qt::ISODate);
    if (!into->isValid())
        complain(option, m_line.value(option), QStringLiteral("not a date like 2026-11-20"));
}

void OptionReader::readNumber(const QString &option, qint64 least, qint64 most, qint64 &into)
{
    if (!m_line.isSet(option))
        return;
    bool isNumber = false;
    into = m_line.value(option).toLongLong(&isNumber);
    if (!isNumber || into < least || into > most)
        complain(option, m_line.value(option), QStringLiteral("not a number from %1 to %2").arg(least).arg(most));
}

void OptionReader::readFlag(const QString &option, std::optional<bool> &into, bool mayBeAny)
{
    const QString value = m_line.value(option);
    if (value == QLatin1String("yes") || value == QLatin1String("no"))
        into = value == QLatin1String("yes");
    else if (mayBeAny && value == QLatin1String("any"))
        into.reset();
    else if (m_line.isSet(option))
        complain(option, value, mayBeAny ? QStringLiteral("not yes, no or any") : QStringLiteral("not yes or no"));
}

QStringList OptionReader::list(const QString &option) const
{
    QStringList all;
    for (const QString &value : m_line.values(option))
        all += value.split(QLatin1Char(','));
    return all;
}

void OptionReader::complain(const QString &option, const QString &value, const QString &why)
{
    if (m_error.isEmpty())
        m_error = QStringLiteral("--%1 '%2' is %3").arg(option, value, why);
}

} // namespace lectern::ctl
