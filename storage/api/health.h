// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QString>

#include <algorithm>
#include <optional>
#include <vector>

namespace lectern {

/// State of one part that Lectern depends on. The texts are for administrators and are not translated.
struct HealthPart {
    QString name;
    bool isHealthy = false;
    QString detail;                      ///< What it is and where.
    QString advice;                      ///< What to do; empty when the part is well.
    std::optional<StorageError> trouble; ///< The error that a server returned; it says more than `detail` (models/errors).
};

/// State of everything that Lectern depends on. Thread: any; a value.
struct HealthReport {
    /// "postgres", "redis", "schema", "triggers", "locks", "search": always all, in this order.
    std::vector<HealthPart> parts;
    [[nodiscard]] bool isHealthy() const
    {
        return std::all_of(parts.begin(), parts.end(), [](const HealthPart &part) { return part.isHealthy; });
    }
    /// Null when there is no part of that name.
    [[nodiscard]] const HealthPart *find(QStringView name) const
    {
        const auto found = std::find_if(parts.begin(), parts.end(), [&](const HealthPart &part) { return part.name == name; });
        return found == parts.end() ? nullptr : &*found;
    }
};

} // namespace lectern
