// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_source.h"

#include <optional>

namespace lectern::models {

/// The newest count of a query's rows, which may be newer than the count on which its list is based.
///
/// Thread: any one.
class NewestCount
{
public:
    /// A count was made elsewhere; `provenAt`: when it was true. False: it is older than the known one.
    bool note(qint64 count, Instant provenAt);
    void forget() { m_noted.reset(); }
    /// The newer of the noted count and the list's.
    [[nodiscard]] RowCount beside(RowCount listed, Instant listedAt) const;

private:
    struct Noted {
        qint64 count = 0;
        Instant provenAt{0};
    };
    std::optional<Noted> m_noted;
};

} // namespace lectern::models
