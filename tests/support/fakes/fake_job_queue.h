// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/job_queue.h"

#include <deque>
#include <functional>
#include <map>

namespace lectern {

/// A queue of work without servers. Every function can be made to fail; calls are recorded. Header only, so
/// that model tests need not link storage.
///
/// Thread: the worker's; the test accesses it before and after.
class FakeJobQueue : public JobQueue
{
public:
    std::deque<JobLease> jobs;
    std::map<QByteArray, std::deque<StorageError>> failures; ///< By function ("take"): the next calls fail with these, in order.
    LeaseState leaseState = LeaseState::Held;
    bool postpones = true; ///< postpone()'s answer.
    QByteArray bytes = "bytes";
    ExtractedDocument pages;
    QStringList calls; ///< Every call ("take", "fail: too large") except renewals.
    int renewals = 0;
    JobProgress progress;          ///< From the last renewal.
    std::vector<JobProgress> told; ///< By tell(), between renewals.
    std::vector<ExtractedDocument> extractions;
    std::vector<Analysis> analyses;
    std::function<void()> whenRenewed; ///< Called in each renewal.
    std::function<void()> whenTold;    ///< Called in tell().
    std::function<void()> whenWaiting; ///< Called in waitForWork().

    Result<std::optional<JobLease>> take(const QString &, std::chrono::seconds, std::stop_token) override
    {
        if (auto failed = next("take"))
            return tl::make_unexpected(*failed);
        if (jobs.empty())
            return std::nullopt;
        const JobLease job = jobs.front();
        jobs.pop_front();
        return job;
    }
    Result<LeaseState> renew(const JobLease &, std::chrono::seconds, const JobProgress &now, std::stop_token) override
    {
        ++renewals;
        progress = now;
        if (whenRenewed)
            whenRenewed();
        if (auto failed = fault("renew"))
            return tl::make_unexpected(*failed);
        return leaseState;
    }
    void tell(const JobLease &, const JobProgress &now) override
    {
        told.push_back(now);
        if (whenTold)
            whenTold();
    }
    Result<QByteArray> readBytes(const JobLease &, std::chrono::seconds, std::stop_token) override
    {
        if (auto failed = next("readBytes"))
            return tl::make_unexpected(*failed);
        return bytes;
    }
    Result<ExtractedDocument> readPages(const JobLease &, std::chrono::seconds, std::stop_token) override
    {
        if (auto failed = next("readPages"))
            return tl::make_unexpected(*failed);
        return pages;
    }
    Result<void> completeExtraction(const JobLease &, const ExtractedDocument &document, double) override
    {
        if (auto failed = next("completeExtraction"))
            return tl::make_unexpected(*failed);
        extractions.push_back(document);
        return {};
    }
    Result<void> completeAnalysis(const JobLease &, const Analysis &analysis) override
    {
        if (auto failed = next("completeAnalysis"))
            return tl::make_unexpected(*failed);
        analyses.push_back(analysis);
        return {};
    }
    Result<void> fail(const JobLease &, const QString &reason) override { return noted("fail", QStringLiteral(": ") + reason); }
    Result<bool> postpone(const JobLease &, const QString &reason) override
    {
        return noted("postpone", QStringLiteral(": ") + reason).map([this] { return postpones; });
    }
    Result<void> release(const JobLease &, std::stop_token) override { return noted("release"); }
    void waitForWork(std::chrono::milliseconds, std::stop_token) override
    {
        calls += QStringLiteral("waitForWork");
        if (whenWaiting)
            whenWaiting();
    }

private:
    std::optional<StorageError> fault(const QByteArray &function)
    {
        auto &waiting = failures[function];
        if (waiting.empty())
            return std::nullopt;
        const StorageError error = waiting.front();
        waiting.pop_front();
        return error;
    }
    std::optional<StorageError> next(const QByteArray &function, const QString &more = {})
    {
        calls += QString::fromLatin1(function) + more;
        return fault(function);
    }
    Result<void> noted(const QByteArray &function, const QString &more = {})
    {
        if (auto failed = next(function, more))
            return tl::make_unexpected(*failed);
        return {};
    }
};

} // namespace lectern
