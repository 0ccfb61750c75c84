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

using namespace models;

DraftNotice::DraftNotice(FindingsSession &session, QWidget *parent)
    : QFrame(parent)
    , m_draft(session)
    , m_title(new WrappedLabel(this))
    , m_detail(new WrappedLabel(this))
    , m_insist(new QPushButton(this))
    , m_discard(new QPushButton(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    m_title->setFont(theme::font(1.0, QFont::DemiBold));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_insist);
    buttons->addWidget(m_discard);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_detail);
    layout->addLayout(buttons);
    connect(m_insist, &QPushButton::clicked, this, [this] { m_draft.insist(); });
    connect(m_discard, &QPushButton::clicked, this, [this] { m_draft.discard(); });
    connect(&session, &FindingsSession::changed, this, &DraftNotice::follow);
    applyColours();
    hide();
}

void DraftNotice::follow()
{
    if (const std::optional<DraftQuestion> question = m_draft.question())
        ask(*question);
    else
        hide();
}

void DraftNotice::ask(const DraftQuestion &question)
{
    const bool isNews = isHidden() || m_title->text() != question.title;
    m_title->setText(question.title);
    m_detail->setText(question.detail);
    m_insist->setText(question.insist);
    m_discard->setText(question.discard);
    setAccessibleName(question.title);
    setAccessibleDescription(question.detail);
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
