// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/look/outcome_label.h"

#include "ui/kit/look/theme.h"

#include <QEvent>

namespace lectern::ui {

OutcomeLabel::OutcomeLabel(QWidget *parent) : WrappedLabel(parent)
{
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    hide();
}

void OutcomeLabel::showBusy(const QString &text)
{
    m_kind = Kind::Busy;
    setText(text + QStringLiteral(" \u2026"));
    colour();
    show();
}

void OutcomeLabel::showOutcome(bool isOk, const QString &text)
{
    m_kind = isOk ? Kind::Ok : Kind::Failed;
    setText(isOk ? tr("\u2713 OK: %1").arg(text) : tr("\u2717 Failed: %1").arg(text));
    colour();
    setVisible(!text.isEmpty());
}

void OutcomeLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        colour();
    WrappedLabel::changeEvent(event);
}

void OutcomeLabel::colour()
{
    const QColor wanted = m_kind == Kind::Busy ? theme::mutedText() : m_kind == Kind::Ok ? theme::positive() : theme::negative();
    QPalette own = palette();
    if (own.color(QPalette::WindowText) == wanted)
        return; // setting the palette again would send another change event
    own.setColor(QPalette::WindowText, wanted);
    setPalette(own);
}

} // namespace lectern::ui
