// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/verdict_drafts.h"

#include "storage/api/when_done.h"

#include <algorithm>

namespace lectern::models {

namespace {

using State = VerdictDraft::State;

const QString documentKey = QStringLiteral("document"), analysisKey = QStringLiteral("analysis"), findingKey = QStringLiteral("finding");
const QString categoryKey = QStringLiteral("category"), quoteKey = QStringLiteral("quote");
const QString judgementBeforeKey = QStringLiteral("judgementBefore"), noteBeforeKey = QStringLiteral("noteBefore");
const QString judgementKey = QStringLiteral("judgement"), noteKey = QStringLiteral("note");

Judgement judgementIn(const QVariant &value) { return Judgement(std::clamp(value.toInt(), 0, int(Judgement::Wrong))); }

bool saySame(const Verdict &one, const Verdict &other) { return one.judgement == other.judgement && one.note == other.note; }

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

bool VerdictDraft::isOf(const AnalysisId &otherAnalysis, const Finding &other) const
{
    return analysis == otherAnalysis ? finding == other.number : category == other.category && quote == other.evidence.quote;
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
        draft.before = known->before; // of what PostgreSQL has
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

void VerdictDrafts::moveTo(const Analysis &analysis)
{
    bool hasMoved = false;
    for (VerdictDraft &draft : m_drafts) {
        if (draft.document != analysis.documentId || draft.analysis == analysis.id || draft.state == State::OnItsWay)
            continue;
        const auto same = std::find_if(analysis.findings.begin(), analysis.findings.end(),
                                       [&](const Finding &each) { return draft.isOf(analysis.id, each); });
        if (same == analysis.findings.end() || find(analysis.id, same->number))
            continue;
        draft.analysis = analysis.id;
        draft.finding = same->number;
        hasMoved = true;
    }
    if (hasMoved)
        Q_EMIT changed();
}

std::optional<VerdictDraft> VerdictDrafts::findOf(AnalysisId analysis, const Finding &finding) const
{
    const auto found = std::find_if(m_drafts.begin(), m_drafts.end(), [&](const VerdictDraft &each) { return each.isOf(analysis, finding); });
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
