// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_source.h"
#include "storage/cache/read/question.h"
#include "storage/jobs/job_messages.h"
#include "storage/metrics/read_metrics.h"

#include <QHash>

#include <mutex>

namespace lectern::cache {

/// Adds to answers the progress that workers publish in Redis for the documents in them. For display only: PostgreSQL says whether
/// work runs and which attempt it is, so a forged value can only show a wrong progress bar, until the row changes.
///
/// Thread: any. Borrows metrics and clock.
class LiveProgress
{
public:
    /// Maximum wait for Redis; then the last known progress is used. Less than the time that ReadBound leaves for delivery.
    static constexpr std::chrono::milliseconds timeout{5};

    LiveProgress(const KeySpace &keys, metrics::ReadMetrics &metrics, const Clock &clock) : m_keys(keys), m_metrics(metrics), m_clock(clock) {}

    /// Returns the question with progress added to its answers. This object must outlive every read.
    [[nodiscard]] QuestionOf<DocumentList> onList(QuestionOf<DocumentList> question);
    [[nodiscard]] QuestionOf<Document> onDocument(QuestionOf<Document> question);

private:
    struct Heard {
        JobProgress progress;
        Instant at{0};
    };
    [[nodiscard]] QByteArray keyOf(const Document &document) const;
    void addTo(const std::vector<Document *> &working, RemoteCache &remote);
    void hear(const std::vector<QByteArray> &keys, RemoteCache &remote);
    /// Requires: the mutex is held.
    void forgetOld();

    const KeySpace m_keys;
    metrics::ReadMetrics &m_metrics;
    const Clock &m_clock;
    mutable std::mutex m_mutex;
    QHash<QByteArray, Heard> m_heard; ///< By key; kept as long as in Redis.
};

} // namespace lectern::cache
