// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>

namespace lectern::ui {

/// The commands of the reading pane, with text, shortcut and icon. Owns them; the pane connects them.
///
/// Thread: GUI.
class ReadingActions : public QObject
{
    Q_OBJECT
public:
    explicit ReadingActions(QWidget *pane);

    [[nodiscard]] QList<QAction *> all() const { return m_all; }
    /// What works only while pages are shown.
    void setPagesShown(bool areShown);

    QAction *find, *findNext, *findPrevious;
    QAction *goToPage, *nextPage, *previousPage;
    QAction *fitWidth, *fitPage, *actualSize, *zoomIn, *zoomOut;
    QAction *copy, *copyQuote, *findSelection, *selectPage;
    QAction *thumbnails; ///< Checkable.
    QAction *dimPages;   ///< Checkable.
    QAction *retry;      ///< For a document that failed; not among all().

private:
    QAction *make(const char *iconName, const QString &text, const QList<QKeySequence> &keys = {});

    QWidget *m_pane;
    QList<QAction *> m_all;
};

} // namespace lectern::ui
