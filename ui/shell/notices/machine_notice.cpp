// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notices/machine_notice.h"

#include "ui/kit/look/theme.h"
#include "ui/kit/look/wrapped_label.h"

#include <QBoxLayout>
#include <QPushButton>

namespace lectern::ui {

MachineNotice::MachineNotice(QWidget *parent) : QFrame(parent), m_row(new QBoxLayout(QBoxLayout::LeftToRight, this)), m_texts(new QVBoxLayout)
{
    setObjectName(QStringLiteral("machineNotice"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    auto *title = new WrappedLabel(this);
    title->setText(tr("Welcome. What is on this computer:"));
    title->setFont(theme::font(1.0, QFont::DemiBold));
    auto *dismiss = new QPushButton(tr("Dismiss"), this);
    dismiss->setFlat(true);
    m_texts->setSpacing(1);
    m_texts->addWidget(title);
    m_row->setContentsMargins(12, 8, 12, 8);
    m_row->addLayout(m_texts, 1);
    m_row->addWidget(dismiss, 0, Qt::AlignTop | Qt::AlignLeft);
    connect(dismiss, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void MachineNotice::tell(const QStringList &sentences)
{
    for (const QString &sentence : sentences) {
        auto *label = new WrappedLabel(this);
        label->setText(sentence);
        m_texts->addWidget(label);
    }
    setAccessibleName(sentences.join(u' '));
    show();
}

/// In a narrow window the button is below the text, which needs the whole width.
void MachineNotice::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    const bool isNarrow = width() < fontMetrics().averageCharWidth() * 60;
    m_row->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

} // namespace lectern::ui
