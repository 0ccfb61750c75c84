// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/pages/page_layout.h"
#include "storage/api/documents/document.h"

#include <QVariantList>

#include <list>
#include <optional>

namespace lectern::models {

/// Where and how large documents were left, the one left last first; as many as an analyst may come back to.
///
/// Thread: any, no locking.
class ReadingPositions
{
public:
    static constexpr size_t most = 200;

    struct Entry {
        PagePosition position;
        int zoomMode = 0; ///< As the view numbers them; 0 fits the width.
        double zoom = 1;
        friend bool operator==(const Entry &, const Entry &) = default;
    };

    void remember(DocumentId id, const Entry &entry);
    [[nodiscard]] std::optional<Entry> find(DocumentId id) const;

    [[nodiscard]] QVariantList toVariant() const;
    /// What is not an entry is passed over.
    void restore(const QVariantList &saved);

private:
    std::list<std::pair<DocumentId, Entry>> m_entries;
};

} // namespace lectern::models
