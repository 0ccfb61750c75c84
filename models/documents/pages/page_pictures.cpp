// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/pages/page_pictures.h"

#include "storage/api/when_done.h"

#include <algorithm>
#include <cmath>

namespace lectern::models {

namespace {

constexpr qint64 mostPixelsInOne = 5'000'000;
constexpr int tileSide = 1024;
constexpr int previewWidth = 720;
constexpr int mostPreviewHeight = 2400;

} // namespace

std::vector<PartOfPage> partsOfPage(int number, const QSize &page, const QRect &visible)
{
    const QSize size = page.boundedTo({PartOfPage::maxPageWidth, INT_MAX});
    if (qint64(size.width()) * size.height() <= mostPixelsInOne && size.height() <= PagePicture::maxSide && size.width() <= PagePicture::maxSide)
        return {PartOfPage{number, size.width(), {}}};
    const QRect seen = visible & QRect({}, size);
    std::vector<PartOfPage> parts;
    for (int y = seen.top() / tileSide * tileSide; !seen.isEmpty() && y <= seen.bottom(); y += tileSide) {
        for (int x = seen.left() / tileSide * tileSide; x <= seen.right(); x += tileSide) {
            const QRect tile(x, y, tileSide, tileSide);
            parts.push_back({number, size.width(), tile & QRect({}, size)});
        }
    }
    return parts;
}

PartOfPage previewOfPage(int number, const QSizeF &points)
{
    const double height = points.width() > 0 ? previewWidth * points.height() / points.width() : previewWidth;
    const double shrink = std::min(1.0, mostPreviewHeight / std::max(1.0, height));
    return {number, std::max(1, int(previewWidth * shrink)), {}};
}

PagePictures::PagePictures(PagePictureSource &source, qint64 capacityBytes, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_capacity(capacityBytes)
{
}

PagePictures::~PagePictures() { stopAll(); }

void PagePictures::stopAll()
{
    for (Running &running : m_running)
        running.stop.request_stop();
    m_running.clear();
}

void PagePictures::setDocument(const Document &document)
{
    const bool isSame = document.id == m_document.id && document.sha256 == m_document.sha256;
    m_document = document;
    if (isSame)
        return;
    stopAll();
    ++m_generation;
    for (auto &wanted : m_wanted)
        wanted.clear();
    m_entries.clear();
    m_byPart.clear();
    m_wholePages.clear();
    m_failures.clear();
    m_bytes = 0;
    if (!document.id.value.isNull())
        m_source.prepare(document);
}

void PagePictures::want(Use use, std::vector<PartOfPage> parts)
{
    m_wanted[size_t(use)] = std::move(parts);
    stopUnwanted();
    startNext();
}

void PagePictures::retry()
{
    m_failures.clear();
    startNext();
}

bool PagePictures::isWanted(const PartOfPage &what) const
{
    return std::any_of(m_wanted.begin(), m_wanted.end(),
                       [&](const auto &wanted) { return std::find(wanted.begin(), wanted.end(), what) != wanted.end(); });
}

void PagePictures::stopUnwanted()
{
    m_running.remove_if([this](Running &running) {
        if (isWanted(running.what))
            return false;
        running.stop.request_stop();
        return true;
    });
}

const PartOfPage *PagePictures::nextWanted() const
{
    for (const auto &wanted : m_wanted) {
        for (const PartOfPage &what : wanted) {
            const bool isRunning = std::any_of(m_running.begin(), m_running.end(), [&](const Running &running) { return running.what == what; });
            if (!isRunning && !m_byPart.contains(what) && !m_failures.contains(what.page))
                return &what;
        }
    }
    return nullptr;
}

void PagePictures::startNext()
{
    while (int(m_running.size()) < mostRequests) {
        const PartOfPage *next = nextWanted();
        if (!next)
            return;
        start(*next);
    }
}

void PagePictures::start(const PartOfPage &what)
{
    m_running.push_back({what, {}});
    const std::stop_token stop = m_running.back().stop.get_token();
    whenDone(m_source.fetchPicture(m_document, what, stop), this, [this, what, stop, generation = m_generation](const Result<PagePicture> &result) {
        if (generation != m_generation)
            return;
        // A picture that arrives after its request was stopped is still used.
        if (!stop.stop_requested())
            take(what, result);
        else if (result && result->isValid())
            keep(what, *result);
    });
}

void PagePictures::take(const PartOfPage &what, const Result<PagePicture> &result)
{
    m_running.remove_if([&](const Running &running) { return running.what == what; });
    if (result && result->isValid()) {
        keep(what, *result);
        Q_EMIT arrived(what.page);
    } else {
        m_failures.insert_or_assign(what.page, result ? StorageError{ErrorCode::Corrupt, FaultyPart::Lectern, {}} : result.error());
        Q_EMIT failed(what.page);
    }
    startNext();
}

void PagePictures::keep(const PartOfPage &what, const PagePicture &picture)
{
    if (m_byPart.contains(what))
        return;
    m_entries.push_front({what, std::make_shared<const PagePicture>(picture)});
    m_byPart.insert(what, m_entries.begin());
    if (what.part.isNull())
        m_wholePages.insert_or_assign({what.page, what.pageWidth}, what);
    m_bytes += picture.pixels.size();
    while (m_bytes > m_capacity && m_entries.size() > 1) {
        const Entry &oldest = m_entries.back();
        m_bytes -= oldest.picture->pixels.size();
        m_byPart.remove(oldest.what);
        if (oldest.what.part.isNull())
            m_wholePages.erase({oldest.what.page, oldest.what.pageWidth});
        m_entries.pop_back();
    }
}

PagePictures::Picture PagePictures::find(const PartOfPage &what)
{
    const auto found = m_byPart.constFind(what);
    if (found == m_byPart.constEnd())
        return nullptr;
    m_entries.splice(m_entries.begin(), m_entries, *found);
    return m_entries.front().picture;
}

PagePictures::Picture PagePictures::findScaled(int page, int width)
{
    const auto first = m_wholePages.lower_bound({page, 0});
    const PartOfPage *best = nullptr;
    for (auto at = first; at != m_wholePages.end() && at->first.first == page; ++at) {
        if (!best || std::abs(at->second.pageWidth - width) < std::abs(best->pageWidth - width))
            best = &at->second;
    }
    return best ? find(*best) : nullptr;
}

const StorageError *PagePictures::failureOf(int page) const
{
    const auto found = m_failures.find(page);
    return found == m_failures.end() ? nullptr : &found->second;
}

} // namespace lectern::models
