// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/documents/job_progress.h"

namespace lectern {

QString textOf(const JobProgress &progress)
{
    if (progress.total <= 0)
        return {};
    QString text = QStringLiteral("page %1 of %2");
    if (progress.stage == JobStage::Analysing)
        text = QStringLiteral("analysis %1 of %2");
    else if (progress.stage == JobStage::Recognising)
        text += QStringLiteral(", recognising text");
    return text.arg(progress.done).arg(progress.total);
}

} // namespace lectern
