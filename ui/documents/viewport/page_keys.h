// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAbstractScrollArea;
class QKeyEvent;

namespace lectern::models {
class DocumentSelection;
class PageNavigator;
class TextGeometry;
} // namespace lectern::models

namespace lectern::ui {

/// Keyboard handling of the pages: plain keys scroll, with Shift they select text, "/" and the find key start a search.
///
/// Thread: GUI. Borrows the objects it is constructed with.
class PageKeys : public QObject
{
    Q_OBJECT
public:
    PageKeys(QAbstractScrollArea &area, const models::TextGeometry &geometry, models::DocumentSelection &selection, models::PageNavigator &navigator);

    /// Handles a key. False: it has no meaning for pages.
    bool press(const QKeyEvent &event);

Q_SIGNALS:
    void findRequested();
    void leaveRequested(); ///< Esc without a selection.

private:
    bool select(const QKeyEvent &event);
    bool scroll(const QKeyEvent &event);

    QAbstractScrollArea &m_area;
    const models::TextGeometry &m_geometry;
    models::DocumentSelection &m_selection;
    models::PageNavigator &m_navigator;
};

} // namespace lectern::ui
