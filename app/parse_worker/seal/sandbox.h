// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lectern::parse {

/// What the worker inherits but must not have: descriptors above the document's, the environment, privileges. Call it
/// first of all.
void dropInheritance();

/// What a system offered.
enum class Sealing {
    Complete,       ///< System calls by a list, files by a list.
    WithoutAnyFile, ///< System calls by a list; no file can be opened any more, not even fonts.
    Impossible,     ///< Nothing is sealed: do not read the document.
};

/// Locks this process in for good: it cannot gain privileges, start a program or a process, reach a network, write a
/// file, or open one outside `readable`; it gets 1 GiB of addresses, 60 s of processor time and 16 descriptors.
/// What was opened before stays open. Requires: one thread, no byte of the document read yet.
[[nodiscard]] Sealing sealProcess(const std::vector<std::string> &readable);

} // namespace lectern::parse
