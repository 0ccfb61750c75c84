// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/findings/clause_library.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace lectern::ui {

/// Shows that another document has nearly the same text, and can open it. Hidden if there is none.
///
/// Thread: GUI. Borrows the library.
class DuplicateNotice : public QWidget
{
    Q_OBJECT
public:
    explicit DuplicateNotice(models::ClauseLibrary &library, QWidget *parent = nullptr);

    /// Searches again: for another document, or because the library has read more.
    void look(const std::optional<DocumentId> &document);

Q_SIGNALS:
    void documentWanted(lectern::DocumentId document);

private:
    void take(const Result<std::vector<analysis::NearDuplicate>> &duplicates);

    models::ClauseLibrary &m_library;
    std::optional<DocumentId> m_document;
    DocumentId m_other;
    int m_generation = 0;
    QLabel *m_label;
    QPushButton *m_open;
};

} // namespace lectern::ui
