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

/// The parts that together show `visible` of a page that has `page` pixels: all of it, or tiles of it when it is large, so that no
/// zoom costs more than the screen needs. `visible` in the page's pixels.
[[nodiscard]] std::vector<PartOfPage> partsOfPage(int number, const QSize &page, const QRect &visible);
/// A whole page small enough to be made for every page that comes by: what stands there while tiles are on their way.
[[nodiscard]] PartOfPage previewOfPage(int number, const QSizeF &points);

/// The pictures of an open document, at most so many bytes of them, and the requests for those that are wanted: few at a time,
/// the visible ones first; a request that nobody wants any more is stopped.
///
/// Thread: GUI. Borrows the source.
class PagePictures : public QObject
{
    Q_OBJECT
public:
    using Picture = std::shared_ptr<const PagePicture>;
    /// Who wants pictures, the most urgent first.
    enum class Use : quint8 { Visible, Thumbnails, Neighbours };
    static constexpr qint64 defaultCapacity = 160 << 20;
    static constexpr int mostRequests = 2;

    explicit PagePictures(PagePictureSource &source, qint64 capacityBytes = defaultCapacity, QObject *parent = nullptr);
    ~PagePictures() override;

    /// Forgets the pictures of the one before; another state of the same file keeps them.
    void setDocument(const Document &document);
    /// Replaces what this use wanted before, first things first. What is here or has failed is not asked for.
    void want(Use use, std::vector<PartOfPage> parts);
    /// Pages that failed are tried again.
    void retry();

    [[nodiscard]] Picture find(const PartOfPage &what); ///< Null: not here. Counts as used.
    /// The whole page in the width nearest to the wanted one. Null: in none.
    [[nodiscard]] Picture findScaled(int page, int width);
    [[nodiscard]] const StorageError *failureOf(int page) const; ///< Why a page has no picture. Null: nothing has failed.
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
    std::list<Entry> m_entries; ///< Last used first.
    QHash<PartOfPage, std::list<Entry>::iterator> m_byPart;
    std::map<std::pair<int, int>, PartOfPage> m_wholePages; ///< By page and width.
    std::map<int, StorageError> m_failures;
    qint64 m_bytes = 0;
    quint64 m_generation = 0;
};

} // namespace lectern::models
