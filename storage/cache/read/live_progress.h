// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_source.h"
#include "storage/cache/read/question.h"
#include "storage/jobs/job_messages.h"

#include <QHash>

#include <mutex>

namespace lectern::cache {

/// Lays over documents that are being worked on how far that is, as workers tell it through Redis. Display only: whether work
/// runs, and which attempt it is, says PostgreSQL, so that a forged value is a wrong bar until the row changes, and no more.
///
/// Thread: any. Borrows metrics and clock.
class LiveProgress
{
public:
    /// A reader waits no longer for it: what was heard last then goes on. Shorter than what an answer may age on its way out.
    static constexpr std::chrono::milliseconds timeout{5};

    LiveProgress(int schemaVersion, metrics::ReadMetrics &metrics, const Clock &clock)
        : m_schemaVersion(schemaVersion)
        , m_metrics(metrics)
        , m_clock(clock)
    {
    }

    /// The question, its answers with the progress. This must outlive every read.
    [[nodiscard]] Question onList(Question question);
    [[nodiscard]] Question onDocument(Question question);

private:
    struct Heard {
        JobProgress progress;
        Instant at{0};
    };
    [[nodiscard]] QByteArray keyOf(const Document &document) const;
    void addTo(const std::vector<Document *> &working, RedisTier &redis);
    void hear(const std::vector<QByteArray> &keys, RedisTier &redis);
    /// Under the mutex.
    void forgetOld();

    const int m_schemaVersion;
    metrics::ReadMetrics &m_metrics;
    const Clock &m_clock;
    mutable std::mutex m_mutex;
    QHash<QByteArray, Heard> m_heard; ///< By key, no older than Redis itself keeps it.
};

} // namespace lectern::cache
