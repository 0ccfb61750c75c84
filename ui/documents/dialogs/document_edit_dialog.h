// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/documents/dialogs/document_changes.h"
#include "ui/kit/look/fitted_dialog.h"

class QComboBox;
class QLineEdit;
class QPushButton;

namespace lectern::ui {

class NoticeBar;

/// Name, client and contract type of one document. When somebody else was faster it says what stands there now, keeps what
/// was typed, and lets the analyst decide.
///
/// Thread: GUI. Borrows the source and the changes.
class DocumentEditDialog : public FittedDialog
{
    Q_OBJECT
public:
    /// `facets` may be null: nothing to choose from yet.
    DocumentEditDialog(const Document &document, DocumentSource &source, DocumentChanges &changes, const DocumentFacets *facets,
                       QWidget *parent = nullptr);

    void accept() override; ///< Stores; closes once it is stored.

private:
    [[nodiscard]] DocumentEdit edited() const;
    void showOutcome(const Result<void> &result);
    void showNewest();
    void takeNewest(const Document &newest);

    Document m_document;
    DocumentSource &m_source;
    DocumentChanges &m_changes;
    NoticeBar *m_notice;
    QLineEdit *m_name;
    QComboBox *m_client;
    QComboBox *m_contractType;
    QPushButton *m_save;
};

} // namespace lectern::ui
