// SPDX-License-Identifier: GPL-3.0-or-later
// What the cards of the findings say, to the eye and to the ear.
#include "models/documents/findings/findings_model.h"

#include "models/documents/findings/verdict_labels.h"
#include "models/reviews/review_labels.h"

#include <QLocale>

namespace lectern::models {

QString FindingsModel::titleOf(const Row &row) const
{
    switch (row.kind) {
    case RowKind::Heading:
        if (row.section == Section::NotFound)
            return tr("Looked for, not found");
        if (row.section == Section::Lost)
            return tr("No longer found");
        if (row.section == Section::Clauses)
            return tr("Other clauses");
        if (row.severity == Severity::High)
            return tr("High risk");
        if (row.severity == Severity::Medium)
            return tr("Medium risk");
        return tr("Low risk");
    case RowKind::Risk:
    case RowKind::Absence: return m_analysis->risks[size_t(row.risk)].title;
    case RowKind::Clause: return withVisibleControls(m_analysis->findings[size_t(row.passages.front())].category);
    case RowKind::Lost: return withVisibleControls(m_analysis->lostVerdicts[size_t(row.lost)].category);
    case RowKind::NotFound: break;
    }
    return tr("%n categories", nullptr, row.count);
}

QString FindingsModel::whyOf(const Row &row) const
{
    if (row.risk >= 0)
        return withVisibleControls(m_analysis->risks[size_t(row.risk)].why);
    if (row.lost >= 0)
        return withVisibleControls(lostVerdictText(m_analysis->lostVerdicts[size_t(row.lost)]));
    if (row.kind != RowKind::NotFound)
        return {};
    QStringList names;
    for (const CategoryResult &category : m_analysis->categories) {
        if (!category.isPresent)
            names << category.category;
    }
    return names.join(QStringLiteral(", "));
}

/// "judged right"; "3 of 16 passages judged right, 1 wrong"; empty: nobody said anything.
QString FindingsModel::judgedText(const Row &row) const
{
    const int right = judgedCount(row, Judgement::Right), wrong = judgedCount(row, Judgement::Wrong), count = int(row.passages.size());
    if (right == count)
        return tr("judged right");
    if (wrong == count)
        return tr("judged wrong");
    return right + wrong > 0 ? tr("%1 of %2 passages judged right, %3 wrong").arg(right).arg(count).arg(wrong) : QString();
}

QString FindingsModel::spokenText(const Row &row) const
{
    QStringList parts{titleOf(row)};
    if (row.kind == RowKind::Heading) {
        parts << QLocale().toString(row.count);
        if (int(row.passages.size()) > row.count)
            parts << tr("%n passages", nullptr, int(row.passages.size()));
        return parts.join(QStringLiteral(", "));
    }
    if (row.severity != Severity::None)
        parts << tr("%1 risk").arg(displayNameOf(row.severity));
    if (row.lost >= 0 && !m_analysis->lostVerdicts[size_t(row.lost)].verdict.note.isEmpty())
        parts << tr("note: %1").arg(m_analysis->lostVerdicts[size_t(row.lost)].verdict.note);
    if (!hasPassage(row))
        return (parts << whyOf(row)).join(QStringLiteral(", "));
    const Finding &finding = m_analysis->findings[size_t(row.passages[row.shown])];
    if (row.passages.size() > 1)
        parts << tr("passage %1 of %2").arg(row.shown + 1).arg(row.passages.size());
    parts << finding.evidence.quote.simplified() << tr("page %L1").arg(finding.evidence.page)
          << tr("confidence %1").arg(QLocale().toString(finding.confidence, 'f', 2)) << judgedText(row);
    if (isUnsaved(finding))
        parts << tr("not saved yet");
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace lectern::models
