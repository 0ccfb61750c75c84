// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/pages/reading_actions.h"

#include <QWidget>

namespace lectern::ui {

ReadingActions::ReadingActions(QWidget *pane) : ActionSet(pane)
{
    m_ofPages = declare(pane, Qt::WidgetWithChildrenShortcut,
                        {// The window's own Find searches all documents, or these pages while they have the focus.
                         {&find, "edit-find", tr("&Find in pages"), {Qt::CTRL | Qt::SHIFT | Qt::Key_F}},
                         {&findNext, "go-down", tr("&Next hit or finding"), {Qt::Key_F3}},
                         {&findPrevious, "go-up", tr("&Previous hit or finding"), {Qt::SHIFT | Qt::Key_F3}},
                         {&goToPage, "go-jump", tr("&Go to page..."), {Qt::CTRL | Qt::Key_G}},
                         {&nextPage, "go-next", tr("Next pa&ge"), {Qt::CTRL | Qt::Key_PageDown}},
                         {&previousPage, "go-previous", tr("Pre&vious page"), {Qt::CTRL | Qt::Key_PageUp}},
                         {&fitWidth, "zoom-fit-width", tr("Fit &width")},
                         {&fitPage, "zoom-fit-page", tr("Fit &page")},
                         {&actualSize, "zoom-original", tr("&100 %"), {Qt::CTRL | Qt::Key_0}},
                         {&zoomIn, "zoom-in", tr("Zoom &in"), {Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal}},
                         {&zoomOut, "zoom-out", tr("Zoom &out"), {Qt::CTRL | Qt::Key_Minus}},
                         {&copy, "edit-copy", tr("&Copy"), {QKeySequence::Copy}},
                         {&copyQuote, "edit-copy", tr("Copy &quote with page"), {Qt::CTRL | Qt::SHIFT | Qt::Key_C}},
                         {&findSelection, "edit-find", tr("Find the &selected words")},
                         {&selectPage, "edit-select-all", tr("Select &all of this page"), {QKeySequence::SelectAll}}});
    declare(pane, Qt::WidgetWithChildrenShortcut,
            {{&thumbnails, "view-preview", tr("&Thumbnails"), {Qt::Key_F4}, Start::Enabled, Kind::Checkable},
             {&dimPages, "contrast", tr("&Dim pages in the dark theme"), {}, Start::Enabled, Kind::Checkable}});
    offer({{&retry, "view-refresh", tr("Try again")}});
    makeAlternatives({fitWidth, fitPage}, QActionGroup::ExclusionPolicy::ExclusiveOptional);
    setPagesShown(false);
}

void ReadingActions::setPagesShown(bool areShown)
{
    for (QAction *action : std::as_const(m_ofPages))
        action->setEnabled(areShown);
}

} // namespace lectern::ui
