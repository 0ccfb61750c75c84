// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/look/fitted_dialog.h"

#include <QScreen>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace lectern::ui {

namespace {

constexpr int side = 20, gap = 8, bottom = 16;
constexpr int sideFrame = 4; ///< Width of a window's frame at the sides and at the bottom.

} // namespace

FittedDialog::FittedDialog(QWidget *parent) : QDialog(parent), m_scroll(new QScrollArea(this)), m_body(new QVBoxLayout), m_foot(new QVBoxLayout)
{
    auto *content = new QWidget(m_scroll);
    content->setLayout(m_body);
    m_body->setContentsMargins(side, side, side, gap);
    m_body->setSpacing(gap);
    m_foot->setContentsMargins(side, gap, side, bottom);
    m_foot->setSpacing(gap);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
    m_scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_scroll, 1);
    layout->addLayout(m_foot);
}

/// Screen size available for a window without its frame.
QSize FittedDialog::roomOnScreen() const
{
    const QScreen *on = parentWidget() ? parentWidget()->screen() : screen();
    const int frame = style()->pixelMetric(QStyle::PM_TitleBarHeight, nullptr, this);
    return on->availableSize() - QSize(2 * sideFrame, frame + sideFrame);
}

int FittedDialog::heightFor(int width) const
{
    m_body->activate();
    m_foot->activate();
    const auto of = [width](const QLayout *layout) {
        return layout->hasHeightForWidth() ? layout->totalHeightForWidth(width) : layout->totalSizeHint().height();
    };
    return of(m_body) + of(m_foot);
}

QSize FittedDialog::sizeHint() const
{
    const int width = std::max({minimumWidth(), m_body->totalSizeHint().width(), m_foot->totalSizeHint().width()});
    return QSize(width, heightFor(width)).boundedTo(roomOnScreen());
}

void FittedDialog::growToContent() { resize(QSize(width(), std::max(height(), heightFor(width()))).boundedTo(roomOnScreen())); }

void FittedDialog::setVisible(bool isVisible)
{
    if (isVisible && !this->isVisible()) {
        const QSize wanted = testAttribute(Qt::WA_Resized) ? size() : sizeHint();
        setMinimumSize(minimumSize().boundedTo(roomOnScreen()));
        resize(wanted.boundedTo(roomOnScreen()));
    }
    QDialog::setVisible(isVisible);
}

} // namespace lectern::ui
