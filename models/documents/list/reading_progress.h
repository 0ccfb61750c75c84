// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document.h"

#include <QHash>
#include <QSet>

#include <chrono>
#include <optional>

namespace lectern::models {

/// How far the reading of one document is.
struct PagesRead {
    int done = 0;
    int total = 0;
    std::optional<std::chrono::seconds> left; ///< Absent: too early to tell.
    [[nodiscard]] double share() const { return total > 0 ? double(done) / total : 0.0; }
    friend bool operator==(const PagesRead &, const PagesRead &) = default;
};

/// The two numbers of a progress text ("page 31 of 50"). Absent: it has not just two, or makes no sense.
[[nodiscard]] std::optional<PagesRead> pagesReadOf(const QString &progress);

/// Watches how fast documents are read, to say how long they still take.
///
/// Thread: any one. Times are of one steady clock.
class ReadingProgress
{
public:
    /// A document that is being read, as it was just seen. Others are forgotten by keepOnly().
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
