// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/seal/landlock.h"

#include <cstddef>
#include <cstdint>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace lectern::parse {

namespace {

// The kernel's interface, repeated here because a distribution's headers may be older than the running kernel.
constexpr uint64_t readFile = 1u << 2;
constexpr uint64_t readFolder = 1u << 3;

struct RulesetAttributes {
    uint64_t files = 0;
    uint64_t network = 0;
    uint64_t scoped = 0;
};
#pragma pack(push, 1)
struct PathBeneath {
    uint64_t allowed = 0;
    int32_t parent = -1;
};
#pragma pack(pop)

/// All file accesses that this version of Landlock can deny.
uint64_t fileAccesses(long version)
{
    constexpr uint64_t first = (1u << 13) - 1; // execute, write, read, create and remove files of any kind
    uint64_t accesses = first;
    if (version >= 2)
        accesses |= 1u << 13; // link or rename between folders
    if (version >= 3)
        accesses |= 1u << 14; // truncate
    if (version >= 5)
        accesses |= 1u << 15; // ioctl on devices
    return accesses;
}

void allowReading(int ruleset, const std::string &path)
{
    const int parent = ::open(path.c_str(), O_PATH | O_CLOEXEC);
    struct stat status {
    };
    if (parent >= 0 && ::fstat(parent, &status) == 0) {
        const PathBeneath rule{S_ISDIR(status.st_mode) ? readFile | readFolder : readFile, parent};
        constexpr int pathBeneath = 1;
        ::syscall(SYS_landlock_add_rule, ruleset, pathBeneath, &rule, 0);
    }
    if (parent >= 0)
        ::close(parent);
}

} // namespace

bool restrictFiles(const std::vector<std::string> &readable)
{
    constexpr unsigned askVersion = 1;
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, askVersion);
    if (version < 1)
        return false;
    RulesetAttributes attributes{.files = fileAccesses(version)};
    size_t bytes = offsetof(RulesetAttributes, network);
    if (version >= 4) {
        attributes.network = 3; // bind and connect TCP ports
        bytes = offsetof(RulesetAttributes, scoped);
    }
    if (version >= 6) {
        attributes.scoped = 3; // abstract Unix sockets, and signals to other processes
        bytes = sizeof attributes;
    }
    const int ruleset = int(::syscall(SYS_landlock_create_ruleset, &attributes, bytes, 0));
    if (ruleset < 0)
        return false;
    for (const std::string &path : readable)
        allowReading(ruleset, path);
    const bool isRestricted = ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    ::close(ruleset);
    return isRestricted;
}

} // namespace lectern::parse
