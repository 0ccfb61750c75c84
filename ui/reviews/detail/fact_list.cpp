// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/detail/fact_list.h"

#include "ui/kit/look/theme.h"
#include "ui/kit/look/wrapped_label.h"

#include <QGridLayout>
#include <QLabel>

namespace lectern::ui {

FactList::FactList(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setVerticalSpacing(4);
    m_grid->setHorizontalSpacing(12);
    m_grid->setColumnStretch(1, 1);
}

void FactList::set(const QString &name, const QString &value)
{
    const auto known = m_facts.constFind(name);
    const Fact fact = known != m_facts.constEnd() ? *known : addFact(name);
    if (known != m_facts.constEnd() && fact.value->text() == value)
        return;
    fact.value->setText(value);
    fact.caption->setVisible(!value.isEmpty());
    fact.value->setVisible(!value.isEmpty());
    m_grid->invalidate(); // a longer value may need another line, also in the layouts around this list
    updateGeometry();
}

FactList::Fact FactList::addFact(const QString &name)
{
    const Fact fact{new QLabel(name, this), new WrappedLabel(this)};
    fact.caption->setMinimumWidth(fact.caption->fontMetrics().averageCharWidth() * 11);
    theme::makeMuted(fact.caption);
    fact.value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    fact.value->setFocusPolicy(Qt::ClickFocus);
    fact.value->setAccessibleName(name);
    const int row = m_grid->rowCount();
    m_grid->addWidget(fact.caption, row, 0, Qt::AlignTop);
    m_grid->addWidget(fact.value, row, 1, Qt::AlignTop);
    m_facts.insert(name, fact);
    return fact;
}

} // namespace lectern::ui
