// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/verdict_drafts.h"

#include "storage/api/when_done.h"

#include <algorithm>

namespace lectern::models {

namespace {

using State = VerdictDraft::State;

const QString documentKey = QStringLiteral("document"), analysisKey = QStringLiteral("analysis"), findingKey = QStringLiteral("finding");
const QString categoryKey = QStringLiteral("category"), quoteKey = QStringLiteral("quote"), startKey = QStringLiteral("start");
const QString judgementBeforeKey = QStringLiteral("judgementBefore"), noteBeforeKey = QStringLiteral("noteBefore");
const QString judgementKey = QStringLiteral("judgement"), noteKey = QStringLiteral("note");

Judgement judgementIn(const QVariant &value) { return Judgement(std::clamp(value.toInt(), 0, int(Judgement::Wrong))); }

bool saySame(const Verdict &one, const Verdict &other) { return one.judgement == other.judgement && one.note == other.note; }

bool haveSameWords(const VerdictDraft &draft, const Finding &finding)
{
    return draft.category == finding.category && draft.quote == finding.evidence.quote;
}

qint64 distance(const VerdictDraft &draft, const Finding &finding) { return qAbs(draft.start - finding.evidence.range.start); }

State stateAfter(const StorageError &error)
{
    switch (error.code) {
    case ErrorCode::Conflict: return State::Disputed;
    case ErrorCode::Unavailable:
    case ErrorCode::Timeout:
    case ErrorCode::Cancelled: return State::Waiting;
    default: return State::Refused;
    }
}

} // namespace

VerdictDraft VerdictDraft::begun(const Analysis &analysis, const Finding &finding)
{
    return {analysis.documentId,          analysis.id,     finding.number,  finding.category, finding.evidence.quote,
            finding.evidence.range.start, finding.verdict, finding.verdict, State::Waiting,   {ErrorCode::Cancelled, FaultyPart::Lectern, {}}};
}

const Finding *VerdictDraft::findIn(const Analysis &other) const
{
    const Finding *nearest = nullptr;
    for (const Finding &each : other.findings) {
        if (analysis == other.id && finding == each.number)
            return &each;
        if (analysis != other.id && haveSameWords(*this, each) && (!nearest || distance(*this, each) < distance(*this, *nearest)))
            nearest = &each;
    }
    return nearest;
}

VerdictDrafts::VerdictDrafts(DocumentSink &sink, QObject *parent) : QObject(parent), m_sink(sink) {}

VerdictDraft *VerdictDrafts::find(AnalysisId analysis, int finding)
{
    const auto found = std::find_if(m_drafts.begin(), m_drafts.end(),
                                    [&](const VerdictDraft &each) { return each.analysis == analysis && each.finding == finding; });
    return found == m_drafts.end() ? nullptr : &*found;
}

void VerdictDrafts::keep(VerdictDraft draft)
{
    if (VerdictDraft *known = find(draft.analysis, draft.finding)) {
        draft.before = known->before; // what PostgreSQL has
        *known = std::move(draft);
    } else {
        m_drafts.push_back(std::move(draft));
    }
    Q_EMIT changed();
}

void VerdictDrafts::noteStored(AnalysisId analysis, int finding, Verdict sent)
{
    VerdictDraft *draft = find(analysis, finding);
    if (draft && saySame(draft->after, sent))
        return discard(analysis, finding);
    if (draft)
        draft->before = std::move(sent);
}

void VerdictDrafts::noteFailure(AnalysisId analysis, int finding, Verdict sent, StorageError error)
{
    VerdictDraft *draft = find(analysis, finding);
    if (!draft || !saySame(draft->after, sent))
        return;
    draft->state = stateAfter(error);
    draft->error = std::move(error);
    Q_EMIT changed();
}

/// Matched as PostgreSQL carries verdicts over: if the text contains the words more than once, the nearest positions first.
void VerdictDrafts::moveTo(const Analysis &analysis)
{
    std::vector<std::pair<VerdictDraft *, const Finding *>> pairs;
    for (VerdictDraft &draft : m_drafts) {
        if (draft.document != analysis.documentId || draft.analysis == analysis.id || draft.state == State::OnItsWay)
            continue;
        for (const Finding &finding : analysis.findings) {
            if (haveSameWords(draft, finding))
                pairs.emplace_back(&draft, &finding);
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const auto &one, const auto &other) { return distance(*one.first, *one.second) < distance(*other.first, *other.second); });
    bool hasMoved = false;
    for (const auto &[draft, finding] : pairs) {
        if (draft->analysis == analysis.id || find(analysis.id, finding->number))
            continue;
        draft->analysis = analysis.id;
        draft->finding = finding->number;
        draft->start = finding->evidence.range.start;
        hasMoved = true;
    }
    if (hasMoved)
        Q_EMIT changed();
}

std::optional<VerdictDraft> VerdictDrafts::findOf(const Analysis &analysis, int finding) const
{
    const auto found = std::find_if(m_drafts.begin(), m_drafts.end(), [&](const VerdictDraft &each) {
        const Finding *of = each.document == analysis.documentId ? each.findIn(analysis) : nullptr;
        return of && of->number == finding;
    });
    return found == m_drafts.end() ? std::nullopt : std::optional(*found);
}

void VerdictDrafts::discard(AnalysisId analysis, int finding)
{
    if (std::erase_if(m_drafts, [&](const VerdictDraft &each) { return each.analysis == analysis && each.finding == finding; }) > 0)
        Q_EMIT changed();
}

void VerdictDrafts::retry(bool isAsked)
{
    std::vector<VerdictDraft> again;
    for (VerdictDraft &draft : m_drafts) {
        if (draft.state != State::Waiting && !(isAsked && draft.state == State::Refused))
            continue;
        draft.state = State::OnItsWay;
        again.push_back(draft);
    }
    for (const VerdictDraft &draft : again)
        send(draft);
    if (!again.empty())
        Q_EMIT changed();
}

void VerdictDrafts::send(VerdictDraft draft)
{
    whenDone(m_sink.judge(draft.analysis, draft.finding, draft.before, draft.after), this, [this, draft](const Result<void> &result) {
        if (!result)
            return noteFailure(draft.analysis, draft.finding, draft.after, result.error());
        noteStored(draft.analysis, draft.finding, draft.after);
        Q_EMIT stored(draft.document);
    });
}

std::optional<VerdictDraft> VerdictDrafts::findUnsaved(DocumentId document) const
{
    const auto found = std::find_if(m_drafts.begin(), m_drafts.end(),
                                    [&](const VerdictDraft &each) { return each.document == document && each.state != State::OnItsWay; });
    return found == m_drafts.end() ? std::nullopt : std::optional(*found);
}

int VerdictDrafts::unsavedCount() const
{
    return int(std::count_if(m_drafts.begin(), m_drafts.end(), [](const VerdictDraft &each) { return each.state != State::OnItsWay; }));
}

QVariantList VerdictDrafts::toVariant() const
{
    QVariantList list;
    for (const VerdictDraft &draft : m_drafts) {
        list << QVariantMap{{documentKey, draft.document.value},
                            {analysisKey, draft.analysis.value},
                            {findingKey, draft.finding},
                            {categoryKey, draft.category},
                            {quoteKey, draft.quote},
                            {startKey, draft.start},
                            {judgementBeforeKey, int(draft.before.judgement)},
                            {noteBeforeKey, draft.before.note},
                            {judgementKey, int(draft.after.judgement)},
                            {noteKey, draft.after.note}};
    }
    return list;
}

void VerdictDrafts::restore(const QVariantList &list)
{
    for (const QVariant &entry : list) {
        const QVariantMap map = entry.toMap();
        VerdictDraft draft{{map.value(documentKey).toUuid()},
                           {map.value(analysisKey).toUuid()},
                           map.value(findingKey).toInt(),
                           map.value(categoryKey).toString(),
                           map.value(quoteKey).toString(),
                           map.value(startKey).toLongLong(),
                           {judgementIn(map.value(judgementBeforeKey)), map.value(noteBeforeKey).toString(), {}, {}},
                           {judgementIn(map.value(judgementKey)), map.value(noteKey).toString(), {}, {}},
                           State::Waiting,
                           {}};
        draft.error = {ErrorCode::Cancelled, FaultyPart::Lectern, {}};
        if (!draft.document.value.isNull() && !draft.analysis.value.isNull() && !find(draft.analysis, draft.finding))
            m_drafts.push_back(std::move(draft));
    }
    if (!list.isEmpty())
        Q_EMIT changed();
}

} // namespace lectern::models
