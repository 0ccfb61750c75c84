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

/// What the keys do with pages: the plain ones scroll, with Shift they select text, "/" and the find key ask for a search.
///
/// Thread: GUI. Borrows what it is made with.
class PageKeys : public QObject
{
    Q_OBJECT
public:
    PageKeys(QAbstractScrollArea &area, const models::TextGeometry &geometry, models::DocumentSelection &selection, models::PageNavigator &navigator);

    /// Whether the key means something to pages.
    bool press(const QKeyEvent &event);

Q_SIGNALS:
    void findRequested();
    void leaveRequested(); ///< Esc, with nothing selected.

private:
    bool select(const QKeyEvent &event);
    bool scroll(const QKeyEvent &event);

    QAbstractScrollArea &m_area;
    const models::TextGeometry &m_geometry;
    models::DocumentSelection &m_selection;
    models::PageNavigator &m_navigator;
};

} // namespace lectern::ui
