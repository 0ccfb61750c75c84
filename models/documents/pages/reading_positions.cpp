// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/pages/reading_positions.h"

#include <QVariantMap>

#include <cmath>

namespace lectern::models {

namespace {

const QString idKey = QStringLiteral("document");
const QString pageKey = QStringLiteral("page");
const QString offsetKey = QStringLiteral("points");
const QString modeKey = QStringLiteral("zoomMode");
const QString zoomKey = QStringLiteral("zoom");

} // namespace

void ReadingPositions::remember(DocumentId id, const Entry &entry)
{
    m_entries.remove_if([id](const auto &one) { return one.first == id; });
    m_entries.emplace_front(id, entry);
    if (m_entries.size() > most)
        m_entries.pop_back();
}

std::optional<ReadingPositions::Entry> ReadingPositions::find(DocumentId id) const
{
    for (const auto &[known, entry] : m_entries) {
        if (known == id)
            return entry;
    }
    return std::nullopt;
}

QVariantList ReadingPositions::toVariant() const
{
    QVariantList list;
    for (const auto &[id, entry] : m_entries) {
        list.append(QVariantMap{{idKey, id.value.toString(QUuid::WithoutBraces)},
                                {pageKey, entry.position.page},
                                {offsetKey, entry.position.y},
                                {modeKey, entry.zoomMode},
                                {zoomKey, entry.zoom}});
    }
    return list;
}

void ReadingPositions::restore(const QVariantList &saved)
{
    m_entries.clear();
    for (const QVariant &one : saved) {
        const QVariantMap map = one.toMap();
        const DocumentId id{QUuid::fromString(map.value(idKey).toString())};
        const Entry entry{{map.value(pageKey).toInt(), map.value(offsetKey).toDouble()},
                          map.value(modeKey).toInt(),
                          map.value(zoomKey, 1.0).toDouble()};
        const bool isSensible = entry.position.page >= 1 && std::isfinite(entry.position.y) && std::abs(entry.position.y) < 1e5 && entry.zoomMode >= 0
            && entry.zoomMode <= 2 && entry.zoom > 0 && entry.zoom < 1000;
        if (!id.value.isNull() && isSensible && m_entries.size() < most)
            m_entries.emplace_back(id, entry);
    }
}

} // namespace lectern::models
