// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/find/text_find.h"

#include <QObject>

#include <optional>
#include <stop_token>

namespace lectern::models {

class OpenDocument;

/// Searches an open document while its text is still arriving; hits come in text order. Works on a thread of the pool,
/// a few pages at a time; a new search replaces the old one.
///
/// Thread: GUI. Borrows the document.
class PageFinder : public QObject
{
    Q_OBJECT
public:
    static constexpr size_t mostHits = 5000; ///< Readers need no more; hasMore() tells whether there are.

    explicit PageFinder(OpenDocument &document, QObject *parent = nullptr);
    ~PageFinder() override { m_stop.request_stop(); }

    /// Ignores surrounding white space. Empty: ends the search.
    void find(const QString &words);
    [[nodiscard]] const QString &words() const { return m_words; }
    [[nodiscard]] bool isActive() const { return !m_words.isEmpty(); }
    /// Whether pages are still to be searched.
    [[nodiscard]] bool isBusy() const { return isActive() && !m_isDone; }
    [[nodiscard]] const std::vector<FindHit> &hits() const { return m_hits; }
    [[nodiscard]] bool hasMore() const { return m_hasMore; }

    [[nodiscard]] int current() const { return m_current; } ///< Index in hits(); -1: none.
    void setCurrent(int hit);
    /// Index of the hit after (+1) or before (-1) the current one, wrapping around; without a current one, the first at or after
    /// `position` (or the last before it). -1: there are no hits.
    [[nodiscard]] int neighbour(int direction, qint64 position) const;
    /// The hits that overlap a range of the document: index of the first, and one past the last.
    [[nodiscard]] std::pair<size_t, size_t> hitsWithin(const TextRange &range) const;

Q_SIGNALS:
    void restarted(); ///< All hits were dropped.
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
