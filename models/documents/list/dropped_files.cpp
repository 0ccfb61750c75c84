// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/dropped_files.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace lectern::models {

namespace {

constexpr std::array<QLatin1String, 7> reviewEndings{QLatin1String("csv"),    QLatin1String("tsv"), QLatin1String("json"), QLatin1String("jsonl"),
                                                     QLatin1String("ndjson"), QLatin1String("gz"),  QLatin1String("zip")};
constexpr std::array<QLatin1String, 11> documentEndings{QLatin1String("pdf"),  QLatin1String("docx"), QLatin1String("odt"), QLatin1String("rtf"),
                                                        QLatin1String("txt"),  QLatin1String("text"), QLatin1String("png"), QLatin1String("jpg"),
                                                        QLatin1String("jpeg"), QLatin1String("tif"),  QLatin1String("tiff")};

template <typename Endings>
bool contains(const Endings &endings, const QString &ending)
{
    return std::any_of(endings.begin(), endings.end(), [&ending](QLatin1String each) { return ending.compare(each, Qt::CaseInsensitive) == 0; });
}

/// Walks through everything that was dropped.
class Walk
{
public:
    Walk(const DropLimits &limits, std::stop_token stop) : m_limits(limits), m_stop(std::move(stop)) {}

    void takeDropped(const QString &path)
    {
        const QFileInfo info(path);
        if (info.isDir())
            return enter(info.absoluteFilePath(), info.absoluteFilePath(), 0);
        if (!path.isEmpty() && !info.exists() && path.contains(QChar::ReplacementCharacter))
            m_found.nameless.append(info.fileName());
        else if (info.exists() && !info.isFile())
            m_found.special.append(info.fileName());
        else if (!take(info.absoluteFilePath(), {}))
            m_found.others.append(info.fileName());
    }
    [[nodiscard]] DroppedFiles found() && { return std::move(m_found); }

private:
    [[nodiscard]] bool isFull() const { return m_found.reviews.size() + m_found.documents.size() >= m_limits.fileCount; }

    /// Sorts in a file. False: it is neither a document nor reviews.
    bool take(const QString &path, const QString &dropped)
    {
        const FileUse use = useOf(path);
        if (use == FileUse::Neither)
            return false;
        if (isFull()) {
            m_found.isCut = true;
            return true;
        }
        (use == FileUse::Reviews ? m_found.reviews : m_found.documents).append(path);
        if (!dropped.isEmpty())
            m_found.folders.insert(path, dropped);
        return true;
    }

    void enter(const QString &folder, const QString &dropped, int depth)
    {
        if (depth > m_limits.folderDepth) {
            m_found.isCut = true;
            return;
        }
        auto entries = listFolder(folder, dropped);
        if (!entries) {
            m_found.unreadable.append(QFileInfo(folder).fileName());
            return;
        }
        std::stable_partition(entries->begin(), entries->end(), [](const FolderEntry &each) { return each.kind != FolderEntry::Kind::Folder; });
        for (const FolderEntry &entry : *entries) {
            if (m_stop.stop_requested() || m_found.isCut)
                return;
            if (!entry.name.startsWith(u'.'))
                meet(entry, QDir(folder).filePath(entry.name), dropped, depth);
        }
    }

    void meet(const FolderEntry &entry, const QString &path, const QString &dropped, int depth)
    {
        switch (entry.kind) {
        case FolderEntry::Kind::Folder: return enter(path, dropped, depth + 1);
        case FolderEntry::Kind::Link: return m_found.links.append(entry.name);
        case FolderEntry::Kind::Other: return m_found.special.append(entry.name);
        case FolderEntry::Kind::Nameless: return m_found.nameless.append(entry.name);
        case FolderEntry::Kind::File:
            if (!take(path, dropped))
                ++m_found.leftOutCount;
        }
    }

    DropLimits m_limits;
    std::stop_token m_stop;
    DroppedFiles m_found;
};

} // namespace

FileUse useOf(const QString &fileName)
{
    const QString ending = QFileInfo(fileName).suffix();
    if (contains(reviewEndings, ending))
        return FileUse::Reviews;
    return ending.isEmpty() || contains(documentEndings, ending) ? FileUse::Document : FileUse::Neither;
}

namespace {

void sortByName(DraggedFiles &files, const QFileInfo &file)
{
    switch (useOf(file.fileName())) {
    case FileUse::Reviews: files.reviews.append(file.fileName()); return;
    case FileUse::Document: files.documents.append(file.fileName()); return;
    case FileUse::Neither: files.others.append(file.fileName()); return;
    }
}

} // namespace

DraggedFiles lookAtNames(const QStringList &paths)
{
    DraggedFiles files;
    for (const QString &path : paths)
        sortByName(files, QFileInfo(QDir::cleanPath(path)));
    return files;
}

DraggedFiles lookAtDragged(const QStringList &paths)
{
    DraggedFiles files;
    for (const QString &path : paths) {
        const QFileInfo file(QDir::cleanPath(path));
        if (file.isDir())
            files.folders.append(file.fileName());
        else
            sortByName(files, file);
    }
    return files;
}

QStringList documentNamePatterns()
{
    QStringList patterns;
    for (const QLatin1String ending : documentEndings)
        patterns.append(QStringLiteral("*.") + ending);
    return patterns;
}

DroppedFiles sortDropped(const QStringList &paths, const DropLimits &limits, std::stop_token stop)
{
    Walk walk(limits, std::move(stop));
    for (const QString &path : paths)
        walk.takeDropped(path);
    return std::move(walk).found();
}

} // namespace lectern::models
