// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/pages/reading_pane.h"

#include "models/documents/find/page_finder.h"
#include "models/documents/pages/open_document.h"
#include "models/documents/pages/page_pictures.h"
#include "models/errors/error_text.h"
#include "models/reviews/review_labels.h"
#include "ui/documents/pages/find_results.h"
#include "ui/documents/viewport/page_thumbnails.h"
#include "ui/documents/viewport/page_view.h"
#include "ui/documents/pages/reading_actions.h"
#include "ui/documents/pages/reading_bar.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/widgets/empty_state.h"
#include "ui/kit/widgets/list_notice.h"

#include <QBoxLayout>
#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>

namespace lectern::ui {

using namespace models;

namespace {

const QString positionsKey = QStringLiteral("positions");
const QString thumbnailsKey = QStringLiteral("thumbnails");
const QString dimmedKey = QStringLiteral("dimmed");

/// Stands in where nothing draws pages: they are shown as text, and say so.
class NoPictures : public PagePictureSource
{
public:
    void prepare(const Document &) override {}
    QFuture<Result<PagePicture>> fetchPicture(const Document &, const PartOfPage &, std::stop_token) override
    {
        QPromise<Result<PagePicture>> promise;
        promise.start();
        promise.addResult(failure(ErrorCode::Unavailable, FaultyPart::File, ReadingPane::tr("Nothing here can draw pages.")));
        promise.finish();
        return promise.future();
    }
};

/// Nothing that stands on the pages would change.
bool hasSamePages(const Document &a, const Document &b)
{
    return a.id == b.id && a.sha256 == b.sha256 && a.pageCount == b.pageCount && a.characterCount == b.characterCount;
}

} // namespace

ReadingPane::ReadingPane(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_noPictures(services.pagePictures ? nullptr : std::make_unique<NoPictures>())
    , m_open(new OpenDocument(*services.documents, this))
    , m_pictures(new PagePictures(services.pagePictures ? *services.pagePictures : *m_noPictures, PagePictures::defaultCapacity, this))
    , m_finder(new PageFinder(*m_open, this))
    , m_actions(new ReadingActions(this))
{
    setObjectName(QStringLiteral("readingPane"));
    makeParts(services);
    connectActions();
    connectParts();
    clear();
}

ReadingPane::~ReadingPane() = default;

void ReadingPane::makeParts(const Services &)
{
    m_stack = new QStackedWidget(this);
    m_empty = new EmptyState(m_stack);
    auto *pages = new QWidget(m_stack);
    m_bar = new ReadingBar(*m_actions, pages);
    m_notice = new ListNotice(pages);
    m_notice->hide();
    m_removal = new ListNotice(pages);
    auto *splitter = new QSplitter(pages);
    splitter->setChildrenCollapsible(false);
    m_view = new PageView(*m_open, *m_pictures, *m_finder, splitter);
    m_thumbnails = new PageThumbnails(*m_open, *m_pictures, *m_view, splitter);
    m_thumbnails->setFixedWidth(m_thumbnails->sizeHint().width());
    m_results = new FindResults(*m_finder, splitter);
    m_results->setMinimumWidth(m_results->sizeHint().width() / 2);
    m_results->setMaximumWidth(m_results->sizeHint().width() * 2); // the pages need the room
    splitter->addWidget(m_thumbnails);
    splitter->addWidget(m_results);
    splitter->addWidget(m_view);
    splitter->setStretchFactor(2, 1);

    auto *column = new QVBoxLayout(pages);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_notice);
    column->addWidget(m_removal);
    column->addWidget(splitter, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(pages);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    setFocusProxy(m_view);
    m_view->setAccessibleName(tr("Pages"));
}

void ReadingPane::connectParts()
{
    connect(m_open, &OpenDocument::opened, this, [this] { m_toCopy.reset(); });
    connect(m_open, &OpenDocument::failed, this, &ReadingPane::showFailure);
    connect(m_open, &OpenDocument::pagesArrived, this, [this] {
        m_notice->hide();
        copyWhenHere();
    });
    connect(m_open, &OpenDocument::pageCountChanged, this, [this] { m_bar->setPage(currentPage(), m_open->pageCount()); });
    connect(m_notice, &ListNotice::retryRequested, this, [this] {
        m_notice->hide();
        m_open->retry();
    });
    connect(m_removal, &ListNotice::actionRequested, this, [this] {
        if (m_shown)
            Q_EMIT restoreRequested(m_shown->id);
    });
    connect(m_view, &PageView::pageChanged, this, [this](int page) {
        m_bar->setPage(page, m_open->pageCount());
        Q_EMIT pageChanged(page);
        Q_EMIT statusChanged(page > 0 ? tr("Page %L1 of %L2").arg(page).arg(m_open->pageCount()) : QString());
    });
    connect(m_view, &PageView::positionChanged, this, &ReadingPane::stateChanged);
    connect(m_view, &PageView::zoomChanged, this, &ReadingPane::showZoom);
    connect(m_view, &PageView::findRequested, m_bar, &ReadingBar::focusFind);
    connect(m_view, &PageView::menuRequested, this, &ReadingPane::openMenu);
    connect(m_view, &PageView::leaveRequested, this, [this] { m_bar->setWords({}); });
    connect(m_view, &PageView::selectionChanged, this, [this] {
        const bool hasSelection = !m_view->selection().isEmpty();
        for (QAction *action : {m_actions->copy, m_actions->copyQuote, m_actions->findSelection})
            action->setEnabled(hasSelection);
    });
    connect(m_view, &PageView::findingClicked, this, [this](int finding) {
        m_view->marks().setCurrentFinding(finding);
        m_view->viewport()->update();
        showPlaceInRow();
        Q_EMIT findingActivated(finding);
    });
    connect(m_thumbnails, &PageThumbnails::pageChosen, this, &ReadingPane::goToPage);
    connect(m_bar, &ReadingBar::pageRequested, this, &ReadingPane::goToPage);
    connect(m_bar, &ReadingBar::wordsChanged, this, &ReadingPane::takeWords);
    connect(m_bar, &ReadingBar::findStep, this, &ReadingPane::goOn);
    connect(m_bar, &ReadingBar::leaveRequested, this, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_bar, &ReadingBar::findLeft, this, &ReadingPane::leaveFind);
    connect(m_results, &FindResults::leaveRequested, this, &ReadingPane::leaveFind);
    connect(m_results, &FindResults::hitChosen, this, &ReadingPane::goToHit);
    connect(m_finder, &PageFinder::hitsAdded, this, &ReadingPane::takeHits);
    connect(m_finder, &PageFinder::finished, this, &ReadingPane::endSearch);
    connect(m_finder, &PageFinder::currentChanged, this, &ReadingPane::showPlaceInRow);
    connect(m_finder, &PageFinder::restarted, this, &ReadingPane::showPlaceInRow);
}

bool ReadingPane::isReadable(const Document &document) { return document.status == WorkStatus::Completed && document.pageCount > 0; }

void ReadingPane::showDocument(const Document &document)
{
    const bool isSame = m_shown && hasSamePages(*m_shown, document) && isReadable(*m_shown) == isReadable(document);
    if (!isSame)
        rememberPosition();
    m_shown = document;
    showRemoval();
    m_bar->setTitle(document.originalName);
    if (!isReadable(document))
        return showStateOf(document);
    if (!isSame || m_open->document().id != document.id)
        openPages(document);
}

/// Said once of each removal: whoever hid it has read it.
void ReadingPane::showRemoval()
{
    if (m_shown->isActive) {
        m_toldRemoval.reset();
        return m_removal->hide();
    }
    const auto removal = std::pair(m_shown->id, m_shown->removedAt);
    if (std::exchange(m_toldRemoval, removal) == removal)
        return;
    const QString who = m_shown->removedBy.isEmpty() ? tr("Somebody") : m_shown->removedBy;
    const QString when = QLocale().toString(m_shown->removedAt.toLocalTime(), QLocale::ShortFormat);
    m_removal->showNote(tr("%1 deleted this document, %2. It stays here until you choose another one.").arg(who, when), tr("Restore"));
}

void ReadingPane::openPages(const Document &document)
{
    m_notice->hide();
    m_bar->setWords({});
    // The file and its renderer are begun first: they take longest, and beside them the text is fetched.
    m_pictures->setDocument(document);
    m_open->open(document);
    const auto left = m_positions.find(document.id);
    m_view->setZoom(left ? ZoomMode(left->zoomMode) : ZoomMode::FitWidth, left ? left->zoom : 1);
    if (left)
        m_view->goTo(left->position);
    m_bar->setPage(m_view->currentPage(), document.pageCount);
    m_actions->setPagesShown(true);
    m_view->selectionChanged();
    showPlaceInRow();
    showSide();
    m_stack->setCurrentIndex(1);
}

void ReadingPane::showStateOf(const Document &document)
{
    m_open->close();
    m_pictures->setDocument({});
    m_actions->setPagesShown(false);
    const QString name = withVisibleControls(document.originalName);
    switch (document.status) {
    case WorkStatus::Failed:
        m_empty->show(EmptyState::Kind::Failed, tr("%1 could not be read").arg(name), document.reason, {m_actions->retry});
        break;
    case WorkStatus::Pending: m_empty->show(EmptyState::Kind::Loading, tr("%1 waits to be read").arg(name), document.progress); break;
    case WorkStatus::Processing: m_empty->show(EmptyState::Kind::Loading, tr("%1 is being read").arg(name), document.progress); break;
    case WorkStatus::Completed: m_empty->show(EmptyState::Kind::NothingMatches, tr("%1 has no pages").arg(name), document.reason); break;
    }
    m_stack->setCurrentIndex(0);
    Q_EMIT statusChanged({});
}

void ReadingPane::clear()
{
    rememberPosition();
    m_shown.reset();
    m_toldRemoval.reset();
    m_open->close();
    m_pictures->setDocument({});
    m_actions->setPagesShown(false);
    m_empty->show(EmptyState::Kind::NeverHadContent, tr("No document is chosen"), tr("Choose one in the list to read it here."));
    m_stack->setCurrentIndex(0);
    Q_EMIT statusChanged({});
}

void ReadingPane::showFile(const QString &name, const QString &words, bool hasFailed)
{
    if (m_shown)
        clear();
    m_empty->show(hasFailed ? EmptyState::Kind::Failed : EmptyState::Kind::Loading, name, words);
}

std::optional<DocumentId> ReadingPane::document() const { return m_shown ? std::optional(m_shown->id) : std::nullopt; }
int ReadingPane::currentPage() const { return m_view->currentPage(); }

void ReadingPane::goToPage(int page) { m_view->navigator().goToPage(page); }

void ReadingPane::setHighlights(const std::vector<DocumentHighlight> &highlights)
{
    m_view->marks().setHighlights(highlights);
    m_view->viewport()->update();
    showPlaceInRow();
}

void ReadingPane::setCurrentFinding(int finding)
{
    m_view->marks().setCurrentFinding(finding);
    m_view->marks().pointAt({});
    if (const DocumentHighlight *mark = m_view->marks().markOf(finding))
        m_view->reveal(mark->range);
    m_view->viewport()->update();
    showPlaceInRow();
}

int ReadingPane::currentFinding() const { return m_view->marks().currentFinding(); }

void ReadingPane::showRange(TextRange range)
{
    m_view->marks().pointAt(range);
    m_view->reveal(range);
    showPlaceInRow();
}

void ReadingPane::rememberPosition()
{
    if (!m_shown || m_open->pageCount() == 0 || m_open->document().id != m_shown->id)
        return;
    m_positions.remember(m_shown->id, {m_view->position(), int(m_view->zoomMode()), m_view->zoom()});
}

QVariantMap ReadingPane::state() const
{
    ReadingPositions positions = m_positions;
    if (m_shown && m_open->pageCount() > 0)
        positions.remember(m_shown->id, {m_view->position(), int(m_view->zoomMode()), m_view->zoom()});
    return {{positionsKey, positions.toVariant()},
            {thumbnailsKey, m_actions->thumbnails->isChecked()},
            {dimmedKey, m_actions->dimPages->isChecked()}};
}

void ReadingPane::restoreState(const QVariantMap &state)
{
    m_positions.restore(state.value(positionsKey).toList());
    m_actions->thumbnails->setChecked(state.value(thumbnailsKey, false).toBool());
    m_actions->dimPages->setChecked(state.value(dimmedKey, false).toBool());
    if (m_shown && isReadable(*m_shown)) {
        if (const auto left = m_positions.find(m_shown->id)) {
            m_view->setZoom(ZoomMode(left->zoomMode), left->zoom);
            m_view->goTo(left->position);
        }
    }
}

bool ReadingPane::isSettled() const { return !m_open->isBusy() && !m_pictures->isBusy() && m_view->isSettled() && !m_finder->isBusy(); }

QList<QAction *> ReadingPane::commands() const { return m_actions->all(); }

} // namespace lectern::ui
