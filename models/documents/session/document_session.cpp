// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/session/document_session.h"

namespace lectern::models {

namespace {

using namespace std::chrono_literals;

constexpr auto restingTime = 60ms;

} // namespace

DocumentSession::DocumentSession(DocumentSource &source, DocumentListModel &list, QItemSelectionModel &selection, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_list(list)
    , m_selection(selection)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restingTime);
    connect(&m_rest, &QTimer::timeout, this, &DocumentSession::followCurrent);
    connectList();
}

void DocumentSession::connectList()
{
    const auto wait = qOverload<>(&QTimer::start);
    connect(&m_selection, &QItemSelectionModel::currentChanged, &m_rest, wait);
    connect(&m_selection, &QItemSelectionModel::selectionChanged, &m_rest, wait);
    connect(&m_list, &DocumentListModel::keyChanged, &m_rest, wait);
    connect(&m_list, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        const int current = m_selection.currentIndex().row();
        if (current >= first.row() && current <= last.row())
            m_rest.start();
    });
}

void DocumentSession::makeCurrent(const QUuid &key)
{
    m_selection.setCurrentIndex(m_list.index(m_list.rowOf(key)), QItemSelectionModel::ClearAndSelect);
}

void DocumentSession::open(DocumentId id, const std::optional<TextRange> &words)
{
    if (words && m_shown == id)
        return Q_EMIT wordsWanted(*words);
    m_wanted = words ? std::optional(Words{id, *words}) : std::nullopt;
    if (m_shown && *m_shown != id) {
        m_steppedTo = m_shown;
        Q_EMIT stepBegins();
        m_steppedTo = id;
        Q_EMIT stepped();
    }
    goTo(id);
}

void DocumentSession::returnTo(const std::optional<DocumentId> &id)
{
    m_steppedTo = id;
    if (id)
        goTo(*id);
}

void DocumentSession::goTo(DocumentId id)
{
    if (m_list.rowOf(id.value) >= 0) {
        makeCurrent(id.value);
        return Q_EMIT rowReached();
    }
    m_opened.ask(
        this, [this, id](std::stop_token stop) { return m_source.fetchDocument(id, stop); },
        [this](const Result<Answer<Document>> &result) {
            if (result)
                return take(*result->value);
            m_wanted.reset(); // the wanted words were in this document only
            Q_EMIT failed(result.error());
        });
}

void DocumentSession::take(const Document &document)
{
    m_selection.clear(); // no row is the open document's
    m_rest.stop();
    show(document);
}

void DocumentSession::followList()
{
    if (!m_selection.currentIndex().isValid() && !m_shown && m_list.rowCount() > 0)
        makeCurrent(m_list.findRow(0)->key);
    followUnlisted();
}

void DocumentSession::followUnlisted()
{
    const auto isCurrent = [this] { return m_selection.currentIndex().isValid(); };
    if (m_shown && m_list.rowOf(m_shown->value) >= 0 && !isCurrent())
        makeCurrent(m_shown->value); // its row is in the list again
    if (!m_shown || isCurrent() || m_opened.isBusy())
        return;
    m_unlisted.ask(
        this, [this](std::stop_token stop) { return m_source.fetchDocument(*m_shown, stop); },
        [this, isCurrent](const Result<Answer<Document>> &result) {
            if (!result || m_shown != result->value->id || isCurrent())
                return;
            const Document &now = *result->value;
            if (now.version != m_shownVersion || now.progress != m_shownProgress)
                show(now);
        });
}

void DocumentSession::followCurrent()
{
    const DocumentListRow *found = currentRow();
    const std::optional<DocumentListRow> row = found ? std::optional(*found) : std::nullopt; // a copy: the calls below may change the list
    if (row && row->stored) {
        const bool isNew = m_shown != row->document();
        show(row->stored->document);
        if (isNew && row->stored->snippet.page > 0)
            Q_EMIT pageWanted(row->stored->snippet.page);
    } else if (row) {
        m_shown.reset();
        Q_EMIT fileReached(*row);
    } else if (m_shown && m_list.isHidden(m_shown->value) && !m_opened.isBusy()) {
        close(); // deleted here; a document deleted by somebody else stays open
    }
    Q_EMIT followed();
}

void DocumentSession::show(const Document &document)
{
    m_shown = document.id;
    m_shownVersion = document.version;
    m_shownProgress = document.progress;
    Q_EMIT opened(document);
    if (m_wanted && m_wanted->document == m_shown)
        Q_EMIT wordsWanted(std::exchange(m_wanted, std::nullopt)->range);
}

void DocumentSession::close()
{
    m_shown.reset();
    Q_EMIT closed();
}

void DocumentSession::refuse()
{
    m_opened.stop();
    m_unlisted.stop();
    close();
}

} // namespace lectern::models
