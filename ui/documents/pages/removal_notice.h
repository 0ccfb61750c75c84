// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document.h"
#include "ui/kit/widgets/list_notice.h"

#include <optional>
#include <utility>

namespace lectern::ui {

/// Notice above the pages of a document that was deleted while open: by whom, when, and a button to restore it. Shown
/// once per removal; hiding the notice acknowledges it.
///
/// Thread: GUI.
class RemovalNotice : public ListNotice
{
    Q_OBJECT
public:
    using ListNotice::ListNotice;

    void showFor(const Document &document);
    /// Another document or none is open.
    void forget() { m_told.reset(); }

private:
    std::optional<std::pair<DocumentId, QDateTime>> m_told;
};

} // namespace lectern::ui
