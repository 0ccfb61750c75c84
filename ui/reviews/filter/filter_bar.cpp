// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/filter/filter_bar.h"

#include "models/reviews/review_labels.h"
#include "ui/kit/filter/filter_chips.h"
#include "ui/kit/look/theme.h"
#include "ui/reviews/filter/review_filter_menu.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace lectern::ui {

using namespace models;

FilterBar::FilterBar(QueryState &query, QWidget *parent)
    : QWidget(parent)
    , m_menu(new ReviewFilterMenu(query, this))
    , m_chips(new FilterChips(*m_menu, this))
    , m_behind(new QPushButton(this))
    , m_unsearchable(new QLabel(this))
    , m_count(new QLabel(this))
{
    FilterChips::makeQuiet(m_behind);
    m_behind->setToolTip(tr("Show them: the list begins again at its first row"));
    m_behind->hide();
    m_unsearchable->setTextFormat(Qt::PlainText);
    m_unsearchable->setToolTip(tr("PostgreSQL indexes the words of new reviews in the background. The list is read again when it is done."));
    theme::makeMuted(m_unsearchable);
    m_unsearchable->hide();
    m_count->setFont(theme::figuresFont(1.0, QFont::DemiBold));
    m_count->setTextFormat(Qt::PlainText);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_chips, 1);
    layout->addWidget(m_behind, 0, Qt::AlignTop);
    layout->addWidget(m_unsearchable, 0, Qt::AlignTop);
    layout->addWidget(m_count, 0, Qt::AlignTop);
    for (QLabel *label : {m_unsearchable, m_count})
        label->setFixedHeight(m_chips->lineHeight());

    connect(m_behind, &QPushButton::clicked, this, &FilterBar::newRowsRequested);
}

void FilterBar::edit(FilterField field) { m_chips->edit(int(field)); }

void FilterBar::forgetCounts() { m_menu->fetchCounts(); }

void FilterBar::showCount(const RowCount &count, bool isKnown)
{
    const QString number = count.isExact ? QLocale().toString(count.value) : shortCountText(count.value, false);
    const QString text = !isKnown ? QString() : count.value == 1 ? tr("1 row") : tr("%1 rows").arg(number);
    if (text != m_count->text())
        m_chips->renewCounts();
    m_count->setText(text);
    m_count->setToolTip(count.isExact ? tr("Counted exactly") : tr("An estimate; the exact count is on its way"));
}

void FilterBar::showUnsearchable(qint64 count)
{
    m_unsearchable->setText(count == 1 ? tr("1 review is not yet searchable") : tr("%L1 reviews are not yet searchable").arg(count));
    m_unsearchable->setVisible(count > 0);
}

void FilterBar::showBehind(int newAbove, const RowCount &listed, const RowCount &now)
{
    const qint64 more = listed.isExact && now.isExact ? now.value - listed.value : 0;
    const bool isWholePage = newAbove >= pageRowCount; // there may be more
    if (newAbove > 0 && !(isWholePage && more > newAbove))
        m_behind->setText(isWholePage ? tr("%L1+ new above").arg(newAbove) : tr("%L1 new above").arg(newAbove));
    else
        m_behind->setText(more > 0 ? tr("%L1 more now").arg(more) : tr("%L1 fewer now").arg(-more));
    m_behind->setVisible(newAbove > 0 || more != 0);
}

void FilterBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT leaveRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace lectern::ui
