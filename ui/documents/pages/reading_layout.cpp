// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/pages/reading_layout.h"

#include "models/documents/pages/reading_obstacle.h"
#include "ui/documents/pages/find_results.h"
#include "ui/documents/pages/reading_bar.h"
#include "ui/documents/pages/removal_notice.h"
#include "ui/documents/viewport/page_thumbnails.h"
#include "ui/documents/viewport/page_view.h"
#include "ui/kit/widgets/empty_state.h"

#include <QBoxLayout>
#include <QSplitter>

namespace lectern::ui {

using namespace models;

namespace {

EmptyState::Kind kindOf(ReadingObstacle::Kind kind)
{
    switch (kind) {
    case ReadingObstacle::Kind::NothingChosen: return EmptyState::Kind::NeverHadContent;
    case ReadingObstacle::Kind::OnItsWay: return EmptyState::Kind::Loading;
    case ReadingObstacle::Kind::Failed: return EmptyState::Kind::Failed;
    case ReadingObstacle::Kind::NoPages: return EmptyState::Kind::NothingMatches;
    case ReadingObstacle::Kind::NotPermitted: return EmptyState::Kind::NotPermitted;
    }
    Q_UNREACHABLE();
}

} // namespace

ReadingLayout::ReadingLayout(OpenDocument &document, PagePictures &pictures, PageFinder &finder, const ReadingActions &actions, QWidget *parent)
    : QStackedWidget(parent)
    , m_empty(new EmptyState(this))
    , m_pages(new QWidget(this))
    , m_bar(new ReadingBar(actions, m_pages))
    , m_notice(new ListNotice(m_pages))
    , m_removal(new RemovalNotice(m_pages))
{
    m_notice->hide();
    auto *column = new QVBoxLayout(m_pages);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_notice);
    column->addWidget(m_removal);
    column->addWidget(makeSplitter(document, pictures, finder, m_pages), 1);
    addWidget(m_empty);
    addWidget(m_pages);
}

QSplitter *ReadingLayout::makeSplitter(OpenDocument &document, PagePictures &pictures, PageFinder &finder, QWidget *parent)
{
    auto *splitter = new QSplitter(parent);
    splitter->setChildrenCollapsible(false);
    m_view = new PageView(document, pictures, finder, splitter);
    m_view->setAccessibleName(tr("Pages"));
    m_thumbnails = new PageThumbnails(document, pictures, *m_view, splitter);
    m_thumbnails->setFixedWidth(m_thumbnails->sizeHint().width());
    m_results = new FindResults(finder, splitter);
    m_results->setMinimumWidth(m_results->sizeHint().width() / 2);
    m_results->setMaximumWidth(m_results->sizeHint().width() * 2); // leaves the space to the pages
    splitter->addWidget(m_thumbnails);
    splitter->addWidget(m_results);
    splitter->addWidget(m_view);
    splitter->setStretchFactor(2, 1);
    return splitter;
}

void ReadingLayout::showSide(Side side)
{
    m_results->setVisible(side == Side::Hits);
    m_thumbnails->setVisible(side == Side::Thumbnails);
}

void ReadingLayout::showPages() { setCurrentWidget(m_pages); }

void ReadingLayout::showObstacle(const ReadingObstacle &obstacle, const QList<QAction *> &actions)
{
    m_empty->show(kindOf(obstacle.kind), obstacle.title, obstacle.detail, actions);
    setCurrentWidget(m_empty);
}

} // namespace lectern::ui
