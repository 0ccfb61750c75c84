// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lectern::parse {

/// Drops what the worker inherits: descriptors above the document's, the environment, privileges. Call it
/// before anything else.
void dropInheritance();

/// How far the system could seal the process.
enum class Sealing {
    Complete,       ///< Restricted to lists of system calls and of files.
    WithoutAnyFile, ///< Restricted to a list of system calls; no file can be opened, not even fonts.
    Impossible,     ///< Not sealed: do not read the document.
};

/// Seals this process for good: it cannot gain privileges, start programs or processes, use a network, write
/// files, or open files outside `readable`; it is limited to 1 GiB of address space, 60 s of CPU time and 16 descriptors.
/// Open files stay open. Requires: a single thread, and no byte of the document read yet.
[[nodiscard]] Sealing sealProcess(const std::vector<std::string> &readable);

} // namespace lectern::parse
