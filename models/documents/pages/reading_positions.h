// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/pages/page_layout.h"
#include "storage/api/documents/document.h"

#include <QVariantList>

#include <list>
#include <optional>

namespace lectern::models {

/// Last position and zoom of documents, most recent first; limited in number.
///
/// Thread: any, no locking.
class ReadingPositions
{
public:
    static constexpr size_t most = 200;

    struct Entry {
        PagePosition position;
        int zoomMode = 0; ///< Number used by the view; 0: fit width.
        double zoom = 1;
        friend bool operator==(const Entry &, const Entry &) = default;
    };

    void remember(DocumentId id, const Entry &entry);
    [[nodiscard]] std::optional<Entry> find(DocumentId id) const;

    [[nodiscard]] QVariantList toVariant() const;
    /// Skips invalid entries.
    void restore(const QVariantList &saved);

private:
    std::list<std::pair<DocumentId, Entry>> m_entries;
};

} // namespace lectern::models
