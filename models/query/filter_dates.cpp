// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/filter_dates.h"

#include <QCoreApplication>
#include <QLocale>

namespace lectern::models {

namespace {

struct FilterDateWords {
    Q_DECLARE_TR_FUNCTIONS(lectern::models::FilterDateWords)
};

} // namespace

QString lastDaysTitle() { return FilterDateWords::tr("Last"); }

QString lastDaysText(int days) { return days == 1 ? FilterDateWords::tr("1 day") : FilterDateWords::tr("%1 days").arg(QLocale().toString(days)); }

} // namespace lectern::models
