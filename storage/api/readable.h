// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lectern {

/// What the login may read now, as far as PostgreSQL said when it was asked last.
struct Readable {
    bool reviews = true;
    bool documents = true;
    friend bool operator==(const Readable &, const Readable &) = default;
};

} // namespace lectern
