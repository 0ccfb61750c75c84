// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/dropped_files.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace lectern {

namespace {

constexpr std::array<QLatin1String, 7> reviewEndings{QLatin1String("csv"), QLatin1String("tsv"), QLatin1String("json"), QLatin1String("jsonl"),
                                                     QLatin1String("ndjson"), QLatin1String("gz"), QLatin1String("zip")};
constexpr std::array<QLatin1String, 11> documentEndings{QLatin1String("pdf"), QLatin1String("docx"), QLatin1String("odt"), QLatin1String("rtf"),
                                                        QLatin1String("txt"), QLatin1String("text"), QLatin1String("png"), QLatin1String("jpg"),
                                                        QLatin1String("jpeg"), QLatin1String("tif"), QLatin1String("tiff")};

template <typename Endings>
bool contains(const Endings &endings, const QString &ending)
{
    return std::any_of(endings.begin(), endings.end(), [&ending](QLatin1String each) { return ending.compare(each, Qt::CaseInsensitive) == 0; });
}

/// One walk over what was dropped.
class Walk
{
public:
    Walk(const DropLimits &limits, std::stop_token stop) : m_limits(limits), m_stop(std::move(stop)) {}

    void takeDropped(const QString &path)
    {
        const QFileInfo info(path);
        if (info.isDir())
            return enter(info, 0);
        if (!take(info))
            m_found.others.append(info.fileName());
    }
    [[nodiscard]] DroppedFiles found() && { return std::move(m_found); }

private:
    [[nodiscard]] bool isFull() const { return m_found.reviews.size() + m_found.documents.size() >= m_limits.fileCount; }

    /// False: the file is neither.
    bool take(const QFileInfo &file)
    {
        const FileUse use = useOf(file.fileName());
        if (use == FileUse::Neither)
            return false;
        if (isFull())
            m_found.isCut = true;
        else
            (use == FileUse::Reviews ? m_found.reviews : m_found.documents).append(file.absoluteFilePath());
        return true;
    }

    void enter(const QFileInfo &folder, int depth)
    {
        if (depth > m_limits.folderDepth) {
            m_found.isCut = true;
            return;
        }
        const QDir dir(folder.absoluteFilePath());
        if (!dir.isReadable()) {
            m_found.unreadable.append(folder.fileName());
            return;
        }
        const auto entries = dir.entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name | QDir::DirsLast);
        for (const QFileInfo &entry : entries) {
            if (m_stop.stop_requested() || m_found.isCut)
                return;
            if (entry.isHidden())
                continue;
            if (entry.isDir())
                enter(entry, depth + 1);
            else if (!take(entry))
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

} // namespace lectern
