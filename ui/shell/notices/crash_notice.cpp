// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notices/crash_notice.h"

#include "ui/shell/notices/crash_report_dialog.h"

#include <QDateTime>
#include <QLocale>

namespace lectern::ui {

CrashNotice::CrashNotice(QWidget *parent) : ListNotice(parent)
{
    setObjectName(QStringLiteral("crashNotice"));
    setCloseText(tr("Dismiss"));
    connect(this, &ListNotice::actionRequested, this, &CrashNotice::openReport);
    connect(this, &ListNotice::dismissed, this, &CrashNotice::seen);
}

void CrashNotice::tell(const QDateTime &time, const QString &report)
{
    m_report = report;
    showNote(tr("Lectern ended unexpectedly on %1.").arg(QLocale().toString(time.toLocalTime(), QLocale::ShortFormat)), tr("Show report"));
}

void CrashNotice::openReport()
{
    auto *dialog = new CrashReportDialog(m_report, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    Q_EMIT seen();
}

} // namespace lectern::ui
