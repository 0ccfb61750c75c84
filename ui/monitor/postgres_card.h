// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/metrics.h"
#include "ui/kit/widgets/card.h"

class QStandardItemModel;

namespace lectern::models {
class ServerWatch;
} // namespace lectern::models

namespace lectern::ui {

class FigureTable;

/// The state that PostgreSQL reports: connections, sizes, search index, slow queries.
///
/// Thread: GUI.
class PostgresCard : public Card
{
    Q_OBJECT
public:
    explicit PostgresCard(QWidget *parent = nullptr);

    void show(const models::ServerWatch &servers);

private:
    void showTables(const ServerState::Postgres &postgres);
    void showSlowQueries(const ServerState::Postgres &postgres);

    QLabel *m_facts;
    QStandardItemModel *m_tables;
    QStandardItemModel *m_slowQueries;
    QWidget *m_tableView;
    FigureTable *m_slowView;
    QLabel *m_noSlow;
};

} // namespace lectern::ui
