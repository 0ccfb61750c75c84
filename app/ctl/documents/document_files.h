// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <vector>

namespace lectern::ctl {

/// A file named on the command line, or found in a folder named there.
struct FoundFile {
    QString path;
    QString folder;  ///< See FolderOfFile.
    QString leftOut; ///< Why it is skipped, in a sentence; empty: it is not.
};

/// A folder is replaced by all files in and below it, by name, without hidden ones. Links, pipes and devices in it, unreadable
/// folders and names that are not UTF-8 are returned with a reason to skip them. Other paths are returned unchecked.
[[nodiscard]] std::vector<FoundFile> documentFilesOf(const QStringList &paths);

} // namespace lectern::ctl
