// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <vector>

namespace lectern::ctl {

/// A file that a command line names, or that was met in a folder which it names.
struct FoundFile {
    QString path;
    QString folder;  ///< See FolderOfFile.
    QString leftOut; ///< Why it is passed over: a sentence. Empty: it is not.
};

/// A folder stands for all files in it and below, by name, hidden ones left out; links, pipes and devices in it, folders that cannot
/// be read and names that are not UTF-8 are passed over and said. Anything else stands for itself, whether it is there or not.
[[nodiscard]] std::vector<FoundFile> documentFilesOf(const QStringList &paths);

} // namespace lectern::ctl
