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

/// The document that is being read: the text of its pages, as far as it was asked for. Only what is wanted is fetched; the
/// texts stay, the boxes of words stay for the pages used last.
///
/// Thread: GUI. Borrows the source.
class OpenDocument : public QObject
{
    Q_OBJECT
public:
    static constexpr int blockSize = 8;          ///< Pages fetched together for the screen.
    static constexpr int wholeBlockSize = 96;    ///< Pages fetched together for a search.
    static constexpr size_t wordsCapacity = 400; ///< Pages whose boxes are kept.

    explicit OpenDocument(DocumentSource &source, QObject *parent = nullptr);
    ~OpenDocument() override;

    /// Forgets the one before. Nothing is fetched until it is wanted.
    void open(const Document &document);
    void close();

    [[nodiscard]] const Document &document() const { return m_document; }
    [[nodiscard]] int pageCount() const { return int(m_pages.size()); }
    /// Pages first .. last are on the screen: their text and boxes are fetched next. Kept within the document.
    void want(int first, int last);
    /// A search or a copy needs all of the text: it is fetched in the page's order, behind what is wanted.
    void wantAllText();
    /// Asks again for what failed.
    void retry();

    [[nodiscard]] bool hasText(int page) const;
    [[nodiscard]] QString text(int page) const;                           ///< Empty when it is not here.
    [[nodiscard]] std::shared_ptr<const PageWords> words(int page) const; ///< Null: not here.
    [[nodiscard]] TextSource textSource(int page) const;
    [[nodiscard]] std::optional<double> confidence(int page) const; ///< 0..1, of OCR.
    [[nodiscard]] const std::optional<StorageError> &error() const { return m_error; }
    [[nodiscard]] bool isBusy() const { return !m_asked.empty(); }

    /// Where pages begin is known: the first answer is here.
    [[nodiscard]] bool hasPositions() const { return m_starts.size() > 1; }
    [[nodiscard]] qint64 length() const { return m_starts.empty() ? 0 : m_starts.back(); } ///< Code points.
    [[nodiscard]] TextRange rangeOf(int page) const;                                       ///< Requires: hasPositions().
    [[nodiscard]] int pageOf(qint64 position) const;                                       ///< Requires: hasPositions().
    /// The text of a range; nothing while a part of it is not here.
    [[nodiscard]] std::optional<QString> textOf(const TextRange &range) const;

Q_SIGNALS:
    void opened();                                                  ///< Another document, or none.
    void pagesArrived(int first, int last);                         ///< Text, boxes; their sizes are in pageSizes().
    void sizesArrived(int first, const std::vector<QSizeF> &sizes); ///< Before pagesArrived().
    void pageCountChanged();                                        ///< The answer tells another count than the document did.
    void failed(const lectern::StorageError &error);

private:
    enum class Stage : quint8 { Absent, Asked, Failed, TextOnly, Here };
    struct Page {
        Stage stage = Stage::Absent;
        TextSource source = TextSource::File;
        std::optional<double> confidence;
        QString text;
        std::shared_ptr<const PageWords> words;
        std::list<int>::iterator used; ///< Valid while `words` is set.
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
    std::list<int> m_used; ///< Pages with boxes, last used first.
    std::list<Asked> m_asked;
    std::optional<StorageError> m_error;
    int m_firstWanted = 1;
    int m_lastWanted = 0;
    bool m_wantsAll = false;
    quint64 m_generation = 0;
};

} // namespace lectern::models
