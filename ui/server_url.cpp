// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server_url.h"

#include <QRegularExpression>
#include <QUrl>

namespace lectern {

namespace {

const QRegularExpression &authority()
{
    // scheme://  user  :password @ rest; a host of percent-encoded socket path is part of the rest.
    static const QRegularExpression pattern(QStringLiteral("^([A-Za-z][A-Za-z0-9+.-]*://)(?:([^/@:]*)(?::([^/@]*))?@)?(.*)$"));
    return pattern;
}

const QRegularExpression &keywordPassword()
{
    static const QRegularExpression pattern(QStringLiteral("\\s*\\bpassword\\s*=\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|(\\S+))"));
    return pattern;
}

} // namespace

ServerUrl ServerUrl::split(const QString &whole)
{
    const QString text = whole.trimmed();
    if (const auto match = authority().match(text); match.hasMatch()) {
        const QString user = match.captured(2);
        return {match.captured(1) + (user.isEmpty() ? QString() : user + QLatin1Char('@')) + match.captured(4),
                QUrl::fromPercentEncoding(match.captured(3).toUtf8())};
    }
    if (const auto match = keywordPassword().match(text); match.hasMatch()) {
        QString password = match.captured(1) + match.captured(2);
        password.replace(QRegularExpression(QStringLiteral("\\\\(.)")), QStringLiteral("\\1"));
        return {QString(text).remove(match.capturedStart(), match.capturedLength()).trimmed(), password};
    }
    return {text, {}};
}

QString ServerUrl::joined() const
{
    if (password.isEmpty())
        return address;
    if (const auto match = authority().match(address); match.hasMatch()) {
        const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(password));
        return match.captured(1) + match.captured(2) + QLatin1Char(':') + encoded + QLatin1Char('@') + match.captured(4);
    }
    QString escaped = password;
    escaped.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('\''), QStringLiteral("\\'"));
    return address + QStringLiteral(" password='%1'").arg(escaped);
}

} // namespace lectern
