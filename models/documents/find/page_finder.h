// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/find/text_find.h"

#include <QObject>

#include <optional>
#include <stop_token>

namespace lectern::models {

class OpenDocument;

/// Searches through the whole of an open document while its text still arrives; the hits come in the text's order. The work is
/// done on a thread of the pool, a few pages at a time; a new question drops the old one.
///
/// Thread: GUI. Borrows the document.
class PageFinder : public QObject
{
    Q_OBJECT
public:
    static constexpr size_t mostHits = 5000; ///< More are of no use to a reader; hasMore() tells.

    explicit PageFinder(OpenDocument &document, QObject *parent = nullptr);
    ~PageFinder() override { m_stop.request_stop(); }

    /// White space around them does not count. Empty: ends the search.
    void find(const QString &words);
    [[nodiscard]] const QString &words() const { return m_words; }
    [[nodiscard]] bool isActive() const { return !m_words.isEmpty(); }
    /// Pages are still to be searched.
    [[nodiscard]] bool isBusy() const { return isActive() && !m_isDone; }
    [[nodiscard]] const std::vector<FindHit> &hits() const { return m_hits; }
    [[nodiscard]] bool hasMore() const { return m_hasMore; }

    [[nodiscard]] int current() const { return m_current; } ///< Of hits(); -1: none.
    void setCurrent(int hit);
    /// The hit after (+1) or before (-1) the current one, around the ends; without a current one, the first at or after
    /// `position` (or the last before it). -1: there are no hits.
    [[nodiscard]] int neighbour(int direction, qint64 position) const;
    /// The hits that touch a range of the document: first, and one behind the last.
    [[nodiscard]] std::pair<size_t, size_t> hitsWithin(const TextRange &range) const;

Q_SIGNALS:
    void restarted(); ///< There are no hits any more.
    void hitsAdded(int first, int last);
    void finished();
    void currentChanged(int hit);

private:
    void searchOn();
    void take(const std::vector<FindHit> &found, int nextPage);

    OpenDocument &m_document;
    QString m_words;
    std::vector<FindHit> m_hits;
    std::stop_source m_stop;
    int m_nextPage = 1;
    int m_current = -1;
    bool m_isSearching = false;
    bool m_isDone = true;
    bool m_hasMore = false;
};

} // namespace lectern::models
