// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verdict_label.h"

#include "ui/theme.h"

#include <QApplication>
#include <QEvent>

namespace lectern {

VerdictLabel::VerdictLabel(QWidget *parent) : QLabel(parent)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    hide();
}

void VerdictLabel::showBusy(const QString &text)
{
    m_kind = Kind::Busy;
    setText(text + QStringLiteral(" \u2026"));
    colour();
    show();
}

void VerdictLabel::showVerdict(bool isOk, const QString &text)
{
    m_kind = isOk ? Kind::Ok : Kind::Failed;
    setText(isOk ? tr("\u2713 OK: %1").arg(text) : tr("\u2717 Failed: %1").arg(text));
    colour();
    setVisible(!text.isEmpty());
}

void VerdictLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        colour();
    QLabel::changeEvent(event);
}

void VerdictLabel::colour()
{
    QPalette own = QApplication::palette();
    own.setColor(QPalette::WindowText, m_kind == Kind::Busy ? theme::mutedText() : m_kind == Kind::Ok ? theme::positive() : theme::negative());
    setPalette(own);
}

} // namespace lectern
