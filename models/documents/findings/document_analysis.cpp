// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/document_analysis.h"

#include "models/analysis/text/proof.h"
#include "storage/api/when_done.h"

#include <QtConcurrent>

namespace lectern::models {

using namespace analysis;

namespace {

/// The findings that were proved, with the verdicts of a newer answer.
std::shared_ptr<const Analysis> withVerdictsOf(const Analysis &shown, const Analysis &newer)
{
    auto merged = std::make_shared<Analysis>(shown);
    merged->version = newer.version;
    for (Finding &finding : merged->findings) {
        for (const Finding &other : newer.findings) {
            if (other.number == finding.number)
                finding.verdict = other.verdict;
        }
    }
    merged->lostVerdicts = newer.lostVerdicts;
    for (LostVerdict &lost : merged->lostVerdicts) {
        const auto known = std::find_if(shown.lostVerdicts.begin(), shown.lostVerdicts.end(),
                                        [&](const LostVerdict &each) { return each.analysis == lost.analysis && each.finding == lost.finding; });
        lost.evidence.range = known != shown.lostVerdicts.end() ? known->evidence.range : TextRange(); // without a proof it has no position
    }
    return merged;
}

bool haveSameVerdicts(const Analysis &a, const Analysis &b)
{
    return a.lostVerdicts == b.lostVerdicts
        && std::equal(a.findings.begin(), a.findings.end(), b.findings.begin(), b.findings.end(),
                      [](const Finding &x, const Finding &y) { return x.number == y.number && x.verdict == y.verdict; });
}

} // namespace

DocumentAnalysis::DocumentAnalysis(DocumentSource &source, DocumentSink &sink, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_sink(sink)
    , m_drafts(sink)
    , m_text(source)
{
    connect(&m_drafts, &VerdictDrafts::changed, this, &DocumentAnalysis::changed);
    connect(&m_drafts, &VerdictDrafts::stored, this, [this](DocumentId document) {
        if (m_document && m_document->id == document)
            refresh();
        refreshPrecision();
    });
}

void DocumentAnalysis::setDocument(const std::optional<Document> &document)
{
    const bool isSame = document && m_document && document->id == m_document->id;
    const bool isOlder = isSame && document->version == m_document->version;
    m_document = document;
    if (isOlder)
        return;
    if (!isSame) {
        m_answer.stop();
        m_text.stop();
        ++m_generation;
        m_isProving = false;
        m_analysis.reset();
        m_error.reset();
    }
    Q_EMIT changed();
    refresh();
}

void DocumentAnalysis::refresh()
{
    if (!m_document || m_document->status != WorkStatus::Completed)
        return;
    m_answer.ask(
        this, [this](std::stop_token stop) { return m_source.fetchLatestAnalysis(m_document->id, stop); },
        [this](const Result<Answer<Analysis>> &result) { take(result); });
}

void DocumentAnalysis::take(const Result<Answer<Analysis>> &result)
{
    if (!result)
        return showError(result.error());
    m_provenance = result->provenance;
    if (m_provenance.source != Source::Stale)
        m_drafts.retry(false);
    const std::shared_ptr<const Analysis> &analysis = result->value;
    if (!m_analysis || m_analysis->id != analysis->id)
        return prove(analysis);
    if (m_openVerdicts > 0)
        return;
    const std::shared_ptr<const Analysis> merged = withVerdictsOf(*m_analysis, *analysis);
    if (m_error || !haveSameVerdicts(*merged, *m_analysis))
        show(merged);
}

void DocumentAnalysis::prove(std::shared_ptr<const Analysis> analysis)
{
    if (m_isProving)
        return; // the next refresh asks again
    m_isProving = true;
    const int generation = ++m_generation;
    m_text.fetch(m_document->id, m_document->pageCount, [this, generation, analysis = std::move(analysis)](Result<WholeText::Pages> pages) {
        if (generation != m_generation)
            return;
        if (!pages) {
            m_isProving = false;
            return showError(pages.error());
        }
        auto proof = QtConcurrent::run(
            [analysis, pages = std::move(*pages)] { return std::shared_ptr<const Analysis>(std::make_shared<Analysis>(proven(*analysis, pages))); });
        whenDone(proof, this, [this, generation](const std::shared_ptr<const Analysis> &proved) {
            if (generation != m_generation)
                return;
            m_isProving = false;
            show(proved);
            refreshPrecision();
        });
    });
}

void DocumentAnalysis::show(std::shared_ptr<const Analysis> analysis)
{
    m_error.reset();
    m_analysis = std::move(analysis);
    m_drafts.moveTo(*find());
    Q_EMIT changed();
}

void DocumentAnalysis::showError(const StorageError &error)
{
    // A document that waits for its analysis has none yet, which is normal.
    if (error.code == ErrorCode::NotFound && !m_analysis && !m_error)
        return;
    m_error = error.code == ErrorCode::NotFound ? std::nullopt : std::optional(error);
    Q_EMIT changed();
}

void DocumentAnalysis::setVerdict(int finding, Verdict verdict)
{
    if (!m_analysis)
        return;
    auto judged = std::make_shared<Analysis>(*m_analysis);
    for (Finding &known : judged->findings) {
        if (known.number == finding)
            known.verdict = verdict;
    }
    m_analysis = std::move(judged);
    Q_EMIT changed();
}

void DocumentAnalysis::judge(int finding, Judgement judgement, QString note)
{
    if (!m_analysis)
        return;
    const auto known = std::find_if(m_analysis->findings.begin(), m_analysis->findings.end(), [&](const Finding &f) { return f.number == finding; });
    if (known == m_analysis->findings.end())
        return;
    const Verdict before = known->verdict;
    const AnalysisId id = m_analysis->id;
    const Verdict after{judgement, std::move(note), before.author, QDateTime::currentDateTimeUtc()};
    VerdictDraft draft = VerdictDraft::begun(*m_analysis, *known);
    draft.after = after;
    draft.state = VerdictDraft::State::OnItsWay;
    m_drafts.keep(std::move(draft));
    setVerdict(finding, after);
    ++m_openVerdicts;
    whenDone(m_sink.judge(id, finding, before, after), this, [this, id, finding, before, after](const Result<void> &stored) {
        --m_openVerdicts;
        if (stored) {
            m_drafts.noteStored(id, finding, after);
            return m_openVerdicts == 0 ? refreshPrecision() : void(); // once for all passages of a card
        }
        if (m_analysis && m_analysis->id == id)
            setVerdict(finding, before);
        m_drafts.noteFailure(id, finding, after, stored.error());
        if (stored.error().code == ErrorCode::Conflict)
            refresh(); // reads what somebody else wrote
    });
}

void DocumentAnalysis::analyse(const QString &engine)
{
    if (!m_document)
        return;
    whenDone(m_sink.analyse(m_document->id, engine), this, [this](const Result<void> &queued) {
        if (!queued)
            showError(queued.error());
    });
}

const EnginePrecision *DocumentAnalysis::precision() const
{
    if (!m_analysis)
        return nullptr;
    const auto found = std::find_if(m_precision.begin(), m_precision.end(), [this](const EnginePrecision &known) {
        return known.engine == m_analysis->engine && known.engineVersion == m_analysis->engineVersion && known.modelUsed == m_analysis->modelUsed;
    });
    return found == m_precision.end() ? nullptr : &*found;
}

void DocumentAnalysis::refreshPrecision()
{
    m_precisionAnswer.ask(
        this, [this](std::stop_token stop) { return m_source.fetchPrecision(stop); },
        [this](const Result<Answer<std::vector<EnginePrecision>>> &result) {
            if (!result)
                return;
            m_precision = *result->value;
            Q_EMIT changed();
        });
}

} // namespace lectern::models
