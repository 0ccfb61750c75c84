// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/health_card.h"

#include "ui/kit/look/theme.h"
#include "ui/kit/widgets/state_label.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>

namespace lectern::ui {

namespace {

QLabel *makeWords(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

HealthCard::HealthCard(QWidget *parent) : Card(tr("Health"), parent), m_grid(new QGridLayout)
{
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(1, 1);
    content()->addLayout(m_grid);
}

HealthCard::Row &HealthCard::rowAt(std::size_t index)
{
    while (m_rows.size() <= index) {
        const int at = 2 * int(m_rows.size());
        const Row row{new StateLabel(this), makeWords(this), makeWords(this)};
        theme::makeMuted(row.advice);
        m_grid->addWidget(row.state, at, 0, Qt::AlignTop | Qt::AlignLeft);
        m_grid->addWidget(row.detail, at, 1);
        m_grid->addWidget(row.advice, at + 1, 1);
        m_rows.push_back(row);
    }
    return m_rows[index];
}

void HealthCard::show(const HealthReport &report)
{
    if (report.parts.empty())
        return setNote(tr("asking"));
    setNote(report.isHealthy() ? tr("all is well") : tr("something is not well"));
    for (std::size_t i = 0; i < report.parts.size(); ++i) {
        const HealthPart &part = report.parts[i];
        Row &row = rowAt(i);
        row.state->show(part.isHealthy ? Health::Good : Health::Bad, displayNameOf(part));
        row.detail->setText(part.detail);
        row.detail->setAccessibleName(displayNameOf(part));
        row.advice->setText(part.advice);
        row.advice->setVisible(!part.advice.isEmpty());
    }
}

QString displayNameOf(const HealthPart &part)
{
    if (part.name == u"postgres")
        return QStringLiteral("PostgreSQL");
    if (part.name == u"redis")
        return QStringLiteral("Redis");
    if (part.name == u"schema")
        return HealthCard::tr("Schema");
    if (part.name == u"triggers")
        return HealthCard::tr("Triggers");
    if (part.name == u"locks")
        return HealthCard::tr("Locks");
    return part.name == u"search" ? HealthCard::tr("Full text") : part.name;
}

} // namespace lectern::ui
