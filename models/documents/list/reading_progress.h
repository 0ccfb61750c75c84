// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document.h"

#include <QHash>
#include <QSet>

#include <chrono>
#include <optional>

namespace lectern::models {

/// Progress of reading one document.
struct PagesRead {
    int done = 0;
    int total = 0;
    std::optional<std::chrono::seconds> left; ///< Estimated time left; absent: too early to tell.
    [[nodiscard]] double share() const { return total > 0 ? double(done) / total : 0.0; }
    friend bool operator==(const PagesRead &, const PagesRead &) = default;
};

/// Parses the two numbers of a progress text ("page 31 of 50"). Absent: not two numbers, or implausible ones.
[[nodiscard]] std::optional<PagesRead> pagesReadOf(const QString &progress);

/// Measures how fast documents are read, to estimate the time left.
///
/// Thread: any one. All times are from one steady clock.
class ReadingProgress
{
public:
    /// Call with the present state of a document being read. keepOnly() drops the others.
    void take(const Document &document, std::chrono::milliseconds now);
    void keepOnly(const QSet<QUuid> &documents);
    [[nodiscard]] std::optional<PagesRead> find(DocumentId document) const;

private:
    struct Track {
        int firstDone = 0;
        std::chrono::milliseconds since{0};
        PagesRead last;
    };
    QHash<QUuid, Track> m_tracks;
};

} // namespace lectern::models
