// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_page.h"

#include <QPointF>
#include <QString>

#include <vector>

namespace lectern::models {

/// The words of one page, grouped in lines; converts between points and text positions. Positions count code points of
/// the page's text; points are 1/72 inch, from the page's top left corner.
///
/// Thread: any; immutable.
class PageWords
{
public:
    explicit PageWords(const DocumentPage &page);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const CodePointIndex &index() const { return m_index; }
    [[nodiscard]] qint64 length() const { return m_index.codePointCount(); }
    [[nodiscard]] const std::vector<WordBox> &words() const { return m_words; }
    [[nodiscard]] bool isEmpty() const { return m_words.empty(); }

    /// The text position nearest to a point: between two characters of the nearest word of the nearest line. 0 without words.
    [[nodiscard]] qint64 positionAt(const QPointF &point) const;
    /// Whether the point is on a word, not next to it.
    [[nodiscard]] bool isOnWord(const QPointF &point) const;
    /// The rectangles of a range: one per line, gaps between words included, in text order.
    [[nodiscard]] std::vector<QRectF> rectsOf(const TextRange &range) const;
    /// The words in the position's line, or in the line nearest to it in the text.
    [[nodiscard]] TextRange lineAt(qint64 position) const;
    /// The position at the same x (in points) one line below (+1) or above (-1). -1: no such line on this page.
    [[nodiscard]] qint64 positionInNextLine(qint64 position, double x, int direction) const;
    /// The position's distance from the left edge, in points.
    [[nodiscard]] double xOf(qint64 position) const;

private:
    struct Line {
        size_t first = 0; ///< Words [first, end).
        size_t end = 0;
        QRectF box;
    };

    void findLines();
    [[nodiscard]] size_t lineOf(qint64 position) const;
    [[nodiscard]] qint64 positionInLine(const Line &line, double x) const;
    /// The part of a word's box that a range covers; all characters are assumed to be equally wide.
    [[nodiscard]] static QRectF partOf(const WordBox &word, const TextRange &range);

    QString m_text;
    CodePointIndex m_index;
    std::vector<WordBox> m_words;
    std::vector<Line> m_lines;
};

/// The word (letters and digits, or one mark) or white space around a position of a text, in code points; between two,
/// the second one.
[[nodiscard]] TextRange wordAround(const QString &text, const CodePointIndex &index, qint64 position);

} // namespace lectern::models
