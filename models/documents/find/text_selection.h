// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/text_range.h"

#include <QtGlobal>

#include <optional>

namespace lectern::models {

class OpenDocument;

/// What one click, a double or a triple click, or a click on the margin take hold of.
enum class Granule : quint8 { Character, Word, Line, Page };
/// One step of the keyboard.
enum class CaretMove : quint8 { Left, Right, WordLeft, WordRight, Up, Down, LineStart, LineEnd, PageStart, PageEnd, DocumentStart, DocumentEnd };

/// The selected part of a document's text: from where the analyst began to where the mouse or the keyboard stands.
/// Positions are code points of the document's text.
///
/// Thread: any, no locking.
class TextSelection
{
public:
    [[nodiscard]] bool isEmpty() const { return range().isEmpty(); }
    [[nodiscard]] TextRange range() const;
    [[nodiscard]] qint64 head() const { return m_head; } ///< Where the keyboard goes on.
    [[nodiscard]] Granule granule() const { return m_granule; }

    void clear() { *this = {}; }
    /// Takes hold of a piece: the selection will never be less than it.
    void begin(const TextRange &piece, Granule granule);
    /// The mouse has come to that piece.
    void extendTo(const TextRange &piece);
    /// The keyboard has come there: what began as a word goes on by characters.
    void moveHead(qint64 position);
    void select(const TextRange &range);

private:
    TextRange m_anchor;
    TextRange m_reached;
    qint64 m_head = 0;
    Granule m_granule = Granule::Character;
};

/// The piece around a position. Nothing when the page's text is not here.
[[nodiscard]] std::optional<TextRange> pieceAt(const OpenDocument &document, qint64 position, Granule granule);
/// Where a step leads. `x`: for Up and Down, in points; see PageWords::xOf(). Nothing when the text there is not here, or there is no further.
[[nodiscard]] std::optional<qint64> stepFrom(const OpenDocument &document, qint64 position, CaretMove step, double x = 0);

} // namespace lectern::models
