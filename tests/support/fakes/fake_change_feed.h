// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/change_feed.h"

namespace lectern {

/// A change feed that a test controls, on the test's thread.
class FakeChangeFeed : public ChangeFeed
{
public:
    std::optional<Attention> attention; ///< The value set last.

    void setAttention(Attention given) override { attention = given; }
    void tell(const ChangeNews &news = {}) { Q_EMIT looked(news); }
    void tellOfChanges() { Q_EMIT looked({.hasChanges = true}); }
    void deny(const StorageError &error) { Q_EMIT looked({.hasChanges = true, .readable = {false, false}, .error = error}); }
};

} // namespace lectern
