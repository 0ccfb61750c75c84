// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/newest_answer.h"
#include "models/query/refresh_schedule.h"
#include "storage/api/documents/document_source.h"

#include <QSet>

#include <vector>

namespace lectern::models {

/// The documents of the newest query as far as read, and the requests for further pages.
///
/// A refresh reads the same number of rows from the first one; the old rows stay until all of them have arrived.
/// Thread: GUI. Borrows the source.
class DocumentListReader : public QObject
{
    Q_OBJECT
public:
    explicit DocumentListReader(DocumentSource &source, QObject *parent = nullptr);

    /// Starts a new query; the old rows stay until its first page has arrived. False: the same query.
    bool setQuery(const DocumentQuery &query);
    [[nodiscard]] const DocumentQuery &query() const { return m_query; }
    void refresh();
    /// Documents have changed: refreshes as soon as its share of the time allows, if refreshing is on.
    void refreshSoon();
    /// Drops everything and reads nothing until asked. Emits nothing.
    void clear(const StorageError &error);
    /// The next reading includes this row, at most two thousand rows.
    void reach(int row);
    /// A refresh reads far enough to include these rows, at most two thousand.
    void keep(const QSet<QUuid> &rows) { m_kept = rows; }
    /// Absent: refreshes only on request.
    void setRefreshInterval(std::optional<std::chrono::milliseconds> interval);
    [[nodiscard]] bool canReadMore() const { return m_hasAnswer && !m_isNewQuestion && !m_wantsMore && !m_next.isStart(); }
    void readMore();

    [[nodiscard]] bool hasAnswer() const { return m_hasAnswer; } ///< Of the present query or an earlier one.
    [[nodiscard]] bool isBusy() const { return m_answer.isBusy(); }
    [[nodiscard]] bool isLoading() const { return m_isNewQuestion && isBusy(); }       ///< Whether the present query has no answer yet.
    [[nodiscard]] const std::optional<StorageError> &error() const { return m_error; } ///< Of the newest answer.
    [[nodiscard]] const std::vector<DocumentRow> &documents() const { return m_documents; }
    [[nodiscard]] qint64 totalCount() const { return m_totalCount; } ///< Of the query, loaded or not.
    [[nodiscard]] int cycle() const { return m_cycle; }              ///< Number of the newest reading from the first row on.

Q_SIGNALS:
    void replaced(bool isNewQuestion); ///< documents() changed; isNewQuestion: they belong to another query.
    void answered();                   ///< After replaced(), or after an error.

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
    bool m_wantsMore = false; ///< Another page was requested and has not arrived.
    bool m_hasAnswer = false;
    std::optional<StorageError> m_error;
    qint64 m_totalCount = 0;

    std::vector<DocumentRow> m_documents; ///< From the last complete reading.
    Anchor m_next;
    std::vector<DocumentRow> m_building; ///< From the pages read so far.
    Anchor m_buildingNext;
    size_t m_wantedCount = 1; ///< Minimum number of rows to read; pages are always read whole.
    int m_cycle = 0;
    QSet<QUuid> m_kept;

    NewestAnswer<DocumentList> m_answer;
    RefreshSchedule m_schedule;
};

} // namespace lectern::models
