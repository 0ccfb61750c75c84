// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_source.h"
#include "storage/cache/read/question.h"
#include "storage/jobs/job_messages.h"
#include "storage/metrics/read_metrics.h"

#include <QHash>

#include <mutex>

namespace lectern::cache {

/// How far the work on documents has come. Workers tell it through Redis; this adds it to the answers that show these documents. It is for
/// display only: PostgreSQL says whether work runs and which attempt it is, so that a forged value is a wrong bar until the row changes, and
/// no more.
///
/// Thread: any. Borrows metrics and clock.
class LiveProgress
{
public:
    /// A reader waits no longer for it: what was heard last then goes on. Shorter than what an answer may age on its way out.
    static constexpr std::chrono::milliseconds timeout{5};

    LiveProgress(const KeySpace &keys, metrics::ReadMetrics &metrics, const Clock &clock) : m_keys(keys), m_metrics(metrics), m_clock(clock) {}

    /// The question, its answers with the progress. This must outlive every read.
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
    /// Under the mutex.
    void forgetOld();

    const KeySpace m_keys;
    metrics::ReadMetrics &m_metrics;
    const Clock &m_clock;
    mutable std::mutex m_mutex;
    QHash<QByteArray, Heard> m_heard; ///< By key, no older than Redis itself keeps it.
};

} // namespace lectern::cache
