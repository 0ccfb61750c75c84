// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/pages/reading_pane.h"

#include "models/documents/find/page_finder.h"
#include "models/documents/find/reading_walk.h"
#include "models/documents/pages/open_document.h"
#include "models/documents/pages/page_pictures.h"
#include "models/documents/pages/reading_obstacle.h"
#include "ui/documents/pages/find_in_pages.h"
#include "ui/documents/viewport/page_thumbnails.h"
#include "ui/documents/viewport/page_view.h"
#include "ui/documents/pages/reading_actions.h"
#include "ui/documents/pages/reading_bar.h"
#include "ui/documents/pages/reading_commands.h"
#include "ui/documents/pages/reading_layout.h"
#include "ui/documents/pages/removal_notice.h"

#include <QBoxLayout>

namespace lectern::ui {

using namespace models;

namespace {

const QString positionsKey = QStringLiteral("positions");
const QString thumbnailsKey = QStringLiteral("thumbnails");
const QString dimmedKey = QStringLiteral("dimmed");
constexpr int sideNeeds = 520; ///< Below this width in pixels, hits are not shown next to the pages automatically.

/// Used if nothing draws pages: they are then shown as text, with a message.
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

/// Whether two states of a document show the same pages.
bool hasSamePages(const Document &a, const Document &b)
{
    return a.id == b.id && a.sha256 == b.sha256 && a.pageCount == b.pageCount && a.characterCount == b.characterCount
        && obstacleOf(a).has_value() == obstacleOf(b).has_value();
}

} // namespace

ReadingPane::ReadingPane(const DocumentsServices &services, QWidget *parent)
    : QWidget(parent)
    , m_noPictures(services.pagePictures ? nullptr : std::make_unique<NoPictures>())
    , m_open(new OpenDocument(*services.documents, this))
    , m_pictures(new PagePictures(services.pagePictures ? *services.pagePictures : *m_noPictures, PagePictures::defaultCapacity, this))
    , m_finder(new PageFinder(*m_open, this))
    , m_actions(new ReadingActions(this))
    , m_parts(new ReadingLayout(*m_open, *m_pictures, *m_finder, *m_actions, this))
    , m_bar(m_parts->bar())
    , m_view(m_parts->view())
    , m_find(new FindInPages(*m_finder, *m_view, *m_bar, *m_parts->results(), this))
    , m_commands(new ReadingCommands(*m_actions, *m_open, *m_view, *m_bar, m_find->walk(), this))
    , m_places(*m_open, m_view->pageViewport(), m_view->navigator())
{
    setObjectName(QStringLiteral("readingPane"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_parts);
    setFocusProxy(m_view);
    connectDocument();
    connectView();
    connectFind();
    connectActions();
    clear();
}

ReadingPane::~ReadingPane() = default;

void ReadingPane::connectDocument()
{
    connect(m_open, &OpenDocument::failed, m_parts->notice(), &ListNotice::showError);
    connect(m_open, &OpenDocument::pagesArrived, m_parts->notice(), &QWidget::hide);
    connect(m_open, &OpenDocument::pageCountChanged, this, [this] { m_bar->setPage(currentPage(), m_open->pageCount()); });
    connect(m_parts->notice(), &ListNotice::retryRequested, this, [this] {
        m_parts->notice()->hide();
        m_open->retry();
    });
    connect(m_parts->removal(), &ListNotice::actionRequested, this, [this] {
        if (m_shown)
            Q_EMIT restoreRequested(m_shown->id);
    });
}

void ReadingPane::connectView()
{
    connect(m_view, &PageView::pageChanged, this, &ReadingPane::showPage);
    connect(m_view, &PageView::positionChanged, this, &ReadingPane::stateChanged);
    connect(m_view, &PageView::zoomChanged, this, &ReadingPane::stateChanged);
    connect(m_view, &PageView::findingClicked, this, [this](int finding) {
        m_view->marks().setCurrentFinding(finding);
        Q_EMIT findingActivated(finding);
    });
    connect(m_parts->thumbnails(), &PageThumbnails::pageChosen, this, &ReadingPane::goToPage);
}

void ReadingPane::connectFind()
{
    connect(m_view, &PageView::findRequested, m_bar, &ReadingBar::focusFind);
    connect(m_view, &PageView::leaveRequested, this, [this] { find({}); });
    connect(m_bar, &ReadingBar::pageRequested, this, &ReadingPane::goToPage);
    connect(m_bar, &ReadingBar::leaveRequested, this, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_find, &FindInPages::wordsTaken, this, &ReadingPane::showSide);
    connect(&m_find->walk(), &ReadingWalk::findingReached, this, &ReadingPane::findingActivated);
}

void ReadingPane::connectActions()
{
    connect(m_actions->retry, &QAction::triggered, this, [this] {
        if (m_shown)
            Q_EMIT retryRequested(m_shown->id);
    });
    connect(m_actions->thumbnails, &QAction::toggled, this, [this] {
        showSide();
        Q_EMIT stateChanged();
    });
    connect(m_actions->dimPages, &QAction::toggled, this, [this](bool isOn) {
        m_view->setDimmed(isOn);
        m_parts->thumbnails()->viewport()->update();
        Q_EMIT stateChanged();
    });
}

void ReadingPane::showDocument(const Document &document)
{
    const bool isSame = m_shown && hasSamePages(*m_shown, document);
    if (!isSame)
        m_places.keep();
    m_shown = document;
    m_isFileShown = false;
    m_parts->removal()->showFor(document);
    m_bar->setTitle(document.originalName);
    if (const auto obstacle = obstacleOf(document)) {
        closePages();
        showObstacle(*obstacle);
    } else if (!isSame || m_open->document().id != document.id) {
        openPages(document);
    }
}

void ReadingPane::openPages(const Document &document)
{
    m_parts->notice()->hide();
    m_bar->setWords({});
    // Starts loading the file and its renderer first, as they take longest; the text is loaded in parallel.
    m_pictures->setDocument(document);
    m_open->open(document);
    if (!m_places.goBack())
        m_view->setZoom(ZoomMode::FitWidth);
    m_bar->setPage(m_view->currentPage(), document.pageCount);
    m_commands->setPagesShown(true);
    m_find->showPlace();
    showSide();
    m_parts->showPages();
}

void ReadingPane::closePages()
{
    m_open->close();
    m_pictures->setDocument({});
    m_commands->setPagesShown(false);
}

void ReadingPane::clear()
{
    m_places.keep();
    m_shown.reset();
    m_isFileShown = false;
    m_parts->removal()->forget();
    closePages();
    showObstacle(nothingChosen(m_listError));
}

void ReadingPane::showFile(const QString &name, const QString &words, bool hasFailed)
{
    if (m_shown)
        clear();
    m_isFileShown = true;
    showObstacle(obstacleOfFile(name, words, hasFailed));
}

void ReadingPane::setListError(const std::optional<StorageError> &error)
{
    const bool saysOther = nothingChosen(m_listError) != nothingChosen(error);
    m_listError = error;
    if (saysOther && !m_shown && !m_isFileShown)
        showObstacle(nothingChosen(m_listError));
}

void ReadingPane::showObstacle(const ReadingObstacle &obstacle)
{
    const bool canBeRetried = m_shown && obstacle.kind == ReadingObstacle::Kind::Failed;
    m_parts->showObstacle(obstacle, canBeRetried ? QList<QAction *>{m_actions->retry} : QList<QAction *>());
    Q_EMIT statusChanged({});
}

void ReadingPane::showPage(int page)
{
    m_bar->setPage(page, m_open->pageCount());
    Q_EMIT statusChanged(page > 0 ? tr("Page %L1 of %L2").arg(page).arg(m_open->pageCount()) : QString());
}

/// Shows the hits during a search, else the thumbnails if they are switched on.
void ReadingPane::showSide()
{
    using Side = ReadingLayout::Side;
    const bool listsHits = m_finder->isActive() && width() >= sideNeeds;
    m_parts->showSide(listsHits ? Side::Hits : m_actions->thumbnails->isChecked() ? Side::Thumbnails : Side::Nothing);
}

std::optional<DocumentId> ReadingPane::document() const { return m_shown ? std::optional(m_shown->id) : std::nullopt; }
int ReadingPane::currentPage() const { return m_view->currentPage(); }
void ReadingPane::goToPage(int page) { m_view->navigator().goToPage(page); }
void ReadingPane::setHighlights(const std::vector<DocumentHighlight> &highlights) { m_view->marks().setHighlights(highlights); }
int ReadingPane::currentFinding() const { return m_view->marks().currentFinding(); }
void ReadingPane::showRange(TextRange range) { m_find->walk().goToRange(range); }
void ReadingPane::find(const QString &words) { m_bar->setWords(words); }

QVariantMap ReadingPane::state() const
{
    return {{positionsKey, m_places.toVariant()}, {thumbnailsKey, m_actions->thumbnails->isChecked()}, {dimmedKey, m_actions->dimPages->isChecked()}};
}

void ReadingPane::restoreState(const QVariantMap &state)
{
    m_places.restore(state.value(positionsKey).toList());
    m_actions->thumbnails->setChecked(state.value(thumbnailsKey, false).toBool());
    m_actions->dimPages->setChecked(state.value(dimmedKey, false).toBool());
    m_places.goBack();
}

bool ReadingPane::isSettled() const { return !m_open->isBusy() && !m_pictures->isBusy() && m_view->isSettled() && !m_finder->isBusy(); }

QList<QAction *> ReadingPane::commands() const { return m_actions->all(); }

} // namespace lectern::ui
