// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/postgres_card.h"

#include "models/monitor/backup_labels.h"
#include "models/monitor/figures.h"
#include "models/monitor/server_watch.h"
#include "models/reviews/review_labels.h"
#include "ui/kit/look/theme.h"
#include "ui/monitor/charts/figure_table.h"

#include <QBoxLayout>
#include <QLabel>
#include <QStandardItemModel>

namespace lectern::ui {

using namespace models;

namespace {

constexpr int columnWidth = 380;
constexpr qsizetype shownQueryLength = 70;

FigureTable *makeTable(QStandardItemModel *model, const QString &name, QWidget *parent)
{
    auto *table = new FigureTable(parent);
    table->setVisibleRowCount(8);
    table->setModel(model);
    table->setAccessibleName(name);
    return table;
}

QStandardItem *figureItem(const QString &text)
{
    auto *item = new QStandardItem(text);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

void setHeaders(QStandardItemModel *model, const QStringList &texts)
{
    model->setHorizontalHeaderLabels(texts);
    for (int column = 0; column < model->columnCount(); ++column)
        model->horizontalHeaderItem(column)->setTextAlignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

/// When the last WAL segment was archived, which a backup depends on, as far as the server tells.
QString archiveText(const ServerState::Postgres &postgres)
{
    if (!postgres.archivesWal)
        return PostgresCard::tr("WAL is not archived");
    const QString last = postgres.lastArchivedAt.isValid() ? QLocale().toString(postgres.lastArchivedAt.toLocalTime(), QLocale::ShortFormat)
                                                           : PostgresCard::tr("never");
    return postgres.lastArchiveFailureAt.isValid() ? PostgresCard::tr("WAL archived: %1, failing since").arg(last)
                                                   : PostgresCard::tr("WAL archived: %1").arg(last);
}

} // namespace

PostgresCard::PostgresCard(QWidget *parent)
    : Card(QStringLiteral("PostgreSQL"), parent)
    , m_facts(new QLabel(this))
    , m_tables(new QStandardItemModel(this))
    , m_slowQueries(new QStandardItemModel(this))
    , m_tableView(nullptr)
    , m_slowView(nullptr)
    , m_noSlow(new QLabel(tr("No query runs longer than half a second."), this))
{
    setHeaders(m_tables, {tr("Table"), tr("Rows, about"), tr("Size")});
    setHeaders(m_slowQueries, {tr("Slow query"), tr("State"), tr("Running")});
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    theme::makeMuted(m_facts);
    theme::makeMuted(m_noSlow);
    m_noSlow->setContentsMargins(6, 8, 6, 0);
    m_noSlow->setAlignment(Qt::AlignTop);

    m_tableView = makeTable(m_tables, tr("Tables"), this);
    auto *slow = new QWidget(this);
    m_slowView = makeTable(m_slowQueries, tr("Slow queries"), slow);
    auto *slowLayout = new QVBoxLayout(slow);
    slowLayout->setContentsMargins(0, 0, 0, 0);
    slowLayout->setSpacing(0);
    slowLayout->addWidget(m_slowView);
    slowLayout->addWidget(m_noSlow);
    slowLayout->addStretch();
    auto *tables = new QWidget(this);
    auto *tablesLayout = new QVBoxLayout(tables);
    tablesLayout->setContentsMargins(0, 0, 0, 0);
    tablesLayout->addWidget(m_tableView);
    tablesLayout->addStretch();
    content()->addWidget(m_facts);
    content()->addWidget(new CardGrid(columnWidth, {tables, slow}, this));
}

void PostgresCard::show(const ServerWatch &servers)
{
    const ServerState::Postgres &postgres = servers.state().postgres;
    if (!servers.hasAnswer() || !postgres.reachable) {
        setNote(servers.hasAnswer() ? tr("does not answer") : tr("asking"));
        m_facts->setText(postgres.detail);
        return;
    }
    setNote(postgres.version);
    QStringList facts{tr("%1 of %2 connections").arg(postgres.connectionCount).arg(postgres.maxConnections),
                      tr("database %1").arg(figures::bytes(postgres.databaseBytes)), tr("schema version %1").arg(postgres.schemaVersion),
                      postgres.triggersHealthy ? tr("triggers healthy") : tr("triggers: %1").arg(postgres.triggerDetail),
                      postgres.searchIndexPending == 0
                          ? tr("search index complete")
                          : tr("search index: %1 still to come").arg(figures::count(static_cast<std::uint64_t>(postgres.searchIndexPending)))};
    facts += archiveText(postgres);
    if (const QString backup = backupLabel(servers.state().backup, QDateTime::currentDateTimeUtc()); !backup.isEmpty())
        facts += backup;
    m_facts->setText(facts.join(QStringLiteral("   \u00b7   ")));
    showTables(postgres);
    showSlowQueries(postgres);
}

void PostgresCard::showTables(const ServerState::Postgres &postgres)
{
    m_tables->setRowCount(static_cast<int>(postgres.tables.size()));
    for (int row = 0; row < m_tables->rowCount(); ++row) {
        const ServerState::Table &table = postgres.tables[static_cast<std::size_t>(row)];
        m_tables->setItem(row, 0, new QStandardItem(withVisibleControls(table.name)));
        m_tables->setItem(row, 1, figureItem(figures::count(static_cast<std::uint64_t>(std::max<qint64>(table.estimatedRows, 0)))));
        m_tables->setItem(row, 2, figureItem(figures::bytes(table.bytes)));
    }
}

void PostgresCard::showSlowQueries(const ServerState::Postgres &postgres)
{
    m_noSlow->setVisible(postgres.slowQueries.empty());
    m_slowView->setVisible(!postgres.slowQueries.empty());
    m_slowQueries->setRowCount(static_cast<int>(postgres.slowQueries.size()));
    for (int row = 0; row < m_slowQueries->rowCount(); ++row) {
        const ServerState::SlowQuery &query = postgres.slowQueries[static_cast<std::size_t>(row)];
        const QString line = withVisibleControls(query.text.simplified());
        auto *text = new QStandardItem(line.size() <= shownQueryLength ? line : line.left(shownQueryLength) + QChar(0x2026));
        text->setToolTip(query.text);
        m_slowQueries->setItem(row, 0, text);
        m_slowQueries->setItem(row, 1, figureItem(query.state));
        m_slowQueries->setItem(row, 2, figureItem(figures::duration(query.running)));
    }
}

} // namespace lectern::ui
