// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/filter/dates_page.h"

#include "ui/kit/filter/filter_menu.h"

#include <QBoxLayout>
#include <QDateEdit>
#include <QPushButton>

namespace lectern::ui {

namespace {

constexpr int lastDaysChoices[] = {7, 30, 90, 365};

} // namespace

DatesPage::DatesPage(FilterMenu &menu, QWidget *parent) : FilterPage(parent), m_menu(menu)
{
    for (const int days : lastDaysChoices) {
        auto *button = new QPushButton(tr("Last %1 days").arg(days), this);
        connect(button, &QPushButton::clicked, this, [this, days] { applyLastDays(days); });
        column().addWidget(button);
    }
    addNote(tr("Or from a day to a day, both included (UTC):"));
    m_from = new QDateEdit(this); // created here, because the tab order follows the order of creation
    m_until = new QDateEdit(this);
    for (QDateEdit *edit : {m_from, m_until}) {
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        edit->setCalendarPopup(true);
        edit->setDateRange(QDate(1900, 1, 1), QDate(2099, 12, 31));
        column().addWidget(edit);
    }
    m_from->setAccessibleName(tr("First day"));
    m_until->setAccessibleName(tr("Last day"));
    auto *apply = new QPushButton(tr("Filter by these days"), this);
    connect(apply, &QPushButton::clicked, this, &DatesPage::applyDates);
    column().addWidget(apply);
    column().addStretch();
    setFocusProxy(m_from);
}

void DatesPage::showDates()
{
    const FilterMenu::Dates dates = m_menu.dates();
    const QDate today = QDateTime::currentDateTimeUtc().date();
    m_from->setDate(dates.from.value_or(today.addDays(-29)));
    m_until->setDate(dates.until ? dates.until->addDays(-1) : today);
}

void DatesPage::applyLastDays(int days)
{
    m_menu.setLastDays(days);
    Q_EMIT done();
}

void DatesPage::applyDates()
{
    m_menu.setDates({std::min(m_from->date(), m_until->date()), std::max(m_from->date(), m_until->date()).addDays(1)});
    Q_EMIT done();
}

} // namespace lectern::ui
