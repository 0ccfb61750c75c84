// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/widgets/list_notice.h"

#include "models/errors/error_text.h"
#include "ui/kit/look/plain_text.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/look/wrapped_label.h"

#include <QAccessible>
#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPushButton>

namespace lectern::ui {

using namespace errors;

namespace {

using namespace std::chrono_literals;
constexpr auto doneLifetime = 10s;

} // namespace

ListNotice::ListNotice(QWidget *parent)
    : QFrame(parent)
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_title(new WrappedLabel(this))
    , m_detail(new WrappedLabel(this))
    , m_buttonRow(new QHBoxLayout)
    , m_close(new QPushButton(tr("Hide"), this))
{
    setObjectName(QStringLiteral("listNotice"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window); // instead of the role inherited from the place
    m_title->setFont(theme::font(1.0, QFont::DemiBold));
    m_close->setFlat(true);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(1);
    texts->addWidget(m_title);
    texts->addWidget(m_detail);
    m_buttonRow->addWidget(m_close);
    m_buttonRow->addStretch();
    m_row->setContentsMargins(12, 8, 12, 8);
    m_row->addLayout(texts, 1);
    m_row->addLayout(m_buttonRow);
    m_life.setSingleShot(true);
    m_life.setInterval(doneLifetime);
    connect(&m_life, &QTimer::timeout, this, &ListNotice::growOld);
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_close, &QPushButton::clicked, this, &ListNotice::dismissed);
    hide();
}

void ListNotice::showError(const StorageError &error)
{
    const ErrorText words = errorText(error);
    setButtons({{tr("Retry"), [this] { Q_EMIT retryRequested(); }}});
    m_detail->setText(withVisibleControlsInLines(words.whatToDo));
    tell(Kind::Error, words.title, words.oneLine());
    m_title->setToolTip(explanationOf(error));
}

void ListNotice::showNote(const QString &text, const QString &action)
{
    setButtons(action.isEmpty() ? QList<NoticeButton>() : QList<NoticeButton>{{action, [this] { Q_EMIT actionRequested(); }}});
    tell(Kind::Note, text, text);
}

int ListNotice::showDone(const QString &text, const QList<NoticeButton> &buttons)
{
    setButtons(buttons);
    tell(Kind::Done, text, text);
    return m_number;
}

void ListNotice::withdraw(int number)
{
    if (number == m_number)
        hide();
}

void ListNotice::setCloseText(const QString &text) { m_close->setText(text); }

void ListNotice::tell(Kind kind, const QString &title, const QString &name)
{
    m_kind = kind;
    ++m_number;
    m_title->setText(withVisibleControlsInLines(title));
    m_title->setToolTip({});
    m_detail->setVisible(kind == Kind::Error);
    applyColours();
    setAccessibleName(withVisibleControlsInLines(name));
    show();
    kind == Kind::Done ? m_life.start() : m_life.stop();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ListNotice::setButtons(const QList<NoticeButton> &buttons)
{
    for (QPushButton *old : std::exchange(m_buttons, {})) {
        m_buttonRow->removeWidget(old);
        old->hide();
        old->deleteLater(); // deferred: it may be the button that was pressed
    }
    for (const NoticeButton &each : buttons) {
        auto *button = new QPushButton(each.text, this);
        connect(button, &QPushButton::clicked, this, each.press);
        m_buttonRow->insertWidget(int(m_buttons.size()), button);
        button->show(); // the layout alone would show it later
        m_buttons.append(button);
    }
}

/// Hides a success message after its time, but not while it is in use or has not been visible yet.
void ListNotice::growOld()
{
    if (m_kind != Kind::Done)
        return;
    const bool isInUse = underMouse() || isAncestorOf(QApplication::focusWidget());
    if (isHidden() || (isVisible() && !isInUse))
        return hide();
    m_life.start();
}

QColor ListNotice::fill() const
{
    switch (m_kind) {
    case Kind::Error: return theme::negativeFill();
    case Kind::Note: return theme::warningFill();
    case Kind::Done: return theme::positiveFill();
    }
    Q_UNREACHABLE();
}

void ListNotice::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && palette().color(QPalette::Window) != fill())
        applyColours();
    QFrame::changeEvent(event);
}

/// In a narrow notice the buttons are below the text, which needs the whole width.
void ListNotice::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    const bool isNarrow = width() < fontMetrics().averageCharWidth() * 60;
    m_row->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void ListNotice::applyColours()
{
    QPalette colours = palette();
    colours.setColor(QPalette::Window, fill());
    colours.setColor(QPalette::WindowText, theme::text());
    setPalette(colours);
}

} // namespace lectern::ui
