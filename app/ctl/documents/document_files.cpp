// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/documents/document_files.h"

#include "storage/api/files/opened_file.h"

#include <QDir>
#include <QFileInfo>

namespace lectern::ctl {

namespace {

constexpr int mostDepth = 64;

/// Why an entry of a folder is skipped; empty: it is a file or a folder.
QString whyLeftOut(FolderEntry::Kind kind)
{
    switch (kind) {
    case FolderEntry::Kind::File:
    case FolderEntry::Kind::Folder: return {};
    case FolderEntry::Kind::Link: return QStringLiteral("a link, not followed: name what it points to");
    case FolderEntry::Kind::Other: return QStringLiteral("a pipe, a socket or a device, not a file");
    case FolderEntry::Kind::Nameless: return QStringLiteral("its name is not UTF-8: rename it");
    }
    Q_UNREACHABLE();
}

void walk(const QString &path, const QString &folder, int depth, std::vector<FoundFile> &found)
{
    if (depth > mostDepth) {
        found.push_back({path, folder, QStringLiteral("more than %1 folders deep").arg(mostDepth)});
        return;
    }
    const auto entries = listFolder(path, folder);
    if (!entries) {
        found.push_back({path, folder, entries.error().detail});
        return;
    }
    for (const FolderEntry &entry : *entries) {
        if (entry.name.startsWith(u'.'))
            continue;
        const QString each = QDir(path).filePath(entry.name);
        if (entry.kind == FolderEntry::Kind::Folder)
            walk(each, folder, depth + 1, found);
        else
            found.push_back({each, folder, whyLeftOut(entry.kind)});
    }
}

} // namespace

std::vector<FoundFile> documentFilesOf(const QStringList &paths)
{
    std::vector<FoundFile> found;
    for (const QString &path : paths) {
        if (QFileInfo(path).isDir())
            walk(path, path, 0, found);
        else
            found.push_back({path, {}, {}});
    }
    return found;
}

} // namespace lectern::ctl
