// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/filter/text_page.h"

#include "ui/kit/filter/filter_menu.h"

#include <QBoxLayout>
#include <QLineEdit>

namespace lectern::ui {

TextPage::TextPage(FilterMenu &menu, QWidget *parent) : FilterPage(parent), m_menu(menu), m_text(new QLineEdit(this))
{
    m_text->setAccessibleName(m_menu.textHint());
    m_text->setPlaceholderText(m_menu.textHint());
    m_text->setClearButtonEnabled(true);
    column().addWidget(m_text);
    addNote(tr("refund late: both words\n\"never again\": these words in this order\n-spam: without this word\nrefund or voucher: one of them"));
    column().addStretch();
    connect(m_text, &QLineEdit::returnPressed, this, [this] {
        m_menu.setText(m_text->text());
        Q_EMIT done();
    });
    connect(m_text, &QLineEdit::editingFinished, this, [this] { m_menu.setText(m_text->text()); });
    setFocusProxy(m_text);
}

void TextPage::showText() { m_text->setText(m_menu.text()); }

} // namespace lectern::ui
