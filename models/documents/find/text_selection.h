// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/text_range.h"

#include <QtGlobal>

#include <optional>

namespace lectern::models {

class OpenDocument;

/// What a click, a double click, a triple click or a click on the margin selects.
enum class Granule : quint8 { Character, Word, Line, Page };
/// One step of the keyboard.
enum class CaretMove : quint8 { Left, Right, WordLeft, WordRight, Up, Down, LineStart, LineEnd, PageStart, PageEnd, DocumentStart, DocumentEnd };

/// The selected range of a document's text: from where the analyst began to where mouse or keyboard moved.
/// Positions are code points of the document's text.
///
/// Thread: any, no locking.
class TextSelection
{
public:
    [[nodiscard]] bool isEmpty() const { return range().isEmpty(); }
    [[nodiscard]] TextRange range() const;
    [[nodiscard]] qint64 head() const { return m_head; } ///< The end that the keyboard moves.
    [[nodiscard]] Granule granule() const { return m_granule; }

    void clear() { *this = {}; }
    /// Begins with this range, which remains selected however the selection is extended.
    void begin(const TextRange &piece, Granule granule);
    /// Mouse: extends the selection to include this range.
    void extendTo(const TextRange &piece);
    /// Keyboard: moves the head; a selection begun with a word continues by characters.
    void moveHead(qint64 position);
    void select(const TextRange &range);

private:
    TextRange m_anchor;
    TextRange m_reached;
    qint64 m_head = 0;
    Granule m_granule = Granule::Character;
};

/// The range of a granule around a position. Nothing: the page's text is not loaded.
[[nodiscard]] std::optional<TextRange> pieceAt(const OpenDocument &document, qint64 position, Granule granule);
/// The position after a step. `x`: for Up and Down, in points; see PageWords::xOf(). Nothing: the text is not loaded, or ends there.
[[nodiscard]] std::optional<qint64> stepFrom(const OpenDocument &document, qint64 position, CaretMove step, double x = 0);

} // namespace lectern::models
