// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/jobs/job_messages.h"

#include <algorithm>

namespace lectern::jobs {

namespace {

constexpr int largestTotal = 10'000'000;
constexpr std::array<std::string_view, 3> stageNames = {"reading", "recognising", "analysing"}; // indexed by JobStage

} // namespace

QByteArray jobsChannel(const KeySpace &keys) { return keys.stem() + "jobs"; }

QByteArray changesChannel(const KeySpace &keys) { return keys.stem() + "changes"; }

QByteArray progressKey(const KeySpace &keys, DocumentId document, const WorkAttempt &work)
{
    return keys.stem() + "progress:" + document.value.toByteArray(QUuid::WithoutBraces) + '.' + QByteArray::number(work.jobId) + '.'
        + QByteArray::number(work.attempt);
}

QByteArray encoded(const JobProgress &progress)
{
    const std::string_view stage = stageNames[size_t(progress.stage)];
    return "1 " + QByteArray(stage.data(), qsizetype(stage.size())) + ' ' + QByteArray::number(progress.done) + ' '
        + QByteArray::number(progress.total);
}

std::optional<JobProgress> progressIn(QByteArrayView bytes)
{
    if (bytes.size() > maxProgressBytes)
        return std::nullopt;
    const QByteArray text = bytes.toByteArray();
    const QList<QByteArray> words = text.split(' ');
    if (words.size() != 4)
        return std::nullopt;
    const auto stage = std::find(stageNames.begin(), stageNames.end(), std::string_view(words[1].constData(), size_t(words[1].size())));
    if (stage == stageNames.end())
        return std::nullopt;
    const JobProgress progress{JobStage(stage - stageNames.begin()), words[2].toInt(), words[3].toInt()};
    const bool makesSense = progress.total > 0 && progress.total <= largestTotal && progress.done >= 0 && progress.done <= progress.total;
    return makesSense && encoded(progress) == text ? std::optional(progress) : std::nullopt;
}

} // namespace lectern::jobs
