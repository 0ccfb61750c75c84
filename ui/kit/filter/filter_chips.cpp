// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/filter/filter_chips.h"

#include "ui/kit/filter/filter_chip.h"
#include "ui/kit/filter/filter_menu.h"
#include "ui/kit/filter/filter_popup.h"
#include "ui/kit/look/flow_layout.h"
#include "ui/kit/look/theme.h"

#include <QPushButton>

namespace lectern::ui {

FilterChips::FilterChips(FilterMenu &menu, QWidget *parent)
    : QWidget(parent)
    , m_menu(menu)
    , m_popup(new FilterPopup(menu, this))
    , m_flow(new FlowLayout(this))
    , m_add(new QPushButton(tr("+ Filter"), this))
    , m_clear(new QPushButton(tr("Clear"), this))
{
    const int count = m_menu.fieldCount();
    for (int field = 0; field < count; ++field) {
        m_chips.push_back(makeChip(field));
        m_flow->insertWidget(field, m_chips.back());
    }
    m_flow->insertWidget(count, m_add);
    m_flow->insertWidget(count + 1, m_clear);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    makeQuiet(m_add);
    m_add->setFlat(false);
    makeQuiet(m_clear);
    m_add->setAccessibleName(tr("Add a filter"));
    m_clear->setToolTip(tr("Remove every filter; Ctrl+Z brings them back"));
    connect(m_add, &QPushButton::clicked, this, [this] { m_popup->openAt(*m_add, m_menu.firstField()); });
    connect(m_clear, &QPushButton::clicked, &m_menu, &FilterMenu::clearAll);
    connect(&m_menu, &FilterMenu::changed, this, &FilterChips::showChips);
    showChips();
}

void FilterChips::makeQuiet(QPushButton *button)
{
    button->setFlat(true);
    button->setCursor(Qt::PointingHandCursor);
    button->setFixedHeight(QFontMetrics(theme::font(0.95)).height() + 8);
    theme::makeMuted(button);
}

int FilterChips::lineHeight() const { return m_add->height(); }

FilterChip *FilterChips::makeChip(int field)
{
    auto *chip = new FilterChip(field, this);
    connect(chip, &QAbstractButton::clicked, this, [this, field] { m_menu.setOff(field, !m_menu.isOff(field)); });
    connect(chip, &FilterChip::editRequested, this, [this, field] { edit(field); });
    connect(chip, &FilterChip::removeRequested, this, [this, field] { remove(field); });
    return chip;
}

void FilterChips::showChips()
{
    bool isAnySet = false;
    for (int field = 0; field < m_menu.fieldCount(); ++field) {
        const bool isSet = m_menu.isSet(field);
        FilterChip *chip = m_chips[size_t(field)];
        if (isSet)
            chip->show(m_menu.chipTitle(field), m_menu.chipValue(field), m_menu.isOff(field));
        chip->setVisible(isSet);
        isAnySet = isAnySet || isSet;
    }
    m_clear->setVisible(isAnySet);
    m_flow->invalidate();
    updateGeometry();
}

void FilterChips::remove(int field)
{
    m_add->setFocus(); // the chip will be removed
    m_menu.clear(field);
}

void FilterChips::renewCounts()
{
    if (m_popup->isVisible())
        m_menu.renewCounts();
}

void FilterChips::edit(int field)
{
    const FilterChip *chip = m_chips[size_t(field)];
    m_popup->openAt(chip->isVisible() ? *static_cast<const QWidget *>(chip) : *m_add, field);
}

} // namespace lectern::ui
