// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/pages/reading_commands.h"

#include "models/documents/find/reading_walk.h"
#include "models/documents/find/text_copy.h"
#include "models/documents/pages/open_document.h"
#include "ui/documents/viewport/page_view.h"
#include "ui/documents/pages/reading_actions.h"
#include "ui/documents/pages/reading_bar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>

namespace lectern::ui {

using namespace models;

namespace {

constexpr int longestSearch = 200; ///< Maximum number of selected characters to search for.

} // namespace

ReadingCommands::ReadingCommands(ReadingActions &actions, OpenDocument &document, PageView &view, ReadingBar &bar, ReadingWalk &walk, QWidget *pane)
    : QObject(pane)
    , m_actions(actions)
    , m_document(document)
    , m_view(view)
    , m_bar(bar)
    , m_copy(new TextCopy(document, this))
    , m_pane(pane)
{
    connectWalk(walk);
    connectZoom();
    connectSelection();
    connect(&view, &PageView::menuRequested, this, &ReadingCommands::openMenu);
}

void ReadingCommands::connectWalk(ReadingWalk &walk)
{
    const auto turn = [this](int pages) { m_view.navigator().goToPage(m_view.currentPage() + pages); };
    connect(m_actions.find, &QAction::triggered, &m_bar, &ReadingBar::focusFind);
    connect(m_actions.findNext, &QAction::triggered, &walk, [&walk] { walk.goOn(1); });
    connect(m_actions.findPrevious, &QAction::triggered, &walk, [&walk] { walk.goOn(-1); });
    connect(m_actions.goToPage, &QAction::triggered, &m_bar, &ReadingBar::focusPage);
    connect(m_actions.nextPage, &QAction::triggered, this, [turn] { turn(1); });
    connect(m_actions.previousPage, &QAction::triggered, this, [turn] { turn(-1); });
}

void ReadingCommands::connectZoom()
{
    PageViewport &pages = m_view.pageViewport();
    connect(m_actions.fitWidth, &QAction::triggered, &pages, [&pages] { pages.setZoom(ZoomMode::FitWidth); });
    connect(m_actions.fitPage, &QAction::triggered, &pages, [&pages] { pages.setZoom(ZoomMode::FitPage); });
    connect(m_actions.actualSize, &QAction::triggered, &pages, [&pages] { pages.setZoom(ZoomMode::Fixed, 1); });
    connect(m_actions.zoomIn, &QAction::triggered, &pages, [&pages] { pages.zoomBy(1); });
    connect(m_actions.zoomOut, &QAction::triggered, &pages, [&pages] { pages.zoomBy(-1); });
    connect(&pages, &PageViewport::zoomChanged, this, &ReadingCommands::showZoom);
}

void ReadingCommands::connectSelection()
{
    connect(m_actions.copy, &QAction::triggered, this, [this] { m_copy->copy(m_view.selection().range(), TextCopy::As::Text); });
    connect(m_actions.copyQuote, &QAction::triggered, this, [this] { m_copy->copy(m_view.selection().range(), TextCopy::As::Quote); });
    connect(m_actions.selectPage, &QAction::triggered, &m_view, &PageView::selectPage);
    connect(m_actions.findSelection, &QAction::triggered, this, [this] {
        if (const auto words = m_document.textOf(m_view.selection().range()))
            m_bar.setWords(words->simplified().left(longestSearch));
    });
    connect(m_copy, &TextCopy::ready, this, [](const QString &text) { QGuiApplication::clipboard()->setText(text); });
    connect(&m_view, &PageView::selectionChanged, this, &ReadingCommands::showSelection);
}

void ReadingCommands::setPagesShown(bool areShown)
{
    m_actions.setPagesShown(areShown);
    if (areShown)
        showSelection();
}

void ReadingCommands::showSelection()
{
    for (QAction *action : {m_actions.copy, m_actions.copyQuote, m_actions.findSelection})
        action->setEnabled(!m_view.selection().isEmpty());
}

void ReadingCommands::showZoom()
{
    const ZoomMode mode = m_view.zoomMode();
    m_actions.fitWidth->setChecked(mode == ZoomMode::FitWidth);
    m_actions.fitPage->setChecked(mode == ZoomMode::FitPage);
    m_bar.setZoom(mode == ZoomMode::FitWidth      ? tr("Fit width")
                      : mode == ZoomMode::FitPage ? tr("Fit page")
                                                  : tr("%1 %").arg(QLocale().toString(m_view.zoom() * 100, 'f', 0)));
}

void ReadingCommands::openMenu(const QPoint &globalPosition)
{
    if (m_document.pageCount() == 0)
        return;
    auto *menu = new QMenu(m_pane);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_actions.copy, m_actions.copyQuote, m_actions.findSelection});
    menu->addSeparator();
    menu->addActions({m_actions.selectPage});
    menu->addSeparator();
    menu->addActions({m_actions.zoomIn, m_actions.zoomOut, m_actions.fitWidth, m_actions.fitPage});
    menu->addSeparator();
    menu->addActions({m_actions.thumbnails, m_actions.dimPages});
    menu->popup(globalPosition);
}

} // namespace lectern::ui
