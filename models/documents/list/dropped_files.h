// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/files/opened_file.h"

#include <QStringList>

#include <stop_token>

namespace lectern::models {

/// What a file can be used for, judged by its name.
enum class FileUse : quint8 {
    Reviews,  ///< csv, tsv, json, jsonl, ndjson, gz, zip: for the import.
    Document, ///< pdf, docx, odt, rtf, txt, pictures of pages; also a name without extension.
    Neither,
};
[[nodiscard]] FileUse useOf(const QString &fileName);
/// File name patterns of documents for a file dialog: "*.pdf", "*.docx" ...
[[nodiscard]] QStringList documentNamePatterns();

/// Maximum amounts taken from one drop.
struct DropLimits {
    int fileCount = 5'000;
    int folderDepth = 16; ///< Nesting of folders.
};

/// What was dropped on the window, sorted by use. Paths are absolute.
struct DroppedFiles {
    QStringList reviews;
    QStringList documents;
    QStringList others;     ///< Names of dropped files that are neither.
    int leftOutCount = 0;   ///< Number of files in folders that are neither. Hidden files are not counted.
    QStringList unreadable; ///< Names of folders that cannot be read.
    QStringList links;      ///< Names of links in folders, which are not followed.
    QStringList special;    ///< Names of pipes, sockets and devices.
    QStringList nameless;   ///< Names that are not UTF-8, for display.
    FolderOfFile folders;   ///< Of the files above that were found in a dropped folder.
    bool isCut = false;     ///< A limit was exceeded.
    [[nodiscard]] bool isEmpty() const { return reviews.isEmpty() && documents.isEmpty(); }
};

/// What a drag over the window contains, before the drop: names in their given order.
struct DraggedFiles {
    QStringList documents;
    QStringList reviews;
    QStringList folders;
    QStringList others; ///< Cannot be used.
    [[nodiscard]] bool isWelcome() const { return !documents.isEmpty() || !reviews.isEmpty() || !folders.isEmpty(); }
    friend bool operator==(const DraggedFiles &, const DraggedFiles &) = default;
};
/// Judges by names only. A folder counts as a file of that name.
[[nodiscard]] DraggedFiles lookAtNames(const QStringList &paths);
/// Also recognises folders. Thread: any but the GUI thread, as it accesses the disk.
[[nodiscard]] DraggedFiles lookAtDragged(const QStringList &paths);

/// Walks folders in the order of names. Hidden files and links in folders are skipped, so that no walk is
/// endless or leaves what was dropped.
/// Thread: any but the GUI thread, as it reads folders. When stopped, returns what it has found so far.
[[nodiscard]] DroppedFiles sortDropped(const QStringList &paths, const DropLimits &limits = {}, std::stop_token stop = {});

} // namespace lectern::models
