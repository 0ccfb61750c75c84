// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/pages/page_words.h"
#include "storage/api/documents/document_source.h"

#include <QObject>

#include <list>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace lectern::models {

/// The document being read: the texts of its pages, as far as requested. Fetches only what is wanted. All texts are kept;
/// word boxes only for the most recently used pages.
///
/// Thread: GUI. Borrows the source.
class OpenDocument : public QObject
{
    Q_OBJECT
public:
    static constexpr int blockSize = 8;          ///< Pages per request for the screen.
    static constexpr int wholeBlockSize = 96;    ///< Pages per request for a search.
    static constexpr size_t wordsCapacity = 400; ///< Maximum number of pages whose boxes are kept.

    explicit OpenDocument(DocumentSource &source, QObject *parent = nullptr);
    ~OpenDocument() override;

    /// Drops the previous document. Fetches nothing until it is wanted.
    void open(const Document &document);
    void close();

    [[nodiscard]] const Document &document() const { return m_document; }
    [[nodiscard]] int pageCount() const { return int(m_pages.size()); }
    /// Pages first .. last are on the screen: fetches their text and boxes next. Clamped to the document.
    void want(int first, int last);
    /// A search or a copy needs the whole text: fetches it in page order, after the pages on the screen.
    void wantAllText();
    /// Requests failed pages again.
    void retry();

    [[nodiscard]] bool hasText(int page) const;
    [[nodiscard]] QString text(int page) const;                           ///< Empty if not loaded.
    [[nodiscard]] std::shared_ptr<const PageWords> words(int page) const; ///< Null: not loaded.
    [[nodiscard]] TextSource textSource(int page) const;
    [[nodiscard]] std::optional<double> confidence(int page) const; ///< 0..1, of OCR.
    [[nodiscard]] const std::optional<StorageError> &error() const { return m_error; }
    [[nodiscard]] bool isBusy() const { return !m_asked.empty(); }

    /// Whether the positions of pages are known, which come with the first answer.
    [[nodiscard]] bool hasPositions() const { return m_starts.size() > 1; }
    [[nodiscard]] qint64 length() const { return m_starts.empty() ? 0 : m_starts.back(); } ///< Code points.
    [[nodiscard]] TextRange rangeOf(int page) const;                                       ///< Requires: hasPositions().
    [[nodiscard]] int pageOf(qint64 position) const;                                       ///< Requires: hasPositions().
    /// The text of a range; nothing if a part of it is not loaded.
    [[nodiscard]] std::optional<QString> textOf(const TextRange &range) const;

Q_SIGNALS:
    void opened();                                                  ///< Another document or none is open.
    void pagesArrived(int first, int last);                         ///< Text and boxes arrived; sizes are in pageSizes().
    void sizesArrived(int first, const std::vector<QSizeF> &sizes); ///< Before pagesArrived().
    void pageCountChanged();                                        ///< The number of pages is not the one in the document's row.
    void failed(const lectern::StorageError &error);

private:
    enum class Stage : quint8 { Absent, Asked, Failed, TextOnly, Here };
    struct Page {
        Stage stage = Stage::Absent;
        TextSource source = TextSource::File;
        std::optional<double> confidence;
        QString text;
        std::shared_ptr<const PageWords> words;
        std::list<int>::iterator used; ///< Valid if `words` is set.
    };
    struct Asked {
        int first = 1;
        int count = 0;
        std::stop_source stop;
    };

    void ask(int first, int count);
    void take(int first, int count, const Result<Answer<DocumentText>> &result);
    void takePages(const DocumentText &text);
    void takeStarts(const std::vector<qint64> &starts);
    void stopWhatIsUnwanted();
    void askForRest();
    void touch(int page);
    void stopAll();

    DocumentSource &m_source;
    Document m_document;
    std::vector<Page> m_pages;
    std::vector<qint64> m_starts;
    std::list<int> m_used; ///< Pages with boxes, most recently used first.
    std::list<Asked> m_asked;
    std::optional<StorageError> m_error;
    int m_firstWanted = 1;
    int m_lastWanted = 0;
    bool m_wantsAll = false;
    quint64 m_generation = 0;
};

} // namespace lectern::models
