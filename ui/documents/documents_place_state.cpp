// SPDX-License-Identifier: GPL-3.0-or-later
// What the main window asks of the documents place: its commands, its state, its search, its steps.
#include "models/documents/list/document_query_state.h"
#include "ui/documents/documents_place.h"
#include "ui/documents/findings/findings_panel.h"
#include "ui/documents/list/document_list_pane.h"
#include "ui/documents/list/document_list_view.h"
#include "ui/documents/list/documents_actions.h"
#include "ui/documents/pages/reading_pane.h"

#include <QSplitter>

namespace lectern::ui {

using namespace models;

namespace {

const QString filterKey = QStringLiteral("filter");
const QString splitterKey = QStringLiteral("splitter");
const QString readerKey = QStringLiteral("reader");
const QString findingsKey = QStringLiteral("findings");
const QString currentKey = QStringLiteral("current");
const QString anchorKey = QStringLiteral("anchor");
const QString anchorTopKey = QStringLiteral("anchorTop");
const QString anchorRowKey = QStringLiteral("anchorRow");

} // namespace

QList<QAction *> DocumentsPlace::commands() const
{
    QList<QAction *> commands = m_actions->all() + m_reader->commands();
    if (m_findings)
        commands += m_findings->commands();
    return commands;
}

QList<CommandGroup> DocumentsPlace::commandGroups() const
{
    const QList<QAction *> sorts{m_actions->sortByDate, m_actions->sortByName, m_actions->sortByRisk, m_actions->sortByRelevance};
    const QList<QAction *> filters{m_actions->filter, m_actions->clearFilter, m_actions->switchOffFilter};
    QList<QAction *> others = m_actions->all();
    others.removeIf([&](QAction *each) { return sorts.contains(each) || filters.contains(each); });
    QList<CommandGroup> groups{{QString(), others}, {tr("Filters"), filters}, {tr("Sort"), sorts}, {tr("Pages"), m_reader->commands()}};
    if (m_findings)
        groups.append({tr("Findings"), m_findings->commands()});
    return groups;
}

QWidget *DocumentsPlace::detail() const { return m_findings; }

QVariantMap DocumentsPlace::state() const
{
    QVariantMap state{{filterKey, m_query->toVariant()}, {splitterKey, m_splitter->saveState()}, {readerKey, m_reader->state()}};
    if (m_findings)
        state.insert(findingsKey, m_findings->state());
    if (!m_restored.isEmpty()) { // not yet there
        for (const QString &key : {currentKey, anchorKey, anchorTopKey, anchorRowKey})
            state.insert(key, m_restored.value(key));
        return state;
    }
    const auto [anchor, top] = m_view->anchor();
    state.insert(currentKey, m_view->currentKey());
    state.insert(anchorKey, anchor);
    state.insert(anchorTopKey, top);
    state.insert(anchorRowKey, std::max(m_model->rowOf(anchor), m_view->currentIndex().row()));
    return state;
}

void DocumentsPlace::restoreState(const QVariantMap &state)
{
    m_splitter->restoreState(state.value(splitterKey).toByteArray());
    m_reader->restoreState(state.value(readerKey).toMap());
    if (m_findings)
        m_findings->restoreState(state.value(findingsKey).toMap());
    m_query->restore(state.value(filterKey).toMap());
    if (state.value(currentKey).toUuid().isNull() && state.value(anchorKey).toUuid().isNull())
        return;
    m_restored = state;
    m_model->reach(state.value(anchorRowKey).toInt());
}

QString DocumentsPlace::searchText() const { return m_query->filter().values().text; }
void DocumentsPlace::setSearchText(const QString &text) { m_query->setText(text); }

QVariantMap DocumentsPlace::location() const
{
    QVariantMap location{{filterKey, m_query->toVariant()}};
    if (m_jumpedTo)
        location.insert(currentKey, m_jumpedTo->value);
    return location;
}

void DocumentsPlace::showLocation(const QVariantMap &location)
{
    m_query->restore(location.value(filterKey).toMap());
    const QUuid document = location.value(currentKey).toUuid();
    m_jumpedTo = document.isNull() ? std::nullopt : std::optional(DocumentId{document});
    if (m_jumpedTo)
        showDocumentOf(*m_jumpedTo);
}

bool DocumentsPlace::isSettled() const
{
    return m_hasStarted && m_model->isSettled() && !m_intake.isBusy() && !m_currentTimer.isActive() && !m_total.isBusy() && !m_opened.isBusy()
        && m_reader->isSettled() && (!m_findings || m_findings->isSettled());
}

/// Where list and page do not fit beside each other, the list stands above the page.
void DocumentsPlace::resizeEvent(QResizeEvent *event)
{
    Place::resizeEvent(event);
    const bool fits = width() >= fontMetrics().averageCharWidth() * 80;
    const Qt::Orientation wanted = fits ? Qt::Horizontal : Qt::Vertical;
    if (m_splitter->orientation() != wanted)
        m_splitter->setOrientation(wanted);
}

} // namespace lectern::ui
