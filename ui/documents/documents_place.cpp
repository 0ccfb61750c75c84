// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/documents_place.h"

#include "models/documents/list/document_query_state.h"
#include "models/documents/list/document_labels.h"
#include "models/documents/session/documents_status.h"
#include "models/documents/session/left_out_text.h"
#include "ui/documents/document_findings.h"
#include "ui/documents/documents_commands.h"
#include "ui/documents/documents_notices.h"
#include "ui/documents/documents_panes.h"
#include "ui/documents/documents_question.h"
#include "ui/documents/findings/findings_panel.h"
#include "ui/documents/list/document_list_pane.h"
#include "ui/documents/list/document_list_view.h"
#include "ui/documents/list/documents_actions.h"
#include "ui/documents/pages/reading_pane.h"

#include <QBoxLayout>

namespace lectern::ui {

using namespace models;

namespace {

using namespace std::chrono_literals;

constexpr auto refreshInterval = 1000ms;

const QString filterKey = QStringLiteral("filter"), currentKey = QStringLiteral("current"); ///< Keys of a location.

} // namespace

DocumentsPlace::DocumentsPlace(const DocumentsServices &services, QWidget *parent)
    : Place(parent)
    , m_services(services)
    , m_intake(*services.documentSink)
    , m_model(new DocumentListModel(*services.documents, m_intake, this))
    , m_query(new DocumentQueryState(*services.documents, this))
    , m_panes(new DocumentsPanes(services, *m_model, *m_query, this))
    , m_list(m_panes->list())
    , m_view(m_list.view())
    , m_reader(m_panes->reader())
    , m_actions(new DocumentsActions(this, &m_view))
    , m_commands(new DocumentsCommands(services, {m_intake, *m_model, *m_query, *m_panes, *m_actions}, this))
    , m_question(new DocumentsQuestion(*m_query, *m_model, m_view, *m_actions, this))
    , m_findings(new DocumentFindings(services, this))
    , m_anchor(*m_model, m_view)
    , m_session(*services.documents, *m_model, *m_view.selectionModel())
    , m_total(*services.documents, *m_model)
    , m_watch(services.changes, *m_model, m_total)
{
    layOut();
    defineState();
    connectList();
    connectSession();
    connectReader();
    m_commands->connectTo(m_session, *m_findings);
    // Deferred, so that the saved state can be restored first.
    QTimer::singleShot(0, this, &DocumentsPlace::start);
}

void DocumentsPlace::layOut()
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_panes);
    setFocusProxy(&m_list);
    m_list.setActions(*m_actions);
    // The panel is in a dock of the window, where the place's own shortcuts do not work.
    m_findings->panel()->addActions({m_actions->undo, m_actions->redo, m_actions->refresh});
}

void DocumentsPlace::defineState()
{
    m_state.add(QStringLiteral("splitter"), m_panes);
    m_state.add(QStringLiteral("reader"), &m_reader);
    m_state.add(QStringLiteral("findings"), &m_findings->panel()->session());
    m_state.add(
        QStringLiteral("filter"), [this] { return QVariant(m_query->toVariant()); },
        [this](const QVariant &saved) { m_query->restore(saved.toMap()); });
    m_state.add(
        DocumentListAnchor::names(), [this] { return m_anchor.toVariant(); }, [this](const QVariantMap &saved) { m_anchor.restore(saved); });
}

void DocumentsPlace::connectList()
{
    connect(m_actions->refresh, &QAction::triggered, this, &DocumentsPlace::refresh);
    connect(m_actions->add, &QAction::triggered, this, &DocumentsPlace::addRequested);
    connect(m_question, &DocumentsQuestion::asked, this, [this] {
        m_session.endStep();
        Q_EMIT searchTextChanged(searchText());
        Q_EMIT locationChanged();
        Q_EMIT stateChanged();
    });
    connect(m_model, &DocumentListModel::answered, this, &DocumentsPlace::takeAnswer);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &DocumentsPlace::tellStatus);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &DocumentsPlace::tellStatus);
    connect(&m_view, &DocumentListView::scrolled, this, &Place::stateChanged);
    connect(m_panes, &QSplitter::splitterMoved, this, &Place::stateChanged);
    connect(&m_total, &DocumentTotal::counted, this,
            [this](std::optional<qint64> documents) { Q_EMIT summaryChanged(documents ? QLocale().toString(*documents) : QString()); });
}

void DocumentsPlace::connectSession()
{
    connect(&m_session, &DocumentSession::opened, this, &DocumentsPlace::showDocument);
    connect(&m_session, &DocumentSession::pageWanted, &m_reader, &ReadingPane::goToPage);
    connect(&m_session, &DocumentSession::wordsWanted, &m_reader, &ReadingPane::showRange);
    connect(&m_session, &DocumentSession::fileReached, this, &DocumentsPlace::showFile);
    connect(&m_session, &DocumentSession::closed, this, &DocumentsPlace::closeDocument);
    connect(&m_session, &DocumentSession::rowReached, &m_view, qOverload<>(&QWidget::setFocus));
    connect(&m_session, &DocumentSession::stepBegins, this, &Place::locationLeft);
    connect(&m_session, &DocumentSession::stepped, this, &Place::locationChanged);
    connect(&m_session, &DocumentSession::followed, this, [this] {
        tellStatus();
        Q_EMIT stateChanged();
    });
    connect(&m_watch, &DocumentsWatch::changed, m_findings, &DocumentFindings::refresh);
    connect(&m_watch, &DocumentsWatch::refused, this, [this] {
        m_session.refuse();
        m_query->fetchFacets(); // drops the present ones
        m_findings->forget();
    });
}

void DocumentsPlace::connectReader()
{
    connect(&m_reader, &ReadingPane::stateChanged, this, &Place::stateChanged);
    connect(&m_reader, &ReadingPane::statusChanged, this, [this](const QString &text) {
        m_pageStatus = text;
        tellStatus();
    });
    connect(&m_reader, &ReadingPane::findingActivated, this, &Place::detailWanted);
    connect(&m_findings->panel()->session(), &FindingsSession::stateChanged, this, &Place::stateChanged);
}

void DocumentsPlace::start()
{
    m_question->start();
    m_total.count();
}

void DocumentsPlace::takeAnswer()
{
    m_reader.setListError(m_model->error());
    if (m_model->error() && m_model->rowCount() > 0)
        m_commands->notices().tellFailure(*m_model->error());
    if (!m_model->hasAnswer())
        return;
    m_anchor.returnToRows();
    m_session.followList();
    tellStatus();
}

void DocumentsPlace::showDocument(const Document &document)
{
    m_reader.showDocument(document);
    compare();
    m_findings->follow(document);
}

void DocumentsPlace::showFile(const DocumentListRow &row)
{
    const QString trouble = troubleOf(row);
    m_reader.showFile(shownName(row), trouble.isEmpty() ? progressText(*row.intake) : trouble, !trouble.isEmpty());
    m_findings->follow({});
}

void DocumentsPlace::closeDocument()
{
    m_reader.clear();
    m_findings->follow({});
}

/// Reads the clauses of all documents only once a document is looked at.
void DocumentsPlace::compare()
{
    if (isVisible() && m_session.shown())
        m_findings->compare();
}

void DocumentsPlace::tellStatus()
{
    const DocumentsStatus status = statusOf(*m_model, *m_view.selectionModel(), m_pageStatus);
    m_view.setAccessibleDescription(status.position);
    Q_EMIT statusChanged(status.all);
}

void DocumentsPlace::addFiles(const QStringList &paths, const FolderOfFile &folders)
{
    if (paths.isEmpty())
        return;
    m_anchor.forgetRows(); // showing the new files is more important than restoring the list's rows
    m_intake.add(paths, folders);
    m_view.stayAtTop();
}

void DocumentsPlace::tellLeftOut(const DroppedFiles &dropped)
{
    if (const QString words = leftOutText(dropped); !words.isEmpty())
        m_commands->notices().tell(words);
}

QList<QAction *> DocumentsPlace::commands() const { return m_actions->all() + m_reader.commands() + m_findings->commands(); }

QList<CommandGroup> DocumentsPlace::commandGroups() const
{
    const QList<QAction *> sorts{m_actions->sortByDate, m_actions->sortByName, m_actions->sortByRisk, m_actions->sortByRelevance};
    const QList<QAction *> filters{m_actions->filter, m_actions->clearFilter, m_actions->switchOffFilter};
    QList<QAction *> others = m_actions->all();
    others.removeIf([&](QAction *each) { return sorts.contains(each) || filters.contains(each); });
    QList<CommandGroup> groups{{QString(), others}, {tr("Filters"), filters}, {tr("Sort"), sorts}, {tr("Pages"), m_reader.commands()}};
    if (m_findings->panel())
        groups.append({tr("Findings"), m_findings->commands()});
    return groups;
}

QWidget *DocumentsPlace::detail() const { return m_findings->panel(); }

QString DocumentsPlace::searchText() const { return m_query->filter().values().text; }
void DocumentsPlace::setSearchText(const QString &text) { m_query->setText(text); }

QVariantMap DocumentsPlace::location() const
{
    QVariantMap location{{filterKey, m_query->toVariant()}};
    if (m_session.steppedTo())
        location.insert(currentKey, m_session.steppedTo()->value);
    return location;
}

void DocumentsPlace::showLocation(const QVariantMap &location)
{
    m_query->restore(location.value(filterKey).toMap());
    const QUuid document = location.value(currentKey).toUuid();
    m_session.returnTo(document.isNull() ? std::nullopt : std::optional(DocumentId{document}));
}

void DocumentsPlace::refresh()
{
    if (!m_question->hasStarted())
        return;
    m_model->refresh();
    m_findings->refresh();
}

bool DocumentsPlace::isSettled() const
{
    return m_question->hasStarted() && m_model->isSettled() && !m_intake.isBusy() && !m_total.isBusy() && m_session.isSettled()
        && m_reader.isSettled() && m_findings->isSettled();
}

void DocumentsPlace::showEvent(QShowEvent *event)
{
    m_model->setRefreshInterval(refreshInterval);
    Place::showEvent(event);
    m_watch.setSeen(isVisible());
    compare();
    tellStatus();
}

void DocumentsPlace::hideEvent(QHideEvent *event)
{
    m_model->setRefreshInterval(std::nullopt);
    m_watch.setSeen(isVisible());
    Place::hideEvent(event);
}

} // namespace lectern::ui
