// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/widgets/dock_title.h"

#include "ui/kit/look/theme.h"

#include <QBoxLayout>
#include <QDockWidget>
#include <QLabel>
#include <QToolButton>

namespace lectern::ui {

DockTitle::DockTitle(QDockWidget *dock) : QWidget(dock)
{
    auto *title = new QLabel(dock->windowTitle(), this);
    title->setFont(theme::font(0.95, QFont::DemiBold));
    title->setTextFormat(Qt::PlainText);
    auto *close = new QToolButton(this);
    close->setText(QStringLiteral("\u00d7"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close; the View menu brings it back"));
    close->setAccessibleName(tr("Close %1").arg(dock->windowTitle()));
    close->setFocusPolicy(Qt::TabFocus);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 6, 0);
    layout->addWidget(title);
    layout->addStretch();
    layout->addWidget(close);

    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    connect(close, &QToolButton::clicked, dock, &QDockWidget::close);
    connect(dock, &QDockWidget::windowTitleChanged, title, &QLabel::setText);
}

} // namespace lectern::ui
