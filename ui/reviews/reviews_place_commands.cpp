// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands of the reviews place do.
#include "models/reviews/review_labels.h"
#include "ui/kit/widgets/list_notice.h"
#include "ui/reviews/charts/statistics_panel.h"
#include "ui/reviews/charts/year_rail.h"
#include "ui/reviews/filter/filter_bar.h"
#include "ui/reviews/reviews_actions.h"
#include "ui/reviews/reviews_place.h"
#include "ui/reviews/table/go_bar.h"
#include "ui/reviews/table/review_table.h"

#include <QInputDialog>
#include <QMenu>

namespace lectern::ui {

using namespace models;

void ReviewsPlace::connectActions()
{
    const auto run = [this](QAction *action, auto &&handle) { connect(action, &QAction::triggered, this, handle); };
    run(m_actions->filter, [this] { m_filterBar->edit(FilterField::Platform); });
    run(m_actions->goTo, [this] { m_goBar->open(m_model->rowCount(), m_query->sort().key == ReviewSortKey::Date); });
    run(m_actions->refresh, [this] { refresh(); });
    run(m_actions->showNew, [this] { m_model->showNew(); });
    run(m_actions->undo, [this] { m_undo.undo(); });
    run(m_actions->redo, [this] { m_undo.redo(); });
    run(m_actions->clearFilter, [this] { m_query->setFilter({}); });
    run(m_actions->switchOffFilter, [this] {
        FilterState filter = m_query->filter();
        filter.setAllOff();
        m_query->setFilter(filter);
    });
    run(m_actions->saveView, [this] { openSaveView(); });
    run(m_actions->removeView, [this] { m_views->remove(currentViewKey()); });
    run(m_actions->copy, [this] { m_table->copySelection(); });
    run(m_actions->retry, [this] { m_model->retry(); });
    run(m_actions->import, [this] { Q_EMIT importRequested(); });
    run(m_actions->columns, [this] {
        QMenu *menu = m_table->header().makeColumnMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(m_table->mapToGlobal(QPoint(40, m_table->header().height())));
    });
    connect(m_actions->statisticsAsTables, &QAction::toggled, this, &ReviewsPlace::setStatisticsAsTables);
    connect(m_notice, &ListNotice::retryRequested, m_actions->retry, &QAction::trigger);
    connect(m_goBar, &GoBar::rowRequested, m_table, &ReviewTable::goToRow);
    connect(m_goBar, &GoBar::dateRequested, this, &ReviewsPlace::goToDate);
    connect(m_goBar, &GoBar::closed, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_rail, &YearRail::dateRequested, this, &ReviewsPlace::goToDate);
}

void ReviewsPlace::narrow(ReviewFilter filter)
{
    FilterState state = m_query->filter();
    state.narrow(filter);
    m_query->setFilter(state);
}

void ReviewsPlace::goToDate(QDate date)
{
    m_rankOfDate.ask(
        this, [this, date](std::stop_token stop) { return m_source.fetchRankOfDate(m_query->query(), date, stop); },
        [this](const Result<Answer<RowCount>> &result) {
            if (!result)
                return m_notice->showError(result.error());
            if (m_model->rowCount() > 0)
                m_table->goToRow(std::min<qint64>(result->value->value, m_model->rowCount() - 1));
        });
}

void ReviewsPlace::openSaveView()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save view"));
    dialog->setLabelText(tr("Name of the view"));
    const QString summary = m_query->filter().summary();
    dialog->setTextValue(summary.isEmpty() ? tr("All reviews") : summary);
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &name) {
        if (!name.trimmed().isEmpty())
            m_views->save(name.trimmed(), m_query->filter(), m_query->sort());
    });
    dialog->open();
}

void ReviewsPlace::openRowMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_actions->copy);
    const auto current = m_table->selection().current();
    const auto row = current ? m_model->findRow(int(*current)) : std::nullopt;
    if (row) {
        menu->addSeparator();
        ReviewFilter platform, entity;
        platform.platforms = {row->platform()};
        entity.entityIds = QStringList{row->entityId()};
        menu->addAction(tr("Only %1").arg(displayNameOf(row->platform())), this, [this, platform] { narrow(platform); });
        const QString name = entityText(row->entityName(), row->entityId());
        menu->addAction(tr("Only %1").arg(name), this, [this, entity, name] {
            FilterState state = m_query->filter();
            state.narrow(entity);
            state.nameEntity(entity.entityIds.first(), name);
            m_query->setFilter(state);
        });
    }
    menu->addSeparator();
    menu->addAction(m_actions->columns);
    menu->popup(globalPosition);
}

void ReviewsPlace::setStatisticsAsTables(bool asTables)
{
    for (const auto &panel : m_panels)
        panel->setTable(asTables);
    Q_EMIT stateChanged();
}

} // namespace lectern::ui
