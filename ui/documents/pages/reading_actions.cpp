// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/pages/reading_actions.h"

#include "ui/kit/look/icon.h"

#include <QActionGroup>
#include <QWidget>

namespace lectern::ui {

ReadingActions::ReadingActions(QWidget *pane) : QObject(pane), m_pane(pane)
{
    const auto keys = [](auto... each) { return QList<QKeySequence>{QKeySequence(each)...}; };
    // The window's own Find searches all documents; with the pages in focus it means these, too.
    find = make("edit-find", tr("&Find in pages"), keys(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    findNext = make("go-down", tr("&Next hit or finding"), keys(Qt::Key_F3));
    findPrevious = make("go-up", tr("&Previous hit or finding"), keys(Qt::SHIFT | Qt::Key_F3));
    goToPage = make("go-jump", tr("&Go to page..."), keys(Qt::CTRL | Qt::Key_G));
    nextPage = make("go-next", tr("Next pa&ge"), keys(Qt::CTRL | Qt::Key_PageDown));
    previousPage = make("go-previous", tr("Pre&vious page"), keys(Qt::CTRL | Qt::Key_PageUp));
    fitWidth = make("zoom-fit-width", tr("Fit &width"));
    fitPage = make("zoom-fit-page", tr("Fit &page"));
    actualSize = make("zoom-original", tr("&100 %"), keys(Qt::CTRL | Qt::Key_0));
    zoomIn = make("zoom-in", tr("Zoom &in"), keys(Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal));
    zoomOut = make("zoom-out", tr("Zoom &out"), keys(Qt::CTRL | Qt::Key_Minus));
    copy = make("edit-copy", tr("&Copy"), keys(QKeySequence::Copy));
    copyQuote = make("edit-copy", tr("Copy &quote with page"), keys(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    findSelection = make("edit-find", tr("Find the &selected words"));
    selectPage = make("edit-select-all", tr("Select &all of this page"), keys(QKeySequence::SelectAll));
    thumbnails = make("view-preview", tr("&Thumbnails"), keys(Qt::Key_F4));
    thumbnails->setCheckable(true);
    dimPages = make("contrast", tr("&Dim pages in the dark theme"));
    dimPages->setCheckable(true);
    retry = new QAction(icon(QLatin1String("view-refresh")), tr("Try again"), this);

    auto *fits = new QActionGroup(this);
    fits->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    for (QAction *fit : {fitWidth, fitPage}) {
        fit->setCheckable(true);
        fits->addAction(fit);
    }
    setPagesShown(false);
}

QAction *ReadingActions::make(const char *iconName, const QString &text, const QList<QKeySequence> &keys)
{
    auto *action = new QAction(icon(QLatin1String(iconName)), text, this);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_pane->addAction(action);
    m_all.append(action);
    return action;
}

void ReadingActions::setPagesShown(bool areShown)
{
    for (QAction *action : std::as_const(m_all)) {
        if (action != thumbnails && action != dimPages)
            action->setEnabled(areShown);
    }
}

} // namespace lectern::ui
