// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/widgets/empty_state.h"

#include "ui/kit/look/icon.h"
#include "ui/kit/look/plain_text.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/look/wrapped_label.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPushButton>

namespace lectern::ui {

namespace {

constexpr int iconSize = 48;
constexpr int textWidth = 440;

QLatin1String iconNameOf(EmptyState::Kind kind)
{
    switch (kind) {
    case EmptyState::Kind::NeverHadContent: return QLatin1String("document-import");
    case EmptyState::Kind::NothingMatches: return QLatin1String("view-filter");
    case EmptyState::Kind::Loading: return QLatin1String("chronometer");
    case EmptyState::Kind::Failed: return QLatin1String("network-disconnect");
    case EmptyState::Kind::NotPermitted: return QLatin1String("object-locked");
    }
    Q_UNREACHABLE();
}

QLabel *makeText(QWidget *parent)
{
    auto *label = new WrappedLabel(parent);
    label->setAlignment(Qt::AlignHCenter);
    return label;
}

QPushButton *makeButton(QAction *action, QWidget *parent)
{
    auto *button = new QPushButton(action->iconText(), parent);
    button->setEnabled(action->isEnabled());
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button, [button, action] {
        button->setText(action->iconText()); // has no mnemonic
        button->setEnabled(action->isEnabled());
    });
    QObject::connect(action, &QObject::destroyed, button, &QObject::deleteLater);
    return button;
}

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(makeText(this))
    , m_detail(makeText(this))
    , m_buttons(new QHBoxLayout)
{
    m_icon->setAlignment(Qt::AlignCenter);
    m_title->setFont(theme::font(1.15, QFont::DemiBold));
    theme::makeMuted(m_detail);
    m_buttons->setSpacing(8);

    auto *column = new QWidget(this);
    column->setMaximumWidth(textWidth);
    auto *lines = new QVBoxLayout(column);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(8);
    lines->addStretch(2);
    lines->addWidget(m_icon);
    lines->addWidget(m_title);
    lines->addWidget(m_detail);
    lines->addSpacing(8);
    lines->addLayout(m_buttons);
    lines->addStretch(3);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->addWidget(column); // centred, at the maximum width of the text
}

void EmptyState::show(Kind kind, const QString &title, const QString &detail, const QList<QAction *> &actions)
{
    m_kind = kind;
    m_title->setText(withVisibleControlsInLines(title));
    m_detail->setText(withVisibleControlsInLines(detail));
    m_detail->setVisible(!detail.isEmpty());
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_detail->text());
    showIcon();

    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        if (QWidget *button = item->widget()) {
            button->hide();
            button->deleteLater();
        }
        delete item;
    }
    m_buttons->addStretch();
    for (QAction *action : actions) {
        QPushButton *button = makeButton(action, this);
        button->setDefault(action == actions.first());
        m_buttons->addWidget(button);
    }
    m_buttons->addStretch();
    QWidget::show();
}

QString EmptyState::title() const { return m_title->text(); }

QString EmptyState::detail() const { return m_detail->text(); }

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showIcon();
    QWidget::changeEvent(event);
}

void EmptyState::showIcon() { m_icon->setPixmap(icon(iconNameOf(m_kind)).pixmap(QSize(iconSize, iconSize), devicePixelRatioF(), QIcon::Disabled)); }

} // namespace lectern::ui
