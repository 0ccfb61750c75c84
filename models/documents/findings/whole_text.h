// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/newest_answer.h"
#include "storage/api/documents/document_source.h"

#include <QObject>

#include <functional>

namespace lectern::models {

/// Fetches all pages of a document in parts, so that no single answer is large.
///
/// Thread: GUI. Borrows the source.
class WholeText : public QObject
{
    Q_OBJECT
public:
    using Pages = std::vector<DocumentPage>;
    explicit WholeText(DocumentSource &source, QObject *parent = nullptr);

    /// Replaces a fetch in progress. `handle` is called once, with all pages or the first error.
    void fetch(DocumentId id, int pageCount, std::function<void(Result<Pages>)> handle);
    void stop();
    [[nodiscard]] bool isBusy() const { return m_answer.isBusy(); }

private:
    void fetchNext();

    DocumentSource &m_source;
    DocumentId m_id;
    int m_pageCount = 0;
    Pages m_pages;
    std::function<void(Result<Pages>)> m_handle;
    NewestAnswer<DocumentText> m_answer;
};

} // namespace lectern::models
