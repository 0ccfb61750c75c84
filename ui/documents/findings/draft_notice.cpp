// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/findings/draft_notice.h"

#include "ui/kit/look/theme.h"
#include "ui/kit/look/wrapped_label.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPushButton>

namespace lectern::ui {

DraftNotice::DraftNotice(QWidget *parent)
    : QFrame(parent)
    , m_title(new WrappedLabel(this))
    , m_detail(new WrappedLabel(this))
    , m_first(new QPushButton(this))
    , m_second(new QPushButton(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    m_title->setFont(theme::font(1.0, QFont::DemiBold));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_first);
    buttons->addWidget(m_second);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_detail);
    layout->addLayout(buttons);
    connect(m_first, &QPushButton::clicked, this, &DraftNotice::firstChosen);
    connect(m_second, &QPushButton::clicked, this, &DraftNotice::secondChosen);
    applyColours();
    hide();
}

void DraftNotice::ask(const QString &title, const QString &detail, const QString &first, const QString &second)
{
    const bool isNews = isHidden() || m_title->text() != title;
    m_title->setText(title);
    m_detail->setText(detail);
    m_first->setText(first);
    m_second->setText(second);
    setAccessibleName(title);
    setAccessibleDescription(detail);
    show();
    if (!isNews)
        return;
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString DraftNotice::text() const { return m_title->text() + u' ' + m_detail->text(); }

void DraftNotice::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && palette().color(QPalette::Window) != theme::warningFill())
        applyColours();
    QFrame::changeEvent(event);
}

void DraftNotice::applyColours()
{
    QPalette colours = palette();
    colours.setColor(QPalette::Window, theme::warningFill());
    colours.setColor(QPalette::WindowText, theme::text());
    setPalette(colours);
}

} // namespace lectern::ui
