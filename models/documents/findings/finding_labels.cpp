// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/finding_labels.h"

#include "models/documents/findings/findings_model.h"
#include "models/reviews/review_labels.h"

#include <QCoreApplication>
#include <QLocale>

namespace lectern::models {

namespace {

using Kind = FindingCard::Kind;
using Section = FindingCard::Section;

struct SeverityWords {
    Q_DECLARE_TR_FUNCTIONS(lectern::models::SeverityWords)
};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(lectern::models::VerdictLabels)
};

/// "judged right"; "3 of 16 passages judged right, 1 wrong"; empty: no verdict.
QString judgedText(const FindingCard &card, const Analysis &analysis)
{
    const int right = judgedCount(card, analysis, Judgement::Right), wrong = judgedCount(card, analysis, Judgement::Wrong),
              count = int(card.passages.size());
    if (right == count)
        return FindingsModel::tr("judged right");
    if (wrong == count)
        return FindingsModel::tr("judged wrong");
    return right + wrong > 0 ? FindingsModel::tr("%1 of %2 passages judged right, %3 wrong").arg(right).arg(count).arg(wrong) : QString();
}

} // namespace

QString displayNameOf(Severity severity)
{
    switch (severity) {
    case Severity::High: return SeverityWords::tr("High");
    case Severity::Medium: return SeverityWords::tr("Medium");
    case Severity::Low: return SeverityWords::tr("Low");
    case Severity::None: break;
    }
    return SeverityWords::tr("None");
}

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

QString titleOf(const FindingCard &card, const Analysis &analysis)
{
    switch (card.kind) {
    case Kind::Heading:
        if (card.section == Section::NotFound)
            return FindingsModel::tr("Looked for, not found");
        if (card.section == Section::Lost)
            return FindingsModel::tr("No longer found");
        if (card.section == Section::Clauses)
            return FindingsModel::tr("Other clauses");
        if (card.severity == Severity::High)
            return FindingsModel::tr("High risk");
        if (card.severity == Severity::Medium)
            return FindingsModel::tr("Medium risk");
        return FindingsModel::tr("Low risk");
    case Kind::Risk:
    case Kind::Absence: return analysis.risks[size_t(card.risk)].title;
    case Kind::Clause: return withVisibleControls(analysis.findings[size_t(card.passages.front())].category);
    case Kind::Lost: return withVisibleControls(analysis.lostVerdicts[size_t(card.lost)].category);
    case Kind::NotFound: break;
    }
    return FindingsModel::tr("%n categories", nullptr, card.count);
}

QString whyOf(const FindingCard &card, const Analysis &analysis)
{
    if (card.risk >= 0)
        return withVisibleControls(analysis.risks[size_t(card.risk)].why);
    if (card.lost >= 0)
        return withVisibleControls(lostVerdictText(analysis.lostVerdicts[size_t(card.lost)]));
    if (card.kind != Kind::NotFound)
        return {};
    QStringList names;
    for (const CategoryResult &category : analysis.categories) {
        if (!category.isPresent)
            names << category.category;
    }
    return names.join(QStringLiteral(", "));
}

QString spokenText(const FindingCard &card, const Analysis &analysis, bool isUnsaved)
{
    QStringList parts{titleOf(card, analysis)};
    if (card.kind == Kind::Heading) {
        parts << QLocale().toString(card.count);
        if (int(card.passages.size()) > card.count)
            parts << FindingsModel::tr("%n passages", nullptr, int(card.passages.size()));
        return parts.join(QStringLiteral(", "));
    }
    if (card.severity != Severity::None)
        parts << FindingsModel::tr("%1 risk").arg(displayNameOf(card.severity));
    if (card.lost >= 0 && !analysis.lostVerdicts[size_t(card.lost)].verdict.note.isEmpty())
        parts << FindingsModel::tr("note: %1").arg(analysis.lostVerdicts[size_t(card.lost)].verdict.note);
    if (!card.hasPassage())
        return (parts << whyOf(card, analysis)).join(QStringLiteral(", "));
    const Finding &finding = analysis.findings[size_t(card.passages[card.shown])];
    if (card.passages.size() > 1)
        parts << FindingsModel::tr("passage %1 of %2").arg(card.shown + 1).arg(card.passages.size());
    parts << finding.evidence.quote.simplified() << FindingsModel::tr("page %L1").arg(finding.evidence.page)
          << FindingsModel::tr("confidence %1").arg(QLocale().toString(finding.confidence, 'f', 2)) << judgedText(card, analysis);
    if (isUnsaved)
        parts << FindingsModel::tr("not saved yet");
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace lectern::models
