// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/fact_list.h"

#include "ui/theme.h"

#include <QFormLayout>
#include <QLabel>

namespace lectern {

FactList::FactList(QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setVerticalSpacing(4);
    m_form->setHorizontalSpacing(12);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
}

void FactList::set(const QString &name, const QString &value)
{
    QLabel *&label = m_values[name];
    const bool isNew = !label;
    if (isNew) {
        auto *caption = new QLabel(name, this);
        caption->setMinimumWidth(caption->fontMetrics().averageCharWidth() * 11);
        theme::makeMuted(caption);
        label = new QLabel(this);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setFocusPolicy(Qt::ClickFocus);
        label->setAccessibleName(name);
        m_form->addRow(caption, label);
    }
    if (!isNew && label->text() == value)
        return;
    label->setText(value);
    m_form->labelForField(label)->setVisible(!value.isEmpty());
    label->setVisible(!value.isEmpty());
    m_form->invalidate(); // a longer value may need another line, also of those around this list
    updateGeometry();
}

} // namespace lectern
