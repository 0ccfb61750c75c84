// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/list_notice.h"

#include "ui/error_words.h"
#include "ui/plain_text.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPushButton>

namespace lectern {

ListNotice::ListNotice(QWidget *parent)
    : QFrame(parent)
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_title(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_button(new QPushButton(this))
    , m_close(new QPushButton(tr("Hide"), this))
{
    setObjectName(QStringLiteral("listNotice"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window); // not the place's
    for (QLabel *label : {m_title, m_detail}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_title->setFont(theme::font(1.0, QFont::DemiBold));
    m_close->setFlat(true);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(1);
    texts->addWidget(m_title);
    texts->addWidget(m_detail);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_button);
    buttons->addWidget(m_close);
    buttons->addStretch();
    m_row->setContentsMargins(12, 8, 12, 8);
    m_row->addLayout(texts, 1);
    m_row->addLayout(buttons);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_isError)
            Q_EMIT retryRequested();
        else if (const auto act = m_act) // it may show another note
            act();
    });
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void ListNotice::showError(const StorageError &error)
{
    const ErrorWords words = wordsFor(error);
    m_isError = true;
    ++m_shown;
    m_title->setText(withVisibleControlsInLines(words.title));
    m_detail->setText(withVisibleControlsInLines(words.whatToDo));
    m_detail->show();
    m_title->setToolTip(error.detail);
    m_button->setText(tr("Retry"));
    m_button->show();
    applyColours();
    setAccessibleName(withVisibleControlsInLines(words.oneLine()));
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

int ListNotice::offer(const QString &text, const QString &action, std::function<void()> act)
{
    m_isError = false;
    m_act = std::move(act);
    m_title->setText(withVisibleControlsInLines(text));
    m_title->setToolTip({});
    m_detail->hide();
    m_button->setText(action);
    m_button->setVisible(!action.isEmpty());
    applyColours();
    setAccessibleName(m_title->text());
    show();
    return ++m_shown;
}

void ListNotice::withdraw(int note)
{
    if (note == m_shown)
        hide();
}

void ListNotice::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && palette().color(QPalette::Window) != (m_isError ? theme::negativeFill() : theme::warningFill()))
        applyColours();
    QFrame::changeEvent(event);
}

/// Above a narrow list the buttons stand below the words, which need its width.
void ListNotice::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    const bool isNarrow = width() < fontMetrics().averageCharWidth() * 60;
    m_row->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void ListNotice::applyColours()
{
    QPalette colours = palette();
    colours.setColor(QPalette::Window, m_isError ? theme::negativeFill() : theme::warningFill());
    colours.setColor(QPalette::WindowText, theme::text());
    setPalette(colours);
}

} // namespace lectern
