// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include <unistd.h>

namespace lectern {

Result<OpenStorage> openForCommand(OpeningOptions options)
{
    const auto tell = [](const QString &step) {
        if (isatty(STDERR_FILENO))
            printNote(step);
    };
    auto servers = Opening(Settings()).run(options, tell);
    if (!servers)
        return tl::make_unexpected(servers.error());
    OpenStorage open{std::move(*servers), nullptr};
    open.storage = std::make_unique<Storage>(open.servers.config);
    return open;
}

} // namespace lectern
