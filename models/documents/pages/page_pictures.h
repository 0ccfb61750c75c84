// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/pages/page_picture_source.h"

#include <QHash>
#include <QObject>

#include <array>
#include <list>
#include <map>
#include <memory>
#include <vector>

namespace lectern::models {

/// The parts that cover `visible` of a page of size `page`: the whole page, or tiles if it is large, so that the cost does not
/// grow with the zoom. `visible` in the page's pixels.
[[nodiscard]] std::vector<PartOfPage> partsOfPage(int number, const QSize &page, const QRect &visible);
/// The whole page, small enough to be made for every page scrolled past; shown until the tiles arrive.
[[nodiscard]] PartOfPage previewOfPage(int number, const QSizeF &points);

/// The pictures of an open document, up to a number of bytes, and the requests for wanted ones: a few at a time,
/// visible ones first; requests that are no longer wanted are stopped.
///
/// Thread: GUI. Borrows the source.
class PagePictures : public QObject
{
    Q_OBJECT
public:
    using Picture = std::shared_ptr<const PagePicture>;
    /// Purposes of pictures, most urgent first.
    enum class Use : quint8 { Visible, Thumbnails, Neighbours };
    static constexpr qint64 defaultCapacity = 160 << 20;
    static constexpr int mostRequests = 2;

    explicit PagePictures(PagePictureSource &source, qint64 capacityBytes = defaultCapacity, QObject *parent = nullptr);
    ~PagePictures() override;

    /// Drops the previous document's pictures; a new state of the same file keeps them.
    void setDocument(const Document &document);
    /// Replaces what was wanted for this use, in order of urgency. Loaded and failed pictures are not requested again.
    void want(Use use, std::vector<PartOfPage> parts);
    /// Requests failed pages again.
    void retry();

    [[nodiscard]] Picture find(const PartOfPage &what); ///< Null: not loaded. Counts as a use.
    /// The whole page at the available width nearest to `width`. Null: none.
    [[nodiscard]] Picture findScaled(int page, int width);
    [[nodiscard]] const StorageError *failureOf(int page) const; ///< Why a page has no picture. Null: it has not failed.
    [[nodiscard]] bool isBusy() const { return !m_running.empty() || nextWanted() != nullptr; }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

Q_SIGNALS:
    void arrived(int page);
    void failed(int page);

private:
    struct Entry {
        PartOfPage what;
        Picture picture;
    };
    struct Running {
        PartOfPage what;
        std::stop_source stop;
    };

    void startNext();
    void start(const PartOfPage &what);
    void take(const PartOfPage &what, const Result<PagePicture> &result);
    void keep(const PartOfPage &what, const PagePicture &picture);
    void stopUnwanted();
    void stopAll();
    [[nodiscard]] const PartOfPage *nextWanted() const;
    [[nodiscard]] bool isWanted(const PartOfPage &what) const;

    PagePictureSource &m_source;
    qint64 m_capacity;
    Document m_document;
    std::array<std::vector<PartOfPage>, 3> m_wanted;
    std::list<Running> m_running;
    std::list<Entry> m_entries; ///< Most recently used first.
    QHash<PartOfPage, std::list<Entry>::iterator> m_byPart;
    std::map<std::pair<int, int>, PartOfPage> m_wholePages; ///< Key: page and width.
    std::map<int, StorageError> m_failures;
    qint64 m_bytes = 0;
    quint64 m_generation = 0;
};

} // namespace lectern::models
