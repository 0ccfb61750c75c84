// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/filter/filter_page.h"

#include "ui/kit/look/theme.h"
#include "ui/kit/look/wrapped_label.h"

#include <QBoxLayout>

namespace lectern::ui {

FilterPage::FilterPage(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(10, 10, 10, 10);
    m_column->setSpacing(8);
}

QLabel *FilterPage::addNote(const QString &text)
{
    auto *note = new WrappedLabel(this);
    note->setText(text);
    theme::makeMuted(note);
    m_column->addWidget(note);
    return note;
}

} // namespace lectern::ui
