// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connection/server_url.h"

#include <QRegularExpression>
#include <QUrl>

namespace lectern::ui {

namespace {

const QRegularExpression &urlParts()
{
    // scheme://  user  :password @ rest; a percent-encoded socket path as host is part of the rest.
    static const QRegularExpression pattern(QStringLiteral("^([A-Za-z][A-Za-z0-9+.-]*://)(?:([^/@:]*)(?::([^/@]*))?@)?(.*)$"));
    return pattern;
}

/// Removes a keyword's setting from the text and returns its unescaped value, quoted or not.
QString takeKeyword(QString &text, const QString &keyword)
{
    const QRegularExpression pattern(QStringLiteral("\\s*\\b%1\\s*=\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|(\\S+))").arg(keyword));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return {};
    QString value = match.captured(1) + match.captured(2);
    value.replace(QRegularExpression(QStringLiteral("\\\\(.)")), QStringLiteral("\\1"));
    text = text.remove(match.capturedStart(), match.capturedLength()).trimmed();
    return value;
}

/// Removes a query parameter from a URL and returns its value.
QString takeParameter(QString &text, const QString &name)
{
    const QRegularExpression pattern(QStringLiteral("([?&])%1=([^&]*)(&?)").arg(name));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return {};
    // The "?" stays if another parameter follows.
    text.replace(match.capturedStart(), match.capturedLength(), match.captured(3).isEmpty() ? QString() : match.captured(1));
    return QUrl::fromPercentEncoding(match.captured(2).toUtf8());
}

QString authorityName(const QString &address)
{
    return address.startsWith(QLatin1String("redis"), Qt::CaseInsensitive) ? QStringLiteral("ca") : QStringLiteral("sslrootcert");
}

void addKeyword(QString &text, const QString &name, const QString &value)
{
    QString escaped = value;
    escaped.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('\''), QStringLiteral("\\'"));
    if (!value.isEmpty())
        text += QStringLiteral(" %1='%2'").arg(name, escaped);
}

void addParameter(QString &url, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        url += (url.contains(QLatin1Char('?')) ? QLatin1Char('&') : QLatin1Char('?')) + name + QLatin1Char('=')
            + QString::fromLatin1(QUrl::toPercentEncoding(value, "/"));
}

} // namespace

ServerUrl ServerUrl::split(const QString &whole)
{
    QString text = whole.trimmed();
    if (const auto match = urlParts().match(text); match.hasMatch()) {
        const QString user = match.captured(2);
        ServerUrl parts{match.captured(1) + (user.isEmpty() ? QString() : user + QLatin1Char('@')) + match.captured(4),
                        QUrl::fromPercentEncoding(match.captured(3).toUtf8()),
                        {}};
        parts.authority = takeParameter(parts.address, authorityName(parts.address));
        if (parts.password.isEmpty())
            parts.password = takeParameter(parts.address, QStringLiteral("password"));
        return parts;
    }
    ServerUrl parts;
    parts.password = takeKeyword(text, QStringLiteral("password"));
    parts.authority = takeKeyword(text, QStringLiteral("sslrootcert"));
    parts.address = text;
    return parts;
}

QString ServerUrl::joined() const
{
    const auto match = urlParts().match(address);
    const QString scheme = match.captured(1).toLower();
    QString whole = address;
    if (!match.hasMatch()) {
        const bool isSocket = address.startsWith(QLatin1Char('/'));
        addKeyword(whole, QStringLiteral("password"), password);
        addKeyword(whole, QStringLiteral("sslrootcert"), isSocket ? QString() : authority);
        return whole;
    }
    if (scheme == QLatin1String("unix://"))
        addParameter(whole, QStringLiteral("password"), password);
    else if (!password.isEmpty())
        whole = match.captured(1) + match.captured(2) + QLatin1Char(':') + QString::fromLatin1(QUrl::toPercentEncoding(password)) + QLatin1Char('@')
            + match.captured(4);
    if (scheme != QLatin1String("unix://") && scheme != QLatin1String("redis://"))
        addParameter(whole, authorityName(address), authority);
    return whole;
}

} // namespace lectern::ui
