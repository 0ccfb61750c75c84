// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document.h"
#include "ui/kit/widgets/list_notice.h"

#include <optional>
#include <utility>

namespace lectern::ui {

/// Above the pages of a document that was deleted while it is read: who did, when, and a button to restore it. Each removal is said
/// once: whoever hid the notice has read it.
///
/// Thread: GUI.
class RemovalNotice : public ListNotice
{
    Q_OBJECT
public:
    using ListNotice::ListNotice;

    void showFor(const Document &document);
    /// Another document is read, or none.
    void forget() { m_told.reset(); }

private:
    std::optional<std::pair<DocumentId, QDateTime>> m_told;
};

} // namespace lectern::ui
