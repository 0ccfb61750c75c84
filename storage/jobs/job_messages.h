// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document.h"
#include "storage/api/documents/job_progress.h"
#include "storage/base/key_space.h"

#include <QByteArray>

#include <chrono>

namespace lectern::jobs {

// The queue's messages in Redis, all of which may get lost. None is trusted, as anybody who may write to Redis can forge them:
// a wake-up causes one look into the queue, a hint of changes one poll of the change log, and a progress at worst one
// wrong progress bar. Pure functions, any thread.

/// The channel that tells workers of queued work: `lectern:<schema>:<class>:jobs`.
[[nodiscard]] QByteArray jobsChannel(const KeySpace &keys);
/// The channel that tells desktops of stored changes: `lectern:<schema>:<class>:changes`.
[[nodiscard]] QByteArray changesChannel(const KeySpace &keys);
/// The only message on both: the version of this format.
inline constexpr QByteArrayView wakeUpMessage("1");

/// The key of an attempt's progress: `lectern:<schema>:<class>:progress:<document>.<job>.<attempt>`. After losing its lease a
/// worker writes to a key that nobody reads any more.
[[nodiscard]] QByteArray progressKey(const KeySpace &keys, DocumentId document, const WorkAttempt &work);
/// A little longer than the interval between two renewals of a lease, so that the progress of a lost worker disappears.
inline constexpr std::chrono::seconds progressLifetime{10};
/// Longer values are not parsed.
inline constexpr qsizetype maxProgressBytes = 40;

/// "1 reading 31 50": version of the format, stage, done, total.
[[nodiscard]] QByteArray encoded(const JobProgress &progress);
/// Nothing unless the bytes are exactly what encoded() returns for a plausible progress.
[[nodiscard]] std::optional<JobProgress> progressIn(QByteArrayView bytes);

} // namespace lectern::jobs
