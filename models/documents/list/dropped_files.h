// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/files/opened_file.h"

#include <QStringList>

#include <stop_token>

namespace lectern::models {

/// What a file is good for, as its name alone tells.
enum class FileUse : quint8 {
    Reviews,  ///< csv, tsv, json, jsonl, ndjson, gz, zip: the import reads them.
    Document, ///< pdf, docx, odt, rtf, txt, pictures of pages; a name without an ending.
    Neither,
};
[[nodiscard]] FileUse useOf(const QString &fileName);
/// What a file chooser offers for documents: "*.pdf", "*.docx" ...
[[nodiscard]] QStringList documentNamePatterns();

/// How much of what was dropped is taken.
struct DropLimits {
    int fileCount = 5'000;
    int folderDepth = 16; ///< Folders within folders.
};

/// What was dropped on the window, sorted. Paths are absolute.
struct DroppedFiles {
    QStringList reviews;
    QStringList documents;
    QStringList others;     ///< Names of what was dropped itself and is neither.
    int leftOutCount = 0;   ///< Files inside folders that are neither. Hidden ones are not counted.
    QStringList unreadable; ///< Names of folders that cannot be listed.
    QStringList links;      ///< Names of links inside folders: none is followed.
    QStringList special;    ///< Names of pipes, sockets and devices.
    QStringList nameless;   ///< Names that are not UTF-8, as far as they can be shown.
    FolderOfFile folders;   ///< Of the files above that were met inside a folder.
    bool isCut = false;     ///< There was more than the limits allow.
    [[nodiscard]] bool isEmpty() const { return reviews.isEmpty() && documents.isEmpty(); }
};

/// What a drag over the window carries, told before anything is dropped. Names, in the order they came.
struct DraggedFiles {
    QStringList documents;
    QStringList reviews;
    QStringList folders;
    QStringList others; ///< Cannot be taken.
    [[nodiscard]] bool isWelcome() const { return !documents.isEmpty() || !reviews.isEmpty() || !folders.isEmpty(); }
    friend bool operator==(const DraggedFiles &, const DraggedFiles &) = default;
};
/// By their names alone. A folder counts as what a file of that name would be.
[[nodiscard]] DraggedFiles lookAtNames(const QStringList &paths);
/// Knows folders. Thread: any but the GUI's: it asks the disk.
[[nodiscard]] DraggedFiles lookAtDragged(const QStringList &paths);

/// Walks folders in the order of their names; hidden files and links inside folders are passed over, so that no walk goes
/// in circles and none leads out of what was dropped.
/// Thread: any but the GUI's: it reads folders. Stopped, it gives what it has found so far.
[[nodiscard]] DroppedFiles sortDropped(const QStringList &paths, const DropLimits &limits = {}, std::stop_token stop = {});

} // namespace lectern::models
