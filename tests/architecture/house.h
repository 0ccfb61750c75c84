// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

/// The floors of the house, as ARCHITECTURE.md draws them, and what its files say of each other.
namespace house {

/// From the lowest to the highest: a file knows its own floor and lower ones, as far as its floor may.
inline const QStringList floors = {QStringLiteral("storage/api"),
                                   QStringLiteral("storage/base"),
                                   QStringLiteral("storage/network"),
                                   QStringLiteral("storage/metrics"),
                                   QStringLiteral("storage/redis"),
                                   QStringLiteral("storage/postgres"),
                                   QStringLiteral("storage/schema"),
                                   QStringLiteral("storage/jobs"),
                                   QStringLiteral("storage/ollama"),
                                   QStringLiteral("storage/health"),
                                   QStringLiteral("storage/cache"),
                                   QStringLiteral("storage/commands"),
                                   QStringLiteral("storage/maintenance"),
                                   QStringLiteral("storage/workspace"),
                                   QStringLiteral("storage"),
                                   QStringLiteral("models/frames"),
                                   QStringLiteral("models/errors"),
                                   QStringLiteral("models/export"),
                                   QStringLiteral("models/monitor"),
                                   QStringLiteral("models/sentiment"),
                                   QStringLiteral("models/analysis"),
                                   QStringLiteral("models/intake"),
                                   QStringLiteral("models/import"),
                                   QStringLiteral("models/query"),
                                   QStringLiteral("models/reviews"),
                                   QStringLiteral("models/documents"),
                                   QStringLiteral("ui/kit"),
                                   QStringLiteral("ui/reviews"),
                                   QStringLiteral("ui/documents"),
                                   QStringLiteral("ui/monitor"),
                                   QStringLiteral("ui/shell"),
                                   QStringLiteral("app/parse_worker"),
                                   QStringLiteral("app"),
                                   QStringLiteral("app/ctl"),
                                   QStringLiteral("app/window")};

/// Lower floors that a floor must not know, and why it would be wrong is in ARCHITECTURE.md: of the storage, models and ui know
/// the values of storage/api only; places do not know each other; the sealed process knows nothing but its frames; what lecternctl
/// shares with the window, and lecternctl itself, know no widgets.
inline bool areStrangers(const QString &floor, const QString &other)
{
    const auto isIn = [](const QString &path, const char *room) { return path.startsWith(QLatin1String(room)); };
    if (other == floor || other == QLatin1String("storage/api"))
        return false;
    if (floor == QLatin1String("app/parse_worker"))
        return other != QLatin1String("models/frames");
    if (isIn(floor, "models/") || isIn(floor, "ui/"))
        return isIn(other, "storage")
            || (isIn(floor, "ui/") && floor != QLatin1String("ui/shell") && isIn(other, "ui/") && other != QLatin1String("ui/kit"));
    if (floor == QLatin1String("app/window"))
        return other == QLatin1String("app/parse_worker") || other == QLatin1String("app/ctl");
    if (isIn(floor, "app"))
        return other == QLatin1String("app/parse_worker") || isIn(other, "ui/");
    return floor == QLatin1String("storage/workspace");
}

/// The floor a path stands on; empty: none.
inline QString floorOf(const QString &path)
{
    if (path == QLatin1String("app/main.cpp"))
        return QStringLiteral("app/window");
    QString floor;
    for (const QString &each : floors) {
        if (path.startsWith(each + u'/') && each.size() > floor.size())
            floor = each;
    }
    return floor;
}

/// The namespace of what stands on a floor.
inline QString namespaceOf(const QString &floor)
{
    static const QMap<QString, QString> unusual = {{QStringLiteral("storage/api"), {}},
                                                   {QStringLiteral("storage/base"), {}},
                                                   {QStringLiteral("storage"), {}},
                                                   {QStringLiteral("models/export"), QStringLiteral("exports")}, // a keyword of C++ otherwise
                                                   {QStringLiteral("models/import"), QStringLiteral("imports")}, // and of its modules
                                                   {QStringLiteral("models/query"), QStringLiteral("models")},
                                                   {QStringLiteral("models/reviews"), QStringLiteral("models")},
                                                   {QStringLiteral("models/documents"), QStringLiteral("models")},
                                                   {QStringLiteral("models/monitor"), QStringLiteral("models")},
                                                   {QStringLiteral("app/parse_worker"), QStringLiteral("parse")},
                                                   {QStringLiteral("app/ctl"), QStringLiteral("ctl")}};
    const QString name = unusual.contains(floor) ? unusual.value(floor)
        : floor.startsWith(QLatin1String("ui/")) ? QStringLiteral("ui")
        : floor.startsWith(QLatin1String("app")) ? QStringLiteral("app")
                                                 : floor.section(u'/', 1);
    return name.isEmpty() ? QStringLiteral("lectern") : QStringLiteral("lectern::") + name;
}

inline QString folderOf(const QString &path) { return path.section(u'/', 0, -2); }

inline QStringList includesIn(const QString &text)
{
    static const QRegularExpression include(QStringLiteral("^\\s*#include\\s+\"([^\"]+)\""), QRegularExpression::MultilineOption);
    QStringList included;
    for (auto match = include.globalMatch(text); match.hasNext();) {
        const QString file = match.next().captured(1);
        if (!file.endsWith(QLatin1String(".moc")))
            included << file;
    }
    return included;
}

/// Each source file below the four rooms, by its path from the root.
inline QMap<QString, QString> readSources(const QDir &root)
{
    QMap<QString, QString> texts;
    for (const char *room : {"app", "ui", "models", "storage"}) {
        QDirIterator files(root.filePath(QLatin1String(room)), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                texts.insert(root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()));
        }
    }
    return texts;
}

} // namespace house
