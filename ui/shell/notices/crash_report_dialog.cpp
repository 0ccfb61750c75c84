// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notices/crash_report_dialog.h"

#include "ui/kit/look/wrapped_label.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QPushButton>

namespace lectern::ui {

CrashReportDialog::CrashReportDialog(const QString &report, QWidget *parent) : FittedDialog(parent)
{
    setWindowTitle(tr("Crash report"));
    auto *explanation = new WrappedLabel(this);
    explanation->setText(tr("It says where the program stopped, and contains nothing of your reviews, documents or passwords. It stays on this "
                            "computer: Lectern sends it to nobody. If you report the problem, you can copy it."));
    auto *text = new QPlainTextEdit(report, this);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setAccessibleName(windowTitle());
    text->setMinimumHeight(text->fontMetrics().lineSpacing() * 12);
    body()->addWidget(explanation);
    body()->addWidget(text, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [report] { QApplication::clipboard()->setText(report); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    foot()->addWidget(buttons);
    resize(640, 520);
}

} // namespace lectern::ui
