// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/documents/dialogs/document_changes.h"
#include "ui/kit/look/fitted_dialog.h"

class QComboBox;
class QLineEdit;
class QPushButton;

namespace lectern::ui {

class NoticeBar;

/// Edits name, client and contract type of one document. If somebody else was faster, shows the present values, keeps
/// the typed ones, and lets the analyst decide.
///
/// Thread: GUI. Borrows the source and the changes.
class DocumentEditDialog : public FittedDialog
{
    Q_OBJECT
public:
    /// `facets` may be null: there are no suggestions yet.
    DocumentEditDialog(const Document &document, DocumentSource &source, DocumentChanges &changes, const DocumentFacets *facets,
                       QWidget *parent = nullptr);

    void accept() override; ///< Stores the edit; closes the dialog when it is stored.

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
