// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/verdict_labels.h"

#include <QCoreApplication>
#include <QLocale>

namespace lectern::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(lectern::models::VerdictLabels)
};

} // namespace

QString verdictText(const Verdict &verdict)
{
    const QString when = QLocale().toString(verdict.at.toLocalTime(), QLocale::ShortFormat);
    switch (verdict.judgement) {
    case Judgement::Right: return Words::tr("judged right by %1, %2").arg(verdict.author, when);
    case Judgement::Wrong: return Words::tr("judged wrong by %1, %2").arg(verdict.author, when);
    case Judgement::None: break;
    }
    return Words::tr("noted by %1, %2").arg(verdict.author, when);
}

QString lostVerdictText(const LostVerdict &lost)
{
    return Words::tr("Found by an earlier analysis (%1), %2. The present analysis does not find it.").arg(lost.engine, verdictText(lost.verdict));
}

} // namespace lectern::models
