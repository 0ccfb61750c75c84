// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QPoint;

namespace lectern::models {
class OpenDocument;
class ReadingWalk;
class TextCopy;
} // namespace lectern::models

namespace lectern::ui {

class PageView;
class ReadingActions;
class ReadingBar;

/// Carries out the commands of the reading pane, enables those that are possible, and shows the context menu of the pages.
///
/// Thread: GUI. Borrows the objects it is constructed with.
class ReadingCommands : public QObject
{
    Q_OBJECT
public:
    ReadingCommands(ReadingActions &actions, models::OpenDocument &document, PageView &view, ReadingBar &bar, models::ReadingWalk &walk,
                    QWidget *pane);

    void setPagesShown(bool areShown);

private:
    void connectWalk(models::ReadingWalk &walk);
    void connectZoom();
    void connectSelection();
    void showZoom();
    void showSelection();
    void openMenu(const QPoint &globalPosition);

    ReadingActions &m_actions;
    models::OpenDocument &m_document;
    PageView &m_view;
    ReadingBar &m_bar;
    models::TextCopy *m_copy;
    QWidget *m_pane;
};

} // namespace lectern::ui
