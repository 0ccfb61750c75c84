// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/find/page_finder.h"
#include "models/documents/pages/open_document.h"
#include "models/documents/pages/page_pictures.h"
#include "ui/documents/pages/find_results.h"
#include "ui/documents/viewport/page_thumbnails.h"
#include "ui/documents/viewport/page_view.h"
#include "ui/documents/pages/reading_actions.h"
#include "ui/documents/pages/reading_bar.h"
#include "ui/documents/pages/reading_pane.h"
#include "ui/kit/widgets/list_notice.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>

// What the commands, the find field and the context menu of the reading pane do.

namespace lectern::ui {

using namespace models;

namespace {

constexpr int sideNeeds = 520; ///< Pixels below which hits are not listed beside the pages by themselves.

} // namespace

void ReadingPane::connectActions()
{
    const auto on = [this](QAction *action, auto handle) { connect(action, &QAction::triggered, this, handle); };
    on(m_actions->find, [this] { m_bar->focusFind(); });
    on(m_actions->findNext, [this] { goOn(1); });
    on(m_actions->findPrevious, [this] { goOn(-1); });
    on(m_actions->goToPage, [this] { m_bar->focusPage(); });
    on(m_actions->nextPage, [this] { goToPage(currentPage() + 1); });
    on(m_actions->previousPage, [this] { goToPage(currentPage() - 1); });
    on(m_actions->fitWidth, [this] { m_view->setZoom(ZoomMode::FitWidth); });
    on(m_actions->fitPage, [this] { m_view->setZoom(ZoomMode::FitPage); });
    on(m_actions->actualSize, [this] { m_view->setZoom(ZoomMode::Fixed, 1); });
    on(m_actions->zoomIn, [this] { m_view->pageViewport().zoomBy(1); });
    on(m_actions->zoomOut, [this] { m_view->pageViewport().zoomBy(-1); });
    on(m_actions->copy, [this] { copySelection(false); });
    on(m_actions->copyQuote, [this] { copySelection(true); });
    on(m_actions->selectPage, [this] { m_view->selectPage(); });
    on(m_actions->findSelection, [this] {
        if (const auto words = m_open->textOf(m_view->selection().range()))
            find(words->simplified().left(200));
    });
    on(m_actions->retry, [this] {
        if (m_shown)
            Q_EMIT retryRequested(m_shown->id);
    });
    connect(m_actions->thumbnails, &QAction::toggled, this, [this] {
        showSide();
        Q_EMIT stateChanged();
    });
    connect(m_actions->dimPages, &QAction::toggled, this, [this](bool isOn) {
        m_view->setDimmed(isOn);
        m_thumbnails->viewport()->update();
        Q_EMIT stateChanged();
    });
}

void ReadingPane::find(const QString &words) { m_bar->setWords(words); }

void ReadingPane::takeWords(const QString &words)
{
    if (words.trimmed().isEmpty())
        m_findBegan.reset();
    else if (!m_findBegan)
        m_findBegan = {m_view->position(), {}};
    m_goesToFirstHit = true;
    m_finder->find(words);
    showSide();
}

/// Every letter more begins where reading was, not where the letters before had led.
void ReadingPane::takeHits()
{
    if (m_goesToFirstHit && m_findBegan) {
        if (!m_findBegan->text)
            m_findBegan->text = m_view->textGeometry().topPosition();
        const int next = m_finder->neighbour(1, *m_findBegan->text);
        // Hits come from the first page on, and the one after the place may still be to come.
        if (m_finder->hits()[size_t(next)].range.start >= *m_findBegan->text)
            goToHit(next);
    }
    showPlaceInRow();
}

void ReadingPane::endSearch()
{
    if (std::exchange(m_goesToFirstHit, false)) {
        if (!m_finder->hits().empty())
            goToHit(0);
        else if (m_findBegan)
            m_view->goTo(m_findBegan->place);
    }
    showPlaceInRow();
}

void ReadingPane::leaveFind()
{
    const std::optional<FindBegin> began = m_findBegan;
    m_bar->setWords({});
    if (began)
        m_view->goTo(began->place);
    m_view->setFocus(Qt::OtherFocusReason);
}

/// Hits beside the pages while something is searched for, else thumbnails if they are wanted.
void ReadingPane::showSide()
{
    const bool listsHits = m_finder->isActive() && width() >= sideNeeds;
    m_results->setVisible(listsHits);
    m_thumbnails->setVisible(!listsHits && m_actions->thumbnails->isChecked());
}

void ReadingPane::goOn(int direction)
{
    if (m_finder->isActive())
        return goToHit(m_finder->neighbour(direction, m_view->textGeometry().topPosition()));
    const DocumentHighlight *next = m_view->marks().neighbour(direction, m_view->textGeometry().topPosition());
    if (!next)
        return;
    const int finding = next->finding;
    setCurrentFinding(finding);
    Q_EMIT findingActivated(finding);
}

void ReadingPane::goToHit(int hit)
{
    if (hit < 0 || hit >= int(m_finder->hits().size()))
        return;
    m_goesToFirstHit = false;
    m_finder->setCurrent(hit);
    m_view->reveal(m_finder->hits()[size_t(hit)].range);
}

/// At the bar's end: which hit, or which finding.
void ReadingPane::showPlaceInRow()
{
    if (m_finder->isActive()) {
        const int count = int(m_finder->hits().size());
        const QString all = QLocale().toString(count) + (m_finder->hasMore() || m_finder->isBusy() ? QStringLiteral("+") : QString());
        if (count == 0)
            return m_bar->setPlace(m_finder->isBusy() ? tr("searching") : tr("no hits"), m_results->summary());
        if (m_finder->current() < 0)
            return m_bar->setPlace(tr("%1 hits").arg(all), m_results->summary());
        return m_bar->setPlace(tr("%L1 of %2").arg(m_finder->current() + 1).arg(all), tr("Hit %L1 of %2").arg(m_finder->current() + 1).arg(all));
    }
    const int count = int(m_view->marks().highlights().size());
    const int current = m_view->marks().currentIndex();
    if (count == 0)
        return m_bar->setPlace({}, {});
    if (current < 0)
        return m_bar->setPlace(tr("%L1 marked").arg(count), tr("Findings marked in the pages: %L1").arg(count));
    m_bar->setPlace(tr("%L1 of %L2").arg(current + 1).arg(count), tr("Finding %L1 of %L2").arg(current + 1).arg(count));
}

void ReadingPane::showZoom()
{
    const ZoomMode mode = m_view->zoomMode();
    m_actions->fitWidth->setChecked(mode == ZoomMode::FitWidth);
    m_actions->fitPage->setChecked(mode == ZoomMode::FitPage);
    m_bar->setZoom(mode == ZoomMode::FitWidth      ? tr("Fit width")
                       : mode == ZoomMode::FitPage ? tr("Fit page")
                                                   : tr("%1 %").arg(QLocale().toString(m_view->zoom() * 100, 'f', 0)));
    Q_EMIT stateChanged();
}

void ReadingPane::showFailure()
{
    if (m_open->error())
        m_notice->showError(*m_open->error());
}

void ReadingPane::copySelection(bool withPage)
{
    if (m_view->selection().isEmpty())
        return;
    m_toCopy = m_view->selection().range();
    m_copiesPage = withPage;
    copyWhenHere();
}

void ReadingPane::copyWhenHere()
{
    if (!m_toCopy)
        return;
    const auto text = m_open->textOf(*m_toCopy);
    if (!text)
        return m_open->wantAllText();
    const TextRange range = *std::exchange(m_toCopy, std::nullopt);
    if (!m_copiesPage)
        return QGuiApplication::clipboard()->setText(*text);
    const int first = m_open->pageOf(range.start);
    const int last = m_open->pageOf(range.end - 1);
    const QString where = first == last ? tr("page %L1").arg(first) : tr("pages %L1 to %L2").arg(first).arg(last);
    QGuiApplication::clipboard()->setText(tr("\"%1\" (%2, %3)").arg(text->simplified(), m_open->document().originalName, where));
}

void ReadingPane::openMenu(const QPoint &globalPosition)
{
    if (m_open->pageCount() == 0)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_actions->copy, m_actions->copyQuote, m_actions->findSelection});
    menu->addSeparator();
    menu->addActions({m_actions->selectPage});
    menu->addSeparator();
    menu->addActions({m_actions->zoomIn, m_actions->zoomOut, m_actions->fitWidth, m_actions->fitPage});
    menu->addSeparator();
    menu->addActions({m_actions->thumbnails, m_actions->dimPages});
    menu->popup(globalPosition);
}

} // namespace lectern::ui
