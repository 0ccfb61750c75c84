// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/filter_bar.h"

#include "models/reviews/review_words.h"
#include "ui/reviews/filter_chip.h"
#include "ui/reviews/filter_popup.h"
#include "ui/reviews/flow_layout.h"
#include "ui/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace lectern {

FilterBar::FilterBar(ReviewSource &source, QueryState &state, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
    , m_popup(new FilterPopup(source, state, this))
    , m_add(new QPushButton(tr("+ Filter"), this))
    , m_clear(new QPushButton(tr("Clear"), this))
    , m_newAbove(new QPushButton(this))
    , m_unsearchable(new QLabel(this))
    , m_count(new QLabel(this))
{
    auto *chips = new QWidget(this);
    m_chipFlow = new FlowLayout(chips);
    for (int i = 0; i < filterFieldCount; ++i)
        m_chipFlow->insertWidget(i, m_chips[size_t(i)] = makeChip(FilterField(i)));
    m_chipFlow->insertWidget(filterFieldCount, m_add);
    m_chipFlow->insertWidget(filterFieldCount + 1, m_clear);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    chips->setSizePolicy(policy);

    for (QPushButton *button : {m_add, m_clear, m_newAbove}) {
        button->setFlat(button != m_add);
        button->setCursor(Qt::PointingHandCursor);
        button->setFixedHeight(QFontMetrics(theme::font(0.95)).height() + 8);
        theme::makeMuted(button);
    }
    m_add->setAccessibleName(tr("Add a filter"));
    m_clear->setToolTip(tr("Remove every filter; Ctrl+Z brings them back"));
    m_newAbove->setToolTip(tr("Show them: the list begins again at its first row"));
    m_newAbove->hide();
    m_unsearchable->setTextFormat(Qt::PlainText);
    m_unsearchable->setToolTip(tr("PostgreSQL indexes the words of new reviews in the background. The list is read again when it is done."));
    theme::makeMuted(m_unsearchable);
    m_unsearchable->hide();
    m_count->setFont(theme::figuresFont(1.0, QFont::DemiBold));
    m_count->setTextFormat(Qt::PlainText);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(chips, 1);
    layout->addWidget(m_newAbove, 0, Qt::AlignTop);
    layout->addWidget(m_unsearchable, 0, Qt::AlignTop);
    layout->addWidget(m_count, 0, Qt::AlignTop);
    for (QLabel *label : {m_unsearchable, m_count})
        label->setFixedHeight(m_add->height());

    connect(m_add, &QPushButton::clicked, this, [this] { m_popup->openAt(*m_add, FilterField::Platform); });
    connect(m_clear, &QPushButton::clicked, this, [this] { m_state.setFilter({}); });
    connect(m_newAbove, &QPushButton::clicked, this, &FilterBar::newRowsRequested);
    connect(&m_state, &QueryState::changed, this, &FilterBar::showChips);
    showChips();
}

FilterChip *FilterBar::makeChip(FilterField field)
{
    auto *chip = new FilterChip(field, this);
    connect(chip, &QAbstractButton::clicked, this, [this, field] { toggle(field); });
    connect(chip, &FilterChip::editRequested, this, [this, field] { edit(field); });
    connect(chip, &FilterChip::removeRequested, this, [this, field] { remove(field); });
    return chip;
}

void FilterBar::showChips()
{
    for (int i = 0; i < filterFieldCount; ++i) {
        const bool isSet = m_state.filter().isSet(FilterField(i));
        FilterChip *chip = m_chips[size_t(i)];
        if (isSet)
            chip->show(m_state.filter());
        chip->setVisible(isSet);
    }
    m_clear->setVisible(!m_state.filter().isEmpty());
    m_chipFlow->invalidate();
    updateGeometry();
}

void FilterBar::toggle(FilterField field)
{
    FilterState state = m_state.filter();
    state.setOff(field, !state.isOff(field));
    m_state.setFilter(state);
}

void FilterBar::remove(FilterField field)
{
    FilterState state = m_state.filter();
    state.clear(field);
    m_add->setFocus(); // the chip is about to go
    m_state.setFilter(state);
}

void FilterBar::edit(FilterField field)
{
    const FilterChip *chip = m_chips[size_t(field)];
    m_popup->openAt(chip->isVisible() ? *static_cast<const QWidget *>(chip) : *m_add, field);
}

void FilterBar::showCount(const RowCount &count, bool isKnown)
{
    const QString number = count.isExact ? QLocale().toString(count.value) : shortCountText(count.value, false);
    m_count->setText(!isKnown ? QString() : count.value == 1 ? tr("1 row") : tr("%1 rows").arg(number));
    m_count->setToolTip(count.isExact ? tr("Counted exactly") : tr("An estimate; the exact count is on its way"));
}

void FilterBar::showUnsearchable(qint64 count)
{
    m_unsearchable->setText(count == 1 ? tr("1 review is not yet searchable") : tr("%L1 reviews are not yet searchable").arg(count));
    m_unsearchable->setVisible(count > 0);
}

void FilterBar::showNewAbove(int count)
{
    const bool isWholePage = count >= pageRowCount;
    m_newAbove->setText(isWholePage ? tr("%L1+ new above").arg(count) : tr("%L1 new above").arg(count));
    m_newAbove->setVisible(count > 0);
}

void FilterBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT leaveRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace lectern
