// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/place/action_set.h"

namespace lectern::ui {

/// The commands of the reading pane.
///
/// Thread: GUI.
class ReadingActions : public ActionSet
{
    Q_OBJECT
public:
    explicit ReadingActions(QWidget *pane);

    /// Enables the commands that need pages.
    void setPagesShown(bool areShown);

    QAction *find, *findNext, *findPrevious;
    QAction *goToPage, *nextPage, *previousPage;
    QAction *fitWidth, *fitPage, *actualSize, *zoomIn, *zoomOut;
    QAction *copy, *copyQuote, *findSelection, *selectPage;
    QAction *thumbnails, *dimPages; ///< Work also without pages.
    QAction *retry;                 ///< For a document that failed.

private:
    QList<QAction *> m_ofPages;
};

} // namespace lectern::ui
