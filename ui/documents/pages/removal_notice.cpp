// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/pages/removal_notice.h"

#include <QLocale>

namespace lectern::ui {

void RemovalNotice::showFor(const Document &document)
{
    if (document.isActive) {
        forget();
        return hide();
    }
    const auto removal = std::pair(document.id, document.removedAt);
    if (std::exchange(m_told, removal) == removal)
        return;
    const QString who = document.removedBy.isEmpty() ? tr("Somebody") : document.removedBy;
    const QString when = QLocale().toString(document.removedAt.toLocalTime(), QLocale::ShortFormat);
    showNote(tr("%1 deleted this document, %2. It stays here until you choose another one.").arg(who, when), tr("Restore"));
}

} // namespace lectern::ui
