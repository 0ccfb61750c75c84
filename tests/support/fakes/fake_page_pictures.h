// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/pages/page_picture_source.h"

#include <QPromise>

#include <deque>
#include <memory>
#include <vector>

namespace lectern {

/// Pictures without a renderer: A4, each in one colour that identifies its page or, with `showsPlaces`, each pixel in a colour
/// that identifies its position on the page. Answers come at once or, with `holdsAnswers`,
/// when deliver() is called. Thread: the test's.
class FakePagePictures : public models::PagePictureSource
{
public:
    bool holdsAnswers = false;
    bool showsPlaces = false;
    std::optional<StorageError> failure; ///< Every answer fails with it.
    std::vector<DocumentId> prepared;
    std::vector<models::PartOfPage> requests; ///< All requests.

    void prepare(const Document &document) override { prepared.push_back(document.id); }
    QFuture<Result<models::PagePicture>> fetchPicture(const Document &, const models::PartOfPage &what, std::stop_token stop) override
    {
        requests.push_back(what);
        Held held{what, stop, std::make_shared<QPromise<Result<models::PagePicture>>>()};
        held.promise->start();
        const auto future = held.promise->future();
        m_held.push_back(std::move(held));
        if (!holdsAnswers)
            deliver();
        return future;
    }
    [[nodiscard]] int heldCount() const { return int(m_held.size()); }
    [[nodiscard]] std::vector<models::PartOfPage> heldAndWanted() const
    {
        std::vector<models::PartOfPage> result;
        for (const Held &held : m_held) {
            if (!held.stop.stop_requested())
                result.push_back(held.what);
        }
        return result;
    }
    void deliver(int count = 1'000'000)
    {
        for (; count > 0 && !m_held.empty(); --count) {
            const Held held = std::move(m_held.front());
            m_held.pop_front();
            if (failure)
                held.promise->addResult(tl::make_unexpected(*failure));
            else
                held.promise->addResult(showsPlaces ? placesOf(held.what) : pictureOf(held.what));
            held.promise->finish();
        }
    }
    [[nodiscard]] static quint32 colourOf(int page) { return 0xff000000u | quint32(0x305070 + page * 0x010305); }
    [[nodiscard]] static models::PagePicture pictureOf(const models::PartOfPage &what)
    {
        const QSize size = what.part.isNull() ? QSize(what.pageWidth, int(what.pageWidth * 842.0 / 595 + 0.5)) : what.part.size();
        models::PagePicture picture{size, qsizetype(size.width()) * 4, QByteArray(qsizetype(size.width()) * size.height() * 4, Qt::Uninitialized)};
        auto *pixels = reinterpret_cast<quint32 *>(picture.pixels.data());
        std::fill(pixels, pixels + qsizetype(size.width()) * size.height(), colourOf(what.page));
        return picture;
    }
    /// The colour of a page's pixel, whichever part of the page a picture shows.
    [[nodiscard]] static quint32 colourAt(int x, int y)
    {
        return 0xff000000u | quint32(x & 0xff) << 16 | quint32(y & 0xff) << 8 | quint32((x >> 8) * 16 + (y >> 8));
    }
    [[nodiscard]] static models::PagePicture placesOf(const models::PartOfPage &what)
    {
        models::PagePicture picture = pictureOf(what);
        auto *pixels = reinterpret_cast<quint32 *>(picture.pixels.data());
        for (int y = 0; y < picture.size.height(); ++y) {
            for (int x = 0; x < picture.size.width(); ++x)
                *pixels++ = colourAt(what.part.x() + x, what.part.y() + y);
        }
        return picture;
    }

private:
    struct Held {
        models::PartOfPage what;
        std::stop_token stop;
        std::shared_ptr<QPromise<Result<models::PagePicture>>> promise;
    };
    std::deque<Held> m_held;
};

} // namespace lectern
