// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/document_list_model.h"

#include "models/documents/list/document_labels.h"
#include "models/documents/list/same_row.h"

#include <algorithm>

namespace lectern::models {

namespace {

/// The row of an uploaded file is kept until the list has been read twice since: the first reading may still be
/// older than the upload.
constexpr int cyclesUntilListed = 2;

QSet<QUuid> keysOf(const std::vector<DocumentListRow> &rows)
{
    QSet<QUuid> keys;
    keys.reserve(qsizetype(rows.size()));
    for (const DocumentListRow &row : rows)
        keys.insert(row.key);
    return keys;
}

} // namespace

DocumentListModel::DocumentListModel(DocumentSource &source, IntakeQueue &intake, QObject *parent)
    : QAbstractListModel(parent)
    , m_intake(intake)
    , m_reader(source)
{
    m_clock.start();
    connect(&m_reader, &DocumentListReader::replaced, this, &DocumentListModel::takeDocuments);
    connect(&m_reader, &DocumentListReader::answered, this, &DocumentListModel::answered);
    connect(&m_intake, &IntakeQueue::changed, this, &DocumentListModel::showRows);
    connect(&m_intake, &IntakeQueue::progressed, this, &DocumentListModel::showRows);
    connect(&m_intake, &IntakeQueue::stored, this, [this](DocumentId document) {
        m_storedSince.insert(document.value, m_reader.cycle());
        if (!m_reader.isBusy())
            refresh();
    });
}

void DocumentListModel::setQuery(const DocumentQuery &query)
{
    if (m_reader.setQuery(query))
        Q_EMIT questionAsked();
}

void DocumentListModel::refuse(const StorageError &error)
{
    m_reader.clear(error);
    showRows();
    Q_EMIT answered();
}

qint64 DocumentListModel::totalCount() const
{
    return m_reader.totalCount()
        - std::ranges::count_if(m_reader.documents(), [this](const DocumentRow &row) { return m_hidden.contains(row.document.id.value); });
}

int DocumentListModel::waitingCount() const
{
    return int(std::ranges::count_if(m_rows, [](const DocumentListRow &row) { return !row.stored; }));
}

void DocumentListModel::hide(const QSet<QUuid> &documents)
{
    m_hidden = documents;
    showRows();
}

void DocumentListModel::takeDocuments(bool isNewQuestion)
{
    QSet<QUuid> present;
    const std::chrono::milliseconds now(m_clock.elapsed());
    for (const DocumentRow &row : m_reader.documents()) {
        present.insert(row.document.id.value);
        m_progress.take(row.document, now);
    }
    m_progress.keepOnly(present);
    m_isAnsweringAnew = isNewQuestion;
    showRows();
    m_isAnsweringAnew = false;
    forgetShown();
}

/// Drops the rows of uploaded files whose document is in the list, or does not match the query.
void DocumentListModel::forgetShown()
{
    std::vector<DocumentId> shown;
    for (auto each = m_storedSince.begin(); each != m_storedSince.end();) {
        const bool isListed = std::any_of(m_reader.documents().begin(), m_reader.documents().end(),
                                          [&](const DocumentRow &row) { return row.document.id.value == each.key(); });
        if (isListed || m_reader.cycle() - each.value() >= cyclesUntilListed) {
            shown.push_back({each.key()});
            each = m_storedSince.erase(each);
        } else {
            ++each;
        }
    }
    if (!shown.empty())
        m_intake.forget(shown);
}

std::vector<DocumentListRow> DocumentListModel::wantedRows() const
{
    std::vector<DocumentListRow> rows;
    rows.reserve(m_intake.items().size() + m_reader.documents().size());
    QSet<QUuid> listed;
    for (const DocumentRow &row : m_reader.documents())
        listed.insert(row.document.id.value);
    for (const IntakeItem &item : m_intake.items()) {
        if (item.state != IntakeItem::State::Stored)
            rows.push_back({item.key, std::nullopt, item});
        else if (!listed.contains(item.document->value))
            rows.push_back({item.document->value, std::nullopt, item});
    }
    for (const DocumentRow &row : m_reader.documents()) {
        if (!m_hidden.contains(row.document.id.value))
            rows.push_back({row.document.id.value, row, std::nullopt});
    }
    return rows;
}

void DocumentListModel::showRows()
{
    const std::vector<IntakeItem> items = m_intake.items(); // a copy: takeStored() emits, and a receiver may change the queue
    for (const IntakeItem &item : items) {
        if (item.state == IntakeItem::State::Stored)
            takeStored(item.key, *item.document);
    }
    changeInto(wantedRows());
}

/// Makes the file's row the row of its document.
void DocumentListModel::takeStored(const QUuid &key, DocumentId document)
{
    const int row = rowOf(key);
    if (row < 0)
        return;
    if (rowOf(document.value) < 0) {
        m_rows[size_t(row)].key = document.value;
    } else {
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    Q_EMIT keyChanged(key, document.value);
}

/// Removes, reorders, inserts and updates rows one by one, so that views keep position and selection.
void DocumentListModel::changeInto(std::vector<DocumentListRow> wanted)
{
    removeMissing(keysOf(wanted));
    reorder(wanted);
    insertNew(wanted);
    updateRows(std::move(wanted));
}

void DocumentListModel::removeMissing(const QSet<QUuid> &wanted)
{
    for (int last = int(m_rows.size()) - 1; last >= 0; --last) {
        if (wanted.contains(m_rows[size_t(last)].key))
            continue;
        int first = last;
        while (first > 0 && !wanted.contains(m_rows[size_t(first - 1)].key))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
        last = first;
    }
}

void DocumentListModel::reorder(const std::vector<DocumentListRow> &wanted)
{
    QHash<QUuid, int> places;
    for (size_t i = 0; i < wanted.size(); ++i)
        places.insert(wanted[i].key, int(i));
    const auto isBefore = [&places](const DocumentListRow &one, const DocumentListRow &other) {
        return places.value(one.key) < places.value(other.key);
    };
    if (std::is_sorted(m_rows.begin(), m_rows.end(), isBefore))
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<QUuid> keys;
    for (const QModelIndex &each : before)
        keys.push_back(m_rows[size_t(each.row())].key);
    std::sort(m_rows.begin(), m_rows.end(), isBefore);
    QModelIndexList after;
    for (const QUuid &key : keys)
        after.append(index(rowOf(key)));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void DocumentListModel::insertNew(const std::vector<DocumentListRow> &wanted)
{
    const QSet<QUuid> known = keysOf(m_rows);
    for (size_t first = 0; first < wanted.size(); ++first) {
        if (known.contains(wanted[first].key))
            continue;
        size_t end = first + 1;
        while (end < wanted.size() && !known.contains(wanted[end].key))
            ++end;
        beginInsertRows({}, int(first), int(end) - 1);
        m_rows.insert(m_rows.begin() + qsizetype(first), wanted.begin() + qsizetype(first), wanted.begin() + qsizetype(end));
        endInsertRows();
        first = end;
    }
}

void DocumentListModel::updateRows(std::vector<DocumentListRow> wanted)
{
    Q_ASSERT(wanted.size() == m_rows.size());
    for (int i = 0; i < int(wanted.size()); ++i) {
        DocumentListRow &present = m_rows[size_t(i)];
        DocumentListRow &next = wanted[size_t(i)];
        if (isSame(present.stored, next.stored) && isSame(present.intake, next.intake))
            continue;
        present = std::move(next);
        Q_EMIT dataChanged(index(i), index(i));
    }
}

const DocumentListRow *DocumentListModel::findRow(int row) const { return row >= 0 && row < int(m_rows.size()) ? &m_rows[size_t(row)] : nullptr; }

int DocumentListModel::rowOf(const QUuid &key) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&key](const DocumentListRow &row) { return row.key == key; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

std::optional<PagesRead> DocumentListModel::pagesRead(int row) const
{
    const DocumentListRow *found = findRow(row);
    return found && found->stored ? m_progress.find(found->stored->document.id) : std::nullopt;
}

int DocumentListModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant DocumentListModel::data(const QModelIndex &index, int role) const
{
    const DocumentListRow *row = findRow(index.row());
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole: return shownName(*row);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: return speechOf(*row, pagesRead(index.row()));
    default: return {};
    }
}

bool DocumentListModel::canFetchMore(const QModelIndex &parent) const { return !parent.isValid() && m_reader.canReadMore(); }

void DocumentListModel::fetchMore(const QModelIndex &parent)
{
    if (!parent.isValid())
        m_reader.readMore();
}

} // namespace lectern::models
