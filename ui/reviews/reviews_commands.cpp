// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/reviews_commands.h"

#include "models/reviews/review_labels.h"
#include "ui/kit/widgets/list_notice.h"
#include "ui/reviews/filter/filter_bar.h"
#include "ui/reviews/review_list_pane.h"
#include "ui/reviews/reviews_actions.h"
#include "ui/reviews/table/go_bar.h"
#include "ui/reviews/table/review_table.h"

#include <QInputDialog>
#include <QMenu>
#include <QUndoStack>

namespace lectern::ui {

using namespace models;

ReviewsCommands::ReviewsCommands(ReviewSession &session, QUndoStack &undo, ReviewsActions &actions, FilterBar &filterBar, GoBar &goBar,
                                 ReviewListPane &list, QWidget *place)
    : QObject(place)
    , m_session(session)
    , m_undo(undo)
    , m_actions(actions)
    , m_filterBar(filterBar)
    , m_goBar(goBar)
    , m_list(list)
    , m_place(place)
{
    connectQuery();
    connectList();
    connect(&session, &ReviewSession::asked, this, &ReviewsCommands::showAvailable);
}

void ReviewsCommands::connectQuery()
{
    QueryState *query = &m_session.query();
    connect(m_actions.filter, &QAction::triggered, this, [this] { m_filterBar.edit(FilterField::Platform); });
    connect(m_actions.undo, &QAction::triggered, &m_undo, &QUndoStack::undo);
    connect(m_actions.redo, &QAction::triggered, &m_undo, &QUndoStack::redo);
    connect(&m_undo, &QUndoStack::canUndoChanged, m_actions.undo, &QAction::setEnabled);
    connect(&m_undo, &QUndoStack::canRedoChanged, m_actions.redo, &QAction::setEnabled);
    connect(m_actions.clearFilter, &QAction::triggered, query, [query] { query->setFilter({}); });
    connect(m_actions.switchOffFilter, &QAction::triggered, query, [query] { query->switchAllOff(); });
    connect(m_actions.saveView, &QAction::triggered, this, &ReviewsCommands::openSaveView);
    connect(m_actions.removeView, &QAction::triggered, &m_session, &ReviewSession::removeCurrentView);
}

void ReviewsCommands::connectList()
{
    ReviewModel *rows = &m_session.rows();
    ReviewTable *table = &m_list.table();
    connect(m_actions.refresh, &QAction::triggered, &m_session, &ReviewSession::refresh);
    connect(m_actions.showNew, &QAction::triggered, rows, &ReviewModel::showNew);
    connect(m_actions.retry, &QAction::triggered, rows, &ReviewModel::retry);
    connect(m_actions.copy, &QAction::triggered, table, &ReviewTable::copySelection);
    connect(m_actions.columns, &QAction::triggered, this, &ReviewsCommands::openColumnMenu);
    connect(table, &ReviewTable::rowMenuRequested, this, &ReviewsCommands::openRowMenu);
    connect(m_actions.goTo, &QAction::triggered, this,
            [this] { m_goBar.open(m_session.rows().rowCount(), m_session.query().sort().key == ReviewSortKey::Date); });
    connect(&m_goBar, &GoBar::rowRequested, table, &ReviewTable::goToRow);
    connect(&m_goBar, &GoBar::dateRequested, &m_session, &ReviewSession::findRowOfDate);
    connect(&m_goBar, &GoBar::closed, table, qOverload<>(&QWidget::setFocus));
    connect(&m_session, &ReviewSession::rowFound, table, &ReviewTable::goToRow);
    connect(&m_session, &ReviewSession::rowFailed, &m_list.notice(), &ListNotice::showError);
}

void ReviewsCommands::showAvailable()
{
    const QueryState &query = m_session.query();
    m_actions.clearFilter->setEnabled(!query.filter().isEmpty());
    m_actions.switchOffFilter->setEnabled(query.filter().hasOn());
    m_actions.removeView->setEnabled(!m_session.currentViewKey().isEmpty());
}

void ReviewsCommands::openSaveView()
{
    auto *dialog = new QInputDialog(m_place);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save view"));
    dialog->setLabelText(tr("Name of the view"));
    const QString summary = m_session.query().filter().summary();
    dialog->setTextValue(summary.isEmpty() ? tr("All reviews") : summary);
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &name) {
        if (!name.trimmed().isEmpty())
            m_session.saveView(name.trimmed());
    });
    dialog->open();
}

void ReviewsCommands::openColumnMenu()
{
    ReviewTable &table = m_list.table();
    QMenu *menu = table.header().makeColumnMenu(m_place);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(table.mapToGlobal(QPoint(40, table.header().height())));
}

void ReviewsCommands::openRowMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(m_place);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_actions.copy);
    const auto current = m_list.table().selection().current();
    if (const auto row = current ? m_session.rows().findRow(int(*current)) : std::nullopt) {
        menu->addSeparator();
        offerToNarrow(*menu, *row);
    }
    menu->addSeparator();
    menu->addAction(m_actions.columns);
    menu->popup(globalPosition);
}

void ReviewsCommands::offerToNarrow(QMenu &menu, const ReviewRow &row)
{
    ReviewFilter platform, entity;
    platform.platforms = {row.platform()};
    entity.entityIds = QStringList{row.entityId()};
    menu.addAction(tr("Only %1").arg(displayNameOf(row.platform())), this, [this, platform] { m_session.narrow(platform); });
    const QString name = entityText(row.entityName(), row.entityId());
    menu.addAction(tr("Only %1").arg(name), this, [this, entity, name] {
        FilterState state = m_session.query().filter();
        state.narrow(entity);
        state.nameEntity(entity.entityIds.first(), name);
        m_session.query().setFilter(state);
    });
}

} // namespace lectern::ui
