// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings_update.h"

#include "storage/api/version.h"
#include "storage/workspace/place/workspace_lock.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSettings>

#include <array>

namespace lectern::app {

using namespace workspace;

namespace {

/// A setting that has another key since a schema.
struct KeyMove {
    int schema;
    const char *from;
    const char *to;
};
constexpr std::array moves{
    KeyMove{2, "servers/connections", "servers/postgres_connections"}, // as in LECTERN_POSTGRES_CONNECTIONS
};

constexpr qsizetype keptCopies = 3;
constexpr QFile::Permissions ownersOnly = QFile::ReadOwner | QFile::WriteOwner; // server addresses may contain passwords

QString words(const char *text) { return QCoreApplication::translate("Settings", text); }

void keepNewest(const QDir &folder, const QString &pattern)
{
    const QFileInfoList files = folder.entryInfoList({pattern}, QDir::Files, QDir::Time);
    for (const QFileInfo &old : files.mid(keptCopies))
        QFile::remove(old.filePath());
}

/// The version is from a file, so it may be anything.
QString copyName(const QString &version)
{
    static const QRegularExpression plain(QStringLiteral("^[0-9A-Za-z.+~-]{1,32}$"));
    return QStringLiteral("settings-%1.ini.bak").arg(plain.match(version).hasMatch() ? version : QStringLiteral("unknown"));
}

bool writeCopy(const QString &path, const QString &copyPath)
{
    QFile file(path);
    QSaveFile copy(copyPath);
    if (!file.open(QIODevice::ReadOnly) || !copy.open(QIODevice::WriteOnly) || !copy.setPermissions(ownersOnly))
        return false;
    const QByteArray bytes = file.readAll();
    return copy.write(bytes) == bytes.size() && copy.commit();
}

SettingsNews setAside(const QString &path)
{
    const QDir folder = QFileInfo(path).dir();
    const QString time = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'hhmmss"));
    const QString aside = folder.filePath(QStringLiteral("settings-damaged-%1.ini").arg(time));
    if (!QFile::rename(path, aside))
        return {SettingsNews::Kind::Unreadable, path};
    keepNewest(folder, QStringLiteral("settings-damaged-*.ini"));
    return {SettingsNews::Kind::Damaged, aside};
}

void moveKeys(QSettings &settings, int schema)
{
    for (const KeyMove &move : moves) {
        const QString from = QLatin1String(move.from), to = QLatin1String(move.to);
        if (move.schema <= schema || !settings.contains(from))
            continue;
        if (!settings.contains(to))
            settings.setValue(to, settings.value(from));
        settings.remove(from);
    }
}

SettingsNews update(const QString &path)
{
    QSettings settings(path, QSettings::IniFormat);
    (void)settings.allKeys(); // reads them all
    if (settings.status() == QSettings::FormatError)
        return setAside(path);
    if (settings.status() != QSettings::NoError || !QFileInfo(path).isReadable())
        return {SettingsNews::Kind::Unreadable, path};
    const int schema = settings.value(QLatin1String(settingsSchemaKey), 1).toInt();
    const QString writer = settings.value(QLatin1String(settingsVersionKey), QStringLiteral("0.1.0")).toString();
    const auto kind = schema > settingsSchema ? SettingsNews::Kind::Newer : SettingsNews::Kind::None;
    if (writer == version() && schema >= settingsSchema)
        return {kind, {}};
    const QDir folder = QFileInfo(path).dir();
    const QString copy = folder.filePath(copyName(writer));
    if (!writeCopy(path, copy))
        return {SettingsNews::Kind::NotUpdated, copy};
    keepNewest(folder, QStringLiteral("settings-*.ini.bak"));
    moveKeys(settings, schema);
    settings.setValue(QLatin1String(settingsSchemaKey), std::max(schema, settingsSchema));
    settings.setValue(QLatin1String(settingsVersionKey), version());
    settings.sync();
    return settings.status() == QSettings::NoError ? SettingsNews{kind, copy} : SettingsNews{SettingsNews::Kind::NotUpdated, path};
}

} // namespace

QString textOf(const SettingsNews &news)
{
    switch (news.kind) {
    case SettingsNews::Kind::None:
    case SettingsNews::Kind::FirstStart: return {};
    case SettingsNews::Kind::Newer:
        return words(QT_TRANSLATE_NOOP("Settings",
                                       "The settings are from a newer Lectern. This version uses what it knows of them and keeps the rest."))
            + (news.file.isEmpty() ? QString() : u' ' + words(QT_TRANSLATE_NOOP("Settings", "A copy is in %1.")).arg(news.file));
    case SettingsNews::Kind::Damaged:
        return words(QT_TRANSLATE_NOOP("Settings", "The settings are damaged, so Lectern begins with its defaults. What was there is kept in %1."))
            .arg(news.file);
    case SettingsNews::Kind::Unreadable:
        return words(QT_TRANSLATE_NOOP("Settings", "The settings in %1 cannot be read, so Lectern uses its defaults.")).arg(news.file);
    case SettingsNews::Kind::NotUpdated:
        return words(
                   QT_TRANSLATE_NOOP("Settings",
                                     "The settings are another version's and could not be updated, because %1 cannot be written. Some are not used."))
            .arg(news.file);
    }
    Q_UNREACHABLE();
}

SettingsNews updateSettings(const QString &home)
{
    const QString path = home + QStringLiteral("/settings.ini");
    if (!QFileInfo::exists(path))
        return {SettingsNews::Kind::FirstStart, {}};
    WorkspaceLock lock(home + QStringLiteral("/settings.lock"));
    (void)lock.take(WorkspaceLock::Mode::Exclusive); // without it, a home that cannot be written fails below
    return update(path);
}

} // namespace lectern::app
