// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/file_drop.h"

#include <QDir>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include <algorithm>
#include <array>

namespace lectern {

namespace {

bool isDataFile(const QString &name)
{
    static const std::array<QLatin1String, 8> endings{QLatin1String(".csv"), QLatin1String(".tsv"), QLatin1String(".json"),
                                                      QLatin1String(".jsonl"), QLatin1String(".ndjson"), QLatin1String(".txt"),
                                                      QLatin1String(".gz"), QLatin1String(".zip")};
    return std::any_of(endings.begin(), endings.end(), [&name](QLatin1String ending) { return name.endsWith(ending, Qt::CaseInsensitive); });
}

void sortIn(const QFileInfo &file, FileDrop &drop)
{
    if (isDataFile(file.fileName()))
        drop.dataFiles.append(file.absoluteFilePath());
    else
        drop.otherFiles.append(file.fileName());
}

} // namespace

FileDrop fileDropOf(const QMimeData &mimeData)
{
    FileDrop drop;
    for (const QUrl &url : mimeData.urls()) {
        if (!url.isLocalFile())
            continue;
        const QFileInfo file(url.toLocalFile());
        if (!file.isDir()) {
            sortIn(file, drop);
            continue;
        }
        for (const QFileInfo &inside : QDir(file.absoluteFilePath()).entryInfoList(QDir::Files, QDir::Name)) {
            if (isDataFile(inside.fileName()))
                drop.dataFiles.append(inside.absoluteFilePath());
        }
    }
    return drop;
}

} // namespace lectern
