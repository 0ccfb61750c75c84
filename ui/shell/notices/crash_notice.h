// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/widgets/list_notice.h"

class QDateTime;

namespace lectern::ui {

/// Says that the program ended unexpectedly, and shows the report about it on request. Nothing is sent anywhere.
///
/// Thread: GUI.
class CrashNotice : public ListNotice
{
    Q_OBJECT
public:
    explicit CrashNotice(QWidget *parent = nullptr);

    void tell(const QDateTime &time, const QString &report);

Q_SIGNALS:
    void seen(); ///< The report was shown or dismissed.

private:
    void openReport();

    QString m_report;
};

} // namespace lectern::ui
