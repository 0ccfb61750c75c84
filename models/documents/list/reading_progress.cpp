// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/reading_progress.h"

#include <cmath>

namespace lectern::models {

namespace {

constexpr std::chrono::milliseconds leastWatched{1500}; ///< An estimate from a shorter time would fluctuate.

} // namespace

std::optional<PagesRead> pagesReadOf(const QString &progress)
{
    std::vector<int> numbers;
    bool isInNumber = false;
    for (const QChar c : progress) {
        if (!c.isDigit()) {
            isInNumber = false;
            continue;
        }
        if (!std::exchange(isInNumber, true))
            numbers.push_back(0);
        if (numbers.back() > 10'000'000)
            return std::nullopt;
        numbers.back() = numbers.back() * 10 + c.digitValue();
    }
    if (numbers.size() != 2 || numbers[1] <= 0 || numbers[0] > numbers[1])
        return std::nullopt;
    return PagesRead{numbers[0], numbers[1], std::nullopt};
}

void ReadingProgress::take(const Document &document, std::chrono::milliseconds now)
{
    const auto read = document.status == WorkStatus::Processing ? pagesReadOf(document.progress) : std::nullopt;
    if (!read) {
        m_tracks.remove(document.id.value);
        return;
    }
    auto track = m_tracks.find(document.id.value);
    if (track == m_tracks.end() || track->last.total != read->total || read->done < track->last.done)
        track = m_tracks.insert(document.id.value, Track{read->done, now, *read}); // a new attempt has begun
    track->last.done = read->done;
    const auto watched = now - track->since;
    const int pages = read->done - track->firstDone;
    if (pages <= 0 || watched < leastWatched)
        return;
    const double perPage = double(watched.count()) / pages;
    track->last.left = std::chrono::seconds(std::max<qint64>(1, std::llround(perPage * (read->total - read->done) / 1000.0)));
}

void ReadingProgress::keepOnly(const QSet<QUuid> &documents)
{
    m_tracks.removeIf([&documents](const auto &track) { return !documents.contains(track.key()); });
}

std::optional<PagesRead> ReadingProgress::find(DocumentId document) const
{
    const auto track = m_tracks.constFind(document.value);
    return track == m_tracks.constEnd() ? std::nullopt : std::optional(track->last);
}

} // namespace lectern::models
