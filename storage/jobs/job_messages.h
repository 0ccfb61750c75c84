// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document.h"
#include "storage/api/documents/job_progress.h"
#include "storage/base/key_space.h"

#include <QByteArray>

#include <chrono>

namespace lectern::jobs {

// What the queue of jobs says through Redis, all of it disposable. Nothing that comes back is trusted: anybody who may write to
// Redis can forge it, so a wake-up is worth one look into the queue, a hint of changes one poll of the change log, and a progress one
// wrong bar. Pure functions, any thread.

/// The channel on which workers hear that work was queued: `lectern:<schema>:<class>:jobs`.
[[nodiscard]] QByteArray jobsChannel(const KeySpace &keys);
/// The channel on which desktops hear that one of them stored something: `lectern:<schema>:<class>:changes`.
[[nodiscard]] QByteArray changesChannel(const KeySpace &keys);
/// The only message on either: the version of this format.
inline constexpr QByteArrayView wakeUpMessage("1");

/// Where the progress of one attempt stands: `lectern:<schema>:<class>:progress:<document>.<job>.<attempt>`. A worker that slept
/// through its lease writes under a key that nobody reads any more.
[[nodiscard]] QByteArray progressKey(const KeySpace &keys, DocumentId document, const WorkAttempt &work);
/// Outlives the pause between two renewals of a lease, and not much more: a bar whose worker is gone goes, too.
inline constexpr std::chrono::seconds progressLifetime{10};
/// No more than this is even looked at.
inline constexpr qsizetype maxProgressBytes = 40;

/// "1 reading 31 50": version of the format, step, done, total.
[[nodiscard]] QByteArray encoded(const JobProgress &progress);
/// Nothing, unless it is letter for letter what encoded() makes of something that makes sense.
[[nodiscard]] std::optional<JobProgress> progressIn(QByteArrayView bytes);

} // namespace lectern::jobs
