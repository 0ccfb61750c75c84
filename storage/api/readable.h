// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lectern {

/// What the login may read, as PostgreSQL answered last.
struct Readable {
    bool reviews = true;
    bool documents = true;
    friend bool operator==(const Readable &, const Readable &) = default;
};

} // namespace lectern
