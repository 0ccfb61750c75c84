// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/sources/live_progress.h"

#include <algorithm>

namespace lectern::cache {

using namespace jobs;

namespace {

bool isWorkedOn(const Document &document) { return document.work.has_value(); }

/// Whether the stage belongs to the document's current work: reading and recognising to extraction, else analysis.
bool fits(const JobProgress &progress, const Document &document)
{
    return (progress.stage == JobStage::Analysing) == (document.status != WorkStatus::Processing);
}

} // namespace

QuestionOf<DocumentList> LiveProgress::onList(QuestionOf<DocumentList> question)
{
    question.isLive = [](const AnswerValue &value) {
        const auto &rows = valueAs<DocumentList>(value)->rows;
        return std::any_of(rows.begin(), rows.end(), [](const DocumentRow &row) { return isWorkedOn(row.document); });
    };
    question.overlayLive = [this](AnswerValue &value, RemoteCache &remote) {
        auto list = std::make_shared<DocumentList>(*valueAs<DocumentList>(value));
        std::vector<Document *> working;
        for (DocumentRow &row : list->rows) {
            if (isWorkedOn(row.document))
                working.push_back(&row.document);
        }
        addTo(working, remote);
        value = std::shared_ptr<const DocumentList>(std::move(list));
    };
    return question;
}

QuestionOf<Document> LiveProgress::onDocument(QuestionOf<Document> question)
{
    question.isLive = [](const AnswerValue &value) { return isWorkedOn(*valueAs<Document>(value)); };
    question.overlayLive = [this](AnswerValue &value, RemoteCache &remote) {
        auto document = std::make_shared<Document>(*valueAs<Document>(value));
        addTo({document.get()}, remote);
        value = std::shared_ptr<const Document>(std::move(document));
    };
    return question;
}

QByteArray LiveProgress::keyOf(const Document &document) const { return progressKey(m_keys, document.id, *document.work); }

void LiveProgress::addTo(const std::vector<Document *> &working, RemoteCache &remote)
{
    std::vector<QByteArray> keys;
    keys.reserve(working.size());
    for (const Document *document : working)
        keys.push_back(keyOf(*document));
    hear(keys, remote);
    const std::lock_guard lock(m_mutex);
    forgetOld();
    for (size_t i = 0; i < working.size(); ++i) {
        const auto heard = m_heard.constFind(keys[i]);
        if (heard != m_heard.constEnd() && fits(heard->progress, *working[i]))
            working[i]->progress = textOf(heard->progress);
    }
}

void LiveProgress::hear(const std::vector<QByteArray> &keys, RemoteCache &remote)
{
    const auto values = remote.readAll(keys, timeout);
    if (!values)
        return;
    const Instant now = m_clock.now();
    const std::lock_guard lock(m_mutex);
    for (size_t i = 0; i < keys.size(); ++i) {
        const auto progress = values->at(i) ? progressIn(*values->at(i)) : std::nullopt;
        if (progress)
            m_heard.insert(keys[i], {*progress, now});
        else
            m_heard.remove(keys[i]);
        if (values->at(i) && !progress)
            m_metrics.noteRefusedSignal();
    }
}

void LiveProgress::forgetOld()
{
    const Instant oldest = m_clock.now() - progressLifetime;
    m_heard.removeIf([oldest](const auto &heard) { return heard.value().at < oldest; });
}

} // namespace lectern::cache
