// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/documents_notices.h"

#include "ui/documents/dialogs/analysis_choice.h"
#include "ui/documents/dialogs/document_changes.h"
#include "ui/documents/dialogs/original_saver.h"
#include "ui/documents/report/findings_exporter.h"
#include "ui/kit/place/file_opener.h"
#include "ui/kit/widgets/list_notice.h"

namespace lectern::ui {

DocumentsNotices::DocumentsNotices(ListNotice &notice, QObject *parent) : QObject(parent), m_notice(notice), m_opener(new FileOpener(this))
{
    connect(m_opener, &FileOpener::failed, this, &DocumentsNotices::tell);
}

void DocumentsNotices::tell(const QString &note) { m_notice.showNote(note); }

void DocumentsNotices::tellFailure(const StorageError &error) { m_notice.showError(error); }

void DocumentsNotices::listenTo(DocumentChanges &changes)
{
    connect(&changes, &DocumentChanges::failed, this, &DocumentsNotices::tellFailure);
    connect(&changes, &DocumentChanges::refused, this, &DocumentsNotices::tell);
    connect(&changes, &DocumentChanges::removed, this, [this, &changes](int count, int removal) { offerUndo(changes, count, removal); });
}

void DocumentsNotices::listenTo(const FindingsExporter &exporter)
{
    connect(&exporter, &FindingsExporter::finished, this,
            [this](const QString &path, const QString &words) { m_notice.showDone(words, m_opener->buttonsFor(path)); });
    connect(&exporter, &FindingsExporter::failed, this, &DocumentsNotices::tellFailure);
}

void DocumentsNotices::listenTo(const OriginalSaver &saver)
{
    connect(&saver, &OriginalSaver::saved, this,
            [this](const QString &path) { m_notice.showDone(tr("Saved as %1.").arg(path), m_opener->buttonsFor(path)); });
    connect(&saver, &OriginalSaver::failed, this, &DocumentsNotices::tellFailure);
}

void DocumentsNotices::listenTo(const AnalysisChoice &choice)
{
    connect(&choice, &AnalysisChoice::rulesSaved, this, [this] {
        m_notice.showDone(tr("The rules are saved. They hold for every analysis from now on; \"Analyse again\" applies them to this one."));
    });
}

/// The notice disappears when the documents are back, however they were restored.
void DocumentsNotices::offerUndo(DocumentChanges &changes, int count, int removal)
{
    const QString words = count == 1 ? tr("Deleted 1 document.") : tr("Deleted %L1 documents.").arg(count);
    const int note = m_notice.showDone(words, {{tr("Undo"), [&changes, removal] { changes.takeBack(removal); }}});
    connect(&changes, &DocumentChanges::returned, &m_notice, [this, note, removal](int returned) {
        if (returned == removal)
            m_notice.withdraw(note);
    });
}

} // namespace lectern::ui
