// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/widgets/notice_bar.h"

#include "ui/kit/look/plain_text.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/look/wrapped_label.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QLabel>
#include <QPainter>

namespace lectern::ui {

NoticeBar::NoticeBar(QWidget *parent) : QWidget(parent), m_title(new WrappedLabel(this)), m_detail(new WrappedLabel(this))
{
    m_title->setFont(theme::font(1.0, QFont::DemiBold));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 10, 14, 10);
    layout->setSpacing(2);
    layout->addWidget(m_title);
    layout->addWidget(m_detail);
    hide();
}

void NoticeBar::show(Health health, const QString &title, const QString &detail)
{
    const bool isNews = isHidden() || title != m_told;
    m_told = title;
    m_health = health;
    m_title->setText(withVisibleControlsInLines(title));
    m_detail->setText(withVisibleControlsInLines(detail));
    m_detail->setVisible(!detail.isEmpty());
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_detail->text());
    setVisible(!title.isEmpty() || !detail.isEmpty());
    update();
    if (!isNews || isHidden())
        return;
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString NoticeBar::text() const { return m_title->text() + QLatin1Char(' ') + m_detail->text(); }

void NoticeBar::paintEvent(QPaintEvent *)
{
    const bool isBad = m_health == Health::Bad;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isBad ? theme::negativeFill() : theme::warningFill());
    painter.drawRoundedRect(rect(), 6, 6);
    painter.setBrush(isBad ? theme::negative() : theme::warning());
    painter.drawRoundedRect(QRect(0, 0, 5, height()), 2, 2);
}

} // namespace lectern::ui
