// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/live_progress.h"

#include <algorithm>

namespace lectern::cache {

using namespace jobs;

namespace {

bool isWorkedOn(const Document &document) { return document.work.has_value(); }

/// An extraction recognises and reads, an analysis analyses.
bool fits(const JobProgress &progress, const Document &document)
{
    return (progress.step == JobStep::Analysing) == (document.status != WorkStatus::Processing);
}

} // namespace

Question LiveProgress::onList(Question question)
{
    question.isLive = [](const AnyValue &value) {
        const auto &rows = static_cast<const DocumentList *>(value.get())->rows;
        return std::any_of(rows.begin(), rows.end(), [](const DocumentRow &row) { return isWorkedOn(row.document); });
    };
    question.overlayLive = [this](AnyValue &value, RedisTier &redis) {
        auto list = std::make_shared<DocumentList>(*static_cast<const DocumentList *>(value.get()));
        std::vector<Document *> working;
        for (DocumentRow &row : list->rows) {
            if (isWorkedOn(row.document))
                working.push_back(&row.document);
        }
        addTo(working, redis);
        value = std::move(list);
    };
    return question;
}

Question LiveProgress::onDocument(Question question)
{
    question.isLive = [](const AnyValue &value) { return isWorkedOn(*static_cast<const Document *>(value.get())); };
    question.overlayLive = [this](AnyValue &value, RedisTier &redis) {
        auto document = std::make_shared<Document>(*static_cast<const Document *>(value.get()));
        addTo({document.get()}, redis);
        value = std::move(document);
    };
    return question;
}

QByteArray LiveProgress::keyOf(const Document &document) const { return progressKey(m_schemaVersion, document.id, *document.work); }

void LiveProgress::addTo(const std::vector<Document *> &working, RedisTier &redis)
{
    std::vector<QByteArray> keys;
    for (const Document *document : working)
        keys.push_back(keyOf(*document));
    hear(keys, redis);
    const std::lock_guard lock(m_mutex);
    forgetOld();
    for (size_t i = 0; i < working.size(); ++i) {
        const auto heard = m_heard.constFind(keys[i]);
        if (heard != m_heard.constEnd() && fits(heard->progress, *working[i]))
            working[i]->progress = textOf(heard->progress);
    }
}

void LiveProgress::hear(const std::vector<QByteArray> &keys, RedisTier &redis)
{
    const auto values = redis.readAll(keys, timeout);
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
