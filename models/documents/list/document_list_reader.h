// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/newest_answer.h"
#include "models/query/refresh_schedule.h"
#include "storage/api/documents/document_source.h"

#include <QSet>

#include <vector>

namespace lectern::models {

/// The documents of the newest query as far as they were read, page by page, and what is asked for next.
///
/// A refresh reads as many rows again from the first one on, and what was read before stays until all of them are there.
/// Thread: GUI. Borrows the source.
class DocumentListReader : public QObject
{
    Q_OBJECT
public:
    explicit DocumentListReader(DocumentSource &source, QObject *parent = nullptr);

    /// Another question: the rows before stay until its first page is there. False: it is the same.
    bool setQuery(const DocumentQuery &query);
    [[nodiscard]] const DocumentQuery &query() const { return m_query; }
    void refresh();
    /// Documents have changed: reads again as soon as its share of the time allows, while it is refreshed at all.
    void refreshSoon();
    /// Nothing is kept, and nothing is read until somebody asks. Tells nobody.
    void clear(const StorageError &error);
    /// The next reading goes as far as this row, at most two thousand.
    void reach(int row);
    /// A refresh reads as far as these rows stand by now, at most two thousand.
    void keep(const QSet<QUuid> &rows) { m_kept = rows; }
    /// Absent: only when asked.
    void setRefreshInterval(std::optional<std::chrono::milliseconds> interval);
    [[nodiscard]] bool canReadMore() const { return m_hasAnswer && !m_isNewQuestion && !m_wantsMore && !m_next.isStart(); }
    void readMore();

    [[nodiscard]] bool hasAnswer() const { return m_hasAnswer; } ///< To the present query or one before.
    [[nodiscard]] bool isBusy() const { return m_answer.isBusy(); }
    [[nodiscard]] bool isLoading() const { return m_isNewQuestion && isBusy(); }       ///< Of the present query.
    [[nodiscard]] const std::optional<StorageError> &error() const { return m_error; } ///< Of the newest answer.
    [[nodiscard]] const std::vector<DocumentRow> &documents() const { return m_documents; }
    [[nodiscard]] qint64 totalCount() const { return m_totalCount; } ///< Of the query, read or not.
    [[nodiscard]] int cycle() const { return m_cycle; }              ///< Of readings from the first row on, the newest one's number.

Q_SIGNALS:
    void replaced(bool isNewQuestion); ///< documents() are others, of another question or of the same.
    void answered();                   ///< After replaced(), or when it failed.

private:
    void startOver();
    void askPage();
    void takePage(const Result<Answer<DocumentList>> &result);
    void fail(const StorageError &error);
    void append(const std::vector<DocumentRow> &rows);
    [[nodiscard]] bool lacksKept() const;
    void adopt();

    DocumentSource &m_source;
    DocumentQuery m_query;
    bool m_isNewQuestion = false;
    bool m_wantsMore = false; ///< Another page was asked for and is not there yet.
    bool m_hasAnswer = false;
    std::optional<StorageError> m_error;
    qint64 m_totalCount = 0;

    std::vector<DocumentRow> m_documents; ///< As last adopted.
    Anchor m_next;
    std::vector<DocumentRow> m_building; ///< Of the pages that are being read.
    Anchor m_buildingNext;
    size_t m_wantedCount = 1; ///< Rows at least; a page always comes whole.
    int m_cycle = 0;
    QSet<QUuid> m_kept;

    NewestAnswer<DocumentList> m_answer;
    RefreshSchedule m_schedule;
};

} // namespace lectern::models
