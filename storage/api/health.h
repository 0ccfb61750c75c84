// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QString>

#include <algorithm>
#include <optional>
#include <vector>

namespace lectern {

/// One part of what Lectern stands on, and how it is. Sentences for people who look after servers; untranslated.
struct HealthPart {
    QString name;
    bool isHealthy = false;
    QString detail;                      ///< What and where.
    QString advice;                      ///< What to do; empty when it is well.
    std::optional<StorageError> trouble; ///< What a server said instead of answering: it says more than `detail` (models/errors).
};

/// How everything is that Lectern stands on. Thread: any; a value.
struct HealthReport {
    /// "postgres", "redis", "schema", "triggers", "locks", "search": all of them, in this order.
    std::vector<HealthPart> parts;
    [[nodiscard]] bool isHealthy() const
    {
        return std::all_of(parts.begin(), parts.end(), [](const HealthPart &part) { return part.isHealthy; });
    }
    /// Null when there is no such part.
    [[nodiscard]] const HealthPart *find(QStringView name) const
    {
        const auto found = std::find_if(parts.begin(), parts.end(), [&](const HealthPart &part) { return part.name == name; });
        return found == parts.end() ? nullptr : &*found;
    }
};

} // namespace lectern
