// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/viewport/page_keys.h"

#include "models/documents/find/document_selection.h"
#include "models/documents/viewport/page_navigator.h"
#include "models/documents/viewport/text_geometry.h"

#include <QAbstractScrollArea>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>
#include <array>

namespace lectern::ui {

using namespace models;

namespace {

struct SelectionKey {
    QKeySequence::StandardKey key;
    CaretMove step;
};
constexpr std::array selectionKeys{
    SelectionKey{QKeySequence::SelectNextChar, CaretMove::Right},
    SelectionKey{QKeySequence::SelectPreviousChar, CaretMove::Left},
    SelectionKey{QKeySequence::SelectNextWord, CaretMove::WordRight},
    SelectionKey{QKeySequence::SelectPreviousWord, CaretMove::WordLeft},
    SelectionKey{QKeySequence::SelectNextLine, CaretMove::Down},
    SelectionKey{QKeySequence::SelectPreviousLine, CaretMove::Up},
    SelectionKey{QKeySequence::SelectStartOfLine, CaretMove::LineStart},
    SelectionKey{QKeySequence::SelectEndOfLine, CaretMove::LineEnd},
    SelectionKey{QKeySequence::SelectStartOfDocument, CaretMove::DocumentStart},
    SelectionKey{QKeySequence::SelectEndOfDocument, CaretMove::DocumentEnd},
    SelectionKey{QKeySequence::SelectPreviousPage, CaretMove::PageStart},
    SelectionKey{QKeySequence::SelectNextPage, CaretMove::PageEnd},
};

} // namespace

PageKeys::PageKeys(QAbstractScrollArea &area, const TextGeometry &geometry, DocumentSelection &selection, PageNavigator &navigator)
    : m_area(area)
    , m_geometry(geometry)
    , m_selection(selection)
    , m_navigator(navigator)
{
}

bool PageKeys::press(const QKeyEvent &event)
{
    if (event.matches(QKeySequence::Find) || event.text() == QLatin1String("/")) {
        Q_EMIT findRequested();
        return true;
    }
    if (event.key() == Qt::Key_Escape) {
        if (m_selection.text().isEmpty())
            Q_EMIT leaveRequested();
        else
            m_selection.clear();
        return true;
    }
    return select(event) || scroll(event);
}

bool PageKeys::select(const QKeyEvent &event)
{
    const auto *wanted = std::find_if(selectionKeys.begin(), selectionKeys.end(), [&](const SelectionKey &each) { return event.matches(each.key); });
    if (wanted == selectionKeys.end())
        return false;
    // Without a selection, selecting by keyboard begins at the view's top.
    if (m_selection.text().isEmpty() && m_selection.text().head() == 0) {
        if (const auto top = m_geometry.positionAt({0, 0}))
            m_selection.press(*top, Granule::Character, false);
    }
    if (const auto head = m_selection.step(wanted->step))
        m_navigator.reveal({std::max<qint64>(0, *head - 1), std::max<qint64>(1, *head)});
    return true;
}

bool PageKeys::scroll(const QKeyEvent &event)
{
    QScrollBar *across = m_area.horizontalScrollBar();
    QScrollBar *bar = m_area.verticalScrollBar();
    const int line = bar->singleStep();
    const int page = bar->pageStep() - line;
    const bool isShifted = event.modifiers() & Qt::ShiftModifier;
    switch (event.key()) {
    case Qt::Key_Space: bar->setValue(bar->value() + (isShifted ? -page : page)); return true;
    case Qt::Key_PageDown: bar->setValue(bar->value() + page); return true;
    case Qt::Key_PageUp: bar->setValue(bar->value() - page); return true;
    case Qt::Key_Home: bar->setValue(0); return true;
    case Qt::Key_End: bar->setValue(bar->maximum()); return true;
    case Qt::Key_Down: bar->setValue(bar->value() + line); return true;
    case Qt::Key_Up: bar->setValue(bar->value() - line); return true;
    case Qt::Key_Left: across->setValue(across->value() - line); return true;
    case Qt::Key_Right: across->setValue(across->value() + line); return true;
    default: return false;
    }
}

} // namespace lectern::ui
