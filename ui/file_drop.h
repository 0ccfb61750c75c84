// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QMimeData;

namespace lectern {

/// What was dropped on the window: files of reviews that can be imported, and files that cannot.
struct FileDrop {
    QStringList dataFiles;  ///< csv, tsv, json, jsonl, each also .gz or .zip; folders are looked into, one level deep.
    QStringList otherFiles; ///< Everything else, by name.
    [[nodiscard]] bool isEmpty() const { return dataFiles.isEmpty() && otherFiles.isEmpty(); }
};

/// Sorts local files by their names alone; nothing is opened. Empty when no local file was dropped.
[[nodiscard]] FileDrop fileDropOf(const QMimeData &mimeData);

} // namespace lectern
