// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/intake_queue.h"

#include "storage/api/when_done.h"

#include <QFileInfo>

#include <algorithm>

namespace lectern::models {

namespace {

using namespace std::chrono_literals;

constexpr auto meterInterval = 100ms;

} // namespace

IntakeQueue::IntakeQueue(DocumentSink &sink, QObject *parent) : QObject(parent), m_sink(sink)
{
    m_meterTimer.setInterval(meterInterval);
    connect(&m_meterTimer, &QTimer::timeout, this, &IntakeQueue::readMeters);
}

IntakeQueue::~IntakeQueue()
{
    for (Upload &upload : m_uploads)
        upload.stop.request_stop();
}

void IntakeQueue::add(const QStringList &paths, const FolderOfFile &folders)
{
    if (paths.isEmpty())
        return;
    m_items.reserve(m_items.size() + size_t(paths.size()));
    for (const QString &path : paths) {
        IntakeItem item;
        item.key = QUuid::createUuid();
        item.file.path = path;
        item.file.folder = folders.value(path);
        item.name = QFileInfo(path).fileName();
        m_items.push_back(std::move(item));
    }
    startNext();
    Q_EMIT changed();
}

IntakeItem *IntakeQueue::item(const QUuid &key)
{
    const auto found = std::find_if(m_items.begin(), m_items.end(), [&key](const IntakeItem &each) { return each.key == key; });
    return found == m_items.end() ? nullptr : &*found;
}

const IntakeItem *IntakeQueue::find(const QUuid &key) const { return const_cast<IntakeQueue *>(this)->item(key); }

bool IntakeQueue::isBusy() const
{
    return !m_uploads.empty()
        || std::any_of(m_items.begin(), m_items.end(), [](const IntakeItem &each) { return each.state == IntakeItem::State::Waiting; });
}

void IntakeQueue::startNext()
{
    for (auto each = m_items.begin(); each != m_items.end() && m_uploads.size() < size_t(maxInFlight); ++each) {
        if (each->state == IntakeItem::State::Waiting)
            start(*each);
    }
    m_uploads.empty() ? m_meterTimer.stop() : m_meterTimer.start();
}

void IntakeQueue::start(IntakeItem &item)
{
    item.state = IntakeItem::State::Uploading;
    item.doneBytes = item.totalBytes = 0;
    const Upload upload{item.key, {}, std::make_shared<Meter>()};
    m_uploads.push_back(upload);
    const auto tell = [meter = upload.meter](qint64 done, qint64 total) {
        meter->done.store(done, std::memory_order_relaxed);
        meter->total.store(total, std::memory_order_relaxed);
    };
    whenDone(m_sink.add(item.file, tell, upload.stop.get_token()), this,
             [this, key = item.key](const Result<AddedDocument> &result) { finish(key, result); });
}

void IntakeQueue::finish(const QUuid &key, const Result<AddedDocument> &result)
{
    std::erase_if(m_uploads, [&key](const Upload &upload) { return upload.key == key; });
    IntakeItem *done = item(key);
    if (!done) {
        takeBack(result);
    } else if (!result) {
        done->state = IntakeItem::State::Failed;
        done->error = result.error();
    } else {
        done->document = result->id;
        done->state = result->isExisting ? IntakeItem::State::Existing : IntakeItem::State::Stored;
    }
    const bool isStored = done && done->state == IntakeItem::State::Stored;
    startNext();
    Q_EMIT changed();
    if (isStored)
        Q_EMIT stored(result->id);
}

/// The analyst cancelled the upload, but it was stored first: deletes the new document.
void IntakeQueue::takeBack(const Result<AddedDocument> &result)
{
    if (!result || result->isExisting)
        return;
    (void)m_sink.cancel(result->id);
    (void)m_sink.setActive({result->id}, false);
}

void IntakeQueue::drop(QUuid key)
{
    for (Upload &upload : m_uploads) {
        if (upload.key == key)
            upload.stop.request_stop();
    }
    if (std::erase_if(m_items, [&key](const IntakeItem &each) { return each.key == key && each.state != IntakeItem::State::Stored; }) > 0)
        Q_EMIT changed();
}

void IntakeQueue::dropAll()
{
    for (Upload &upload : m_uploads)
        upload.stop.request_stop();
    std::erase_if(m_items, [](const IntakeItem &each) { return each.state != IntakeItem::State::Stored; });
    Q_EMIT changed();
}

void IntakeQueue::retry(QUuid key)
{
    IntakeItem *failed = item(key);
    if (!failed || failed->state != IntakeItem::State::Failed)
        return;
    failed->error.reset();
    failed->state = IntakeItem::State::Waiting;
    startNext();
    Q_EMIT changed();
}

void IntakeQueue::addAsNewVersion(QUuid key)
{
    IntakeItem *existing = item(key);
    if (!existing || existing->state != IntakeItem::State::Existing)
        return;
    existing->file.onSameContent = SameContent::AddAnyway;
    existing->file.previousVersion = std::exchange(existing->document, std::nullopt);
    existing->state = IntakeItem::State::Waiting;
    startNext();
    Q_EMIT changed();
}

void IntakeQueue::forget(const std::vector<DocumentId> &shown)
{
    const auto isShown = [&shown](const IntakeItem &each) {
        return each.state == IntakeItem::State::Stored && std::find(shown.begin(), shown.end(), *each.document) != shown.end();
    };
    if (std::erase_if(m_items, isShown) > 0)
        Q_EMIT changed();
}

void IntakeQueue::readMeters()
{
    bool hasMoved = false;
    for (const Upload &upload : m_uploads) {
        IntakeItem *each = item(upload.key);
        const qint64 done = upload.meter->done.load(std::memory_order_relaxed);
        if (!each || each->doneBytes == done)
            continue;
        each->doneBytes = done;
        each->totalBytes = upload.meter->total.load(std::memory_order_relaxed);
        hasMoved = true;
    }
    if (hasMoved)
        Q_EMIT progressed();
}

} // namespace lectern::models
