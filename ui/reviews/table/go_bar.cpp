// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/table/go_bar.h"

#include "ui/kit/look/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

namespace lectern::ui {

std::optional<GoTarget> goTargetFrom(const QString &typed, bool isSortedByDate)
{
    const QString text = typed.trimmed();
    for (const QString &format : {QStringLiteral("yyyy-MM-dd"), QStringLiteral("yyyy-MM")}) {
        if (const QDate date = QDate::fromString(text, format); date.isValid() && isSortedByDate)
            return date;
    }
    QString digits = text;
    digits.remove(QLocale().groupSeparator()).remove(QLatin1Char(' ')).remove(QLatin1Char('#'));
    bool isNumber = false;
    const qint64 number = digits.toLongLong(&isNumber);
    if (!isNumber || number < 1)
        return std::nullopt;
    const bool isYear = text.size() == 4 && number >= 1900 && number < 2100;
    return isYear && isSortedByDate ? GoTarget(QDate(int(number), 12, 31)) : GoTarget(number);
}

GoBar::GoBar(QWidget *parent) : QFrame(parent), m_edit(new QLineEdit(this)), m_hint(new QLabel(this))
{
    setObjectName(QStringLiteral("goBar"));
    setAutoFillBackground(true);
    m_edit->setAccessibleName(tr("Go to row or date"));
    m_edit->setMaximumWidth(fontMetrics().averageCharWidth() * 34);
    theme::makeMuted(m_hint);
    auto *close = new QPushButton(tr("Close"), this);
    close->setFlat(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 6);
    layout->addWidget(new QLabel(tr("Go to"), this));
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_hint, 1);
    layout->addWidget(close);
    connect(m_edit, &QLineEdit::returnPressed, this, &GoBar::go);
    connect(close, &QPushButton::clicked, this, &GoBar::leave);
    hide();
}

void GoBar::open(qint64 rowCount, bool isSortedByDate)
{
    m_rowCount = rowCount;
    m_isSortedByDate = isSortedByDate;
    m_edit->setPlaceholderText(isSortedByDate ? tr("Row number, 2025-03-14, 2025-03 or 2025") : tr("Row number"));
    m_hint->setText(tr("1 to %L1").arg(rowCount));
    show();
    m_edit->setFocus();
    m_edit->selectAll();
}

void GoBar::go()
{
    const auto target = goTargetFrom(m_edit->text(), m_isSortedByDate);
    const auto *row = target ? std::get_if<qint64>(&*target) : nullptr;
    if (!target || (row && *row > m_rowCount)) {
        m_hint->setText(target                 ? tr("The last row is %L1").arg(m_rowCount)
                            : m_isSortedByDate ? tr("Not a row number and not a date")
                                               : tr("Not a row number"));
        return;
    }
    if (row)
        Q_EMIT rowRequested(*row - 1);
    else
        Q_EMIT dateRequested(std::get<QDate>(*target));
    leave();
}

void GoBar::leave()
{
    hide();
    Q_EMIT closed();
}

void GoBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else
        QFrame::keyPressEvent(event);
}

} // namespace lectern::ui
