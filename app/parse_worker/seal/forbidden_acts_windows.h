// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lectern::parse {

/// Folders of the person whose document is read, as the parent names them.
struct PersonsFolders {
    std::wstring profile;
    std::wstring temporary;
};

/// What nobody in a sealed process may do.
struct ForbiddenAct {
    const char *name;
    bool (*isPossible)(const PersonsFolders &folders); ///< Tries it, and undoes it if it was possible.
};
/// Starting a process ("process"), reading or writing the profile ("profile"), writing a temporary file ("temp"), opening the parent
/// ("parent"), making a socket ("socket"), being in no job or one without limits ("job").
[[nodiscard]] const std::vector<ForbiddenAct> &forbiddenActs();

/// Loads what the acts use, so that they do not fail for want of a library. Call it before the process is sealed.
void loadLibrariesOfActs();

} // namespace lectern::parse
