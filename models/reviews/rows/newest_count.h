// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_source.h"

#include <optional>

namespace lectern::models {

/// The newest count of a query's rows, which may be newer than the one that its rows are listed by.
///
/// Thread: any one.
class NewestCount
{
public:
    /// Somebody counted, at that moment. False: an older count than the one that is known.
    bool note(qint64 count, Instant provenAt);
    void forget() { m_noted.reset(); }
    /// The newer one of what was noted and what the rows are listed by.
    [[nodiscard]] RowCount beside(RowCount listed, Instant listedAt) const;

private:
    struct Noted {
        qint64 count = 0;
        Instant provenAt{0};
    };
    std::optional<Noted> m_noted;
};

} // namespace lectern::models
