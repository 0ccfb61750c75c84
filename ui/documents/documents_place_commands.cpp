// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands of the documents place do.
#include "models/documents/list/document_labels.h"
#include "models/documents/list/document_query_state.h"
#include "models/errors/error_text.h"
#include "storage/api/files/new_file.h"
#include "storage/api/when_done.h"
#include "ui/documents/dialogs/document_changes.h"
#include "ui/documents/dialogs/document_edit_dialog.h"
#include "ui/documents/dialogs/engine_dialog.h"
#include "ui/documents/dialogs/risk_rules_dialog.h"
#include "ui/documents/documents_place.h"
#include "ui/documents/findings/findings_panel.h"
#include "ui/documents/list/document_list_pane.h"
#include "ui/documents/list/document_list_view.h"
#include "ui/documents/list/documents_actions.h"
#include "ui/documents/pages/reading_pane.h"
#include "ui/kit/place/file_opener.h"
#include "ui/kit/widgets/list_notice.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QtConcurrentRun>

namespace lectern::ui {

using namespace models;

namespace {

bool isAtWork(const Document &document) { return document.status == WorkStatus::Pending || document.status == WorkStatus::Processing; }
bool hasFailed(const Document &document) { return document.status == WorkStatus::Failed; }
bool isRead(const Document &document) { return document.status == WorkStatus::Completed; }

} // namespace

void DocumentsPlace::connectActions()
{
    const auto run = [this](QAction *action, auto &&handle) { connect(action, &QAction::triggered, this, handle); };
    run(m_actions->filter, [this] { m_list->editFilter(); });
    run(m_actions->refresh, [this] { refresh(); });
    run(m_actions->showNew, [this] { m_view->goToTop(); });
    run(m_actions->undo, [this] { m_undo.undo(); });
    run(m_actions->redo, [this] { m_undo.redo(); });
    run(m_actions->clearFilter, [this] { m_query->setFilter({}); });
    run(m_actions->switchOffFilter, [this] { m_query->switchAllOff(); });
    run(m_actions->sortByDate, [this] { sortBy(DocumentSortKey::Date); });
    run(m_actions->sortByName, [this] { sortBy(DocumentSortKey::Name); });
    run(m_actions->sortByRisk, [this] { sortBy(DocumentSortKey::Risk); });
    run(m_actions->sortByRelevance, [this] { sortBy(DocumentSortKey::Relevance); });
    run(m_actions->open, [this] {
        if (const DocumentListRow *row = currentRow(); row && row->intake && row->intake->state == IntakeItem::State::Existing)
            runRowAction(row->key, RowAction::OpenExisting);
        else
            m_reader->setFocus(Qt::OtherFocusReason);
    });
    run(m_actions->edit, [this] { editCurrent(); });
    run(m_actions->remove, [this] { removeSelected(); });
    run(m_actions->retry, [this] { runOnSelection(RowAction::Retry); });
    run(m_actions->cancel, [this] { runOnSelection(RowAction::Cancel); });
    run(m_actions->cancelAll, [this] { m_intake.dropAll(); });
    run(m_actions->analyse, [this] { m_changes->analyse(selectedDocuments(isRead), m_services.analysis.engine); });
    run(m_actions->saveOriginal, [this] { saveOriginal(); });
    run(m_actions->openExisting, [this] { runOnSelection(RowAction::OpenExisting); });
    run(m_actions->addAsVersion, [this] { runOnSelection(RowAction::AddAsVersion); });
    run(m_actions->dismiss, [this] { runOnSelection(RowAction::Dismiss); });
    run(m_actions->again, [this] { m_model->refresh(); });
    run(m_actions->add, [this] { Q_EMIT addRequested(); });
    run(m_actions->copyName, [this] {
        QStringList names;
        for (const DocumentListRow *row : m_view->selectedRows())
            names.append(shownName(*row));
        QGuiApplication::clipboard()->setText(names.join(u'\n'));
    });
}

void DocumentsPlace::addFiles(const QStringList &paths, const FolderOfFile &folders)
{
    if (paths.isEmpty())
        return;
    m_restored.clear(); // the new files matter more than where the list was left
    m_intake.add(paths, folders);
    m_view->stayAtTop();
}

void DocumentsPlace::tellLeftOut(const DroppedFiles &dropped)
{
    QStringList sentences;
    if (!dropped.others.isEmpty())
        sentences.append(
            tr("Not taken: %1. Lectern reads contracts from PDF, DOCX, ODT, RTF, TXT and pictures of pages, reviews from CSV, TSV and JSON.")
                .arg(dropped.others.mid(0, 5).join(QStringLiteral(", "))));
    if (dropped.isCut)
        sentences.append(tr("There is more than one drop may bring: %L1 files, folders %2 deep. The rest was left out; drop it separately.")
                             .arg(DropLimits().fileCount)
                             .arg(DropLimits().folderDepth));
    if (!dropped.links.isEmpty())
        sentences.append(tr("Links are not followed: %1. Drop what they point to.").arg(dropped.links.mid(0, 5).join(QStringLiteral(", "))));
    if (!dropped.nameless.isEmpty())
        sentences.append(
            tr("Names that are not UTF-8 cannot be opened: %1. Rename them.").arg(dropped.nameless.mid(0, 5).join(QStringLiteral(", "))));
    if (!dropped.special.isEmpty())
        sentences.append(tr("Pipes and devices are no files: %1.").arg(dropped.special.mid(0, 5).join(QStringLiteral(", "))));
    if (!dropped.unreadable.isEmpty())
        sentences.append(tr("Not permitted to look into: %1.").arg(dropped.unreadable.mid(0, 5).join(QStringLiteral(", "))));
    if (dropped.leftOutCount == 1)
        sentences.append(tr("1 file of another kind was left out."));
    else if (dropped.leftOutCount > 1)
        sentences.append(tr("%L1 files of other kinds were left out.").arg(dropped.leftOutCount));
    else if (sentences.isEmpty() && dropped.isEmpty())
        sentences.append(tr("There is nothing to read in what was dropped."));
    if (!sentences.isEmpty())
        m_list->notice().showNote(sentences.join(u' '));
}

std::vector<DocumentId> DocumentsPlace::selectedDocuments(bool (*isWanted)(const Document &)) const
{
    std::vector<DocumentId> ids;
    for (const DocumentListRow *row : m_view->selectedRows()) {
        if (row->stored && (!isWanted || isWanted(row->stored->document)))
            ids.push_back(row->stored->document.id);
    }
    return ids;
}

void DocumentsPlace::showActions()
{
    const DocumentListRow *row = currentRow();
    const auto isIntake = [row](IntakeItem::State state) { return row && row->intake && row->intake->state == state; };
    const bool isExisting = isIntake(IntakeItem::State::Existing);
    const bool isStored = row && row->stored;
    m_actions->open->setEnabled(isStored || isExisting);
    m_actions->edit->setEnabled(isStored);
    m_actions->remove->setEnabled(row);
    m_actions->copyName->setEnabled(row);
    m_actions->saveOriginal->setEnabled(isStored);
    m_actions->analyse->setEnabled(!selectedDocuments(isRead).empty());
    m_actions->retry->setEnabled(!selectedDocuments(hasFailed).empty() || isIntake(IntakeItem::State::Failed));
    m_actions->cancel->setEnabled(!selectedDocuments(isAtWork).empty() || isIntake(IntakeItem::State::Waiting)
                                  || isIntake(IntakeItem::State::Uploading));
    m_actions->cancelAll->setEnabled(m_intake.isBusy());
    for (QAction *action : {m_actions->openExisting, m_actions->addAsVersion})
        action->setEnabled(isExisting);
    m_actions->dismiss->setEnabled(isExisting || isIntake(IntakeItem::State::Failed));
}

void DocumentsPlace::runOnSelection(RowAction action)
{
    std::vector<QUuid> keys; // the rows may go while they are worked on
    for (const DocumentListRow *row : m_view->selectedRows()) {
        const std::vector<RowAction> possible = actionsOf(*row);
        if (std::find(possible.begin(), possible.end(), action) != possible.end())
            keys.push_back(row->key);
    }
    for (const QUuid &key : keys)
        runRowAction(key, action);
}

void DocumentsPlace::runRowAction(QUuid key, RowAction action)
{
    const DocumentListRow *row = m_model->findRow(m_model->rowOf(key));
    if (!row)
        return;
    const std::optional<DocumentId> document = row->document();
    switch (action) {
    case RowAction::Cancel: return document ? m_changes->cancel({*document}) : m_intake.drop(key);
    case RowAction::Retry: return document ? m_changes->retry({*document}) : m_intake.retry(key);
    case RowAction::AnalyseAgain: return document ? m_changes->analyse({*document}, m_services.analysis.engine) : void();
    case RowAction::OpenExisting: {
        const std::optional<DocumentId> existing = row->intake ? row->intake->document : std::nullopt;
        m_intake.drop(key);
        return existing ? openDocument(*existing) : void();
    }
    case RowAction::AddAsVersion: return m_intake.addAsNewVersion(key);
    case RowAction::Dismiss: return m_intake.drop(key);
    }
}

/// The same order again turns its direction.
void DocumentsPlace::sortBy(DocumentSortKey key)
{
    const DocumentSort sort = m_query->sort();
    const Qt::SortOrder first = key == DocumentSortKey::Name ? Qt::AscendingOrder : Qt::DescendingOrder;
    const Qt::SortOrder other = first == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    m_query->setSort({key, sort.key == key && sort.order == first && key != DocumentSortKey::Relevance ? other : first});
}

void DocumentsPlace::editCurrent()
{
    const DocumentListRow *row = currentRow();
    if (!row || !row->stored)
        return;
    auto *dialog = new DocumentEditDialog(row->stored->document, m_source, *m_changes, m_query->facets(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

/// Files on their way go too; they leave nothing, so there is nothing to undo.
void DocumentsPlace::removeSelected()
{
    std::vector<QUuid> files;
    for (const DocumentListRow *row : m_view->selectedRows()) {
        if (row->intake)
            files.push_back(row->key);
    }
    const std::vector<DocumentId> documents = selectedDocuments();
    for (const QUuid &file : files)
        m_intake.drop(file);
    m_changes->remove(documents);
}

void DocumentsPlace::leaveDocument()
{
    m_shown.reset();
    m_reader->clear();
    if (m_findings)
        m_findings->setDocument({});
}

/// The notice goes when the documents are back, by whatever way.
void DocumentsPlace::offerUndo(int count, int removal)
{
    const QString words = count == 1 ? tr("Deleted 1 document.") : tr("Deleted %L1 documents.").arg(count);
    const int note = m_list->notice().showDone(words, {{tr("Undo"), [this, removal] { m_changes->takeBack(removal); }}});
    connect(m_changes, &DocumentChanges::returned, &m_list->notice(), [this, note, removal](int returned) {
        if (returned == removal)
            m_list->notice().withdraw(note);
    });
}

void DocumentsPlace::saveOriginal()
{
    const DocumentListRow *row = currentRow();
    if (!row || !row->stored)
        return;
    auto *chooser = new QFileDialog(this, tr("Save the original file"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    QString name = row->stored->document.originalName;
    chooser->selectFile(name.replace(u'/', u'_'));
    connect(chooser, &QFileDialog::fileSelected, this, [this, id = row->stored->document.id](const QString &path) {
        const auto tell = [this, path](const Result<void> &result) {
            if (result)
                m_list->notice().showDone(tr("Saved as %1.").arg(path), m_opener->buttonsFor(path));
            else
                m_list->notice().showError(result.error());
        };
        whenDone(m_source.fetchBytes(id), this, [this, path, tell](const Result<QByteArray> &bytes) {
            if (!bytes)
                return m_list->notice().showError(bytes.error());
            whenDone(QtConcurrent::run([path, bytes = *bytes] { return NewFile::write(path, bytes); }), this, tell);
        });
    });
    chooser->open();
}

void DocumentsPlace::rememberVerdict(GivenVerdict step)
{
    m_undo.push(new VerdictStep(step, [this](GivenVerdict wanted) {
        const DocumentId document = wanted.document;
        m_wantedVerdict = std::move(wanted);
        if (m_shown == document)
            giveWantedVerdict();
        else
            openDocument(document); // what is taken back is seen
    }));
}

void DocumentsPlace::giveWantedVerdict()
{
    const auto analysis = m_findings ? m_findings->analysis() : nullptr;
    if (!m_wantedVerdict || !analysis || analysis->documentId != m_wantedVerdict->document)
        return;
    if (!m_findings->replaceVerdicts(*std::exchange(m_wantedVerdict, std::nullopt)))
        m_list->notice().showNote(tr("This finding was judged anew since, or found anew by another analysis. It stays as it is now."));
}

void DocumentsPlace::openMenu(const QPoint &position)
{
    showActions();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu](const QList<QAction *> &actions) {
        for (QAction *action : actions) {
            if (action->isEnabled())
                menu->addAction(action);
        }
        menu->addSeparator();
    };
    add({m_actions->open, m_actions->openExisting, m_actions->addAsVersion, m_actions->dismiss});
    add({m_actions->edit, m_actions->copyName, m_actions->saveOriginal});
    add({m_actions->analyse, m_actions->retry, m_actions->cancel, m_actions->cancelAll});
    add({m_actions->remove, m_actions->undo});
    const QModelIndex current = m_view->currentIndex();
    const bool isOverRow = m_view->indexAt(position).isValid();
    menu->popup(m_view->viewport()->mapToGlobal(isOverRow || !current.isValid() ? position : m_view->visualRect(current).center()));
}

void DocumentsPlace::showEngines()
{
    QList<std::pair<QString, QString>> engines{{QStringLiteral("builtin"), tr("Built-in engine")}};
    if (!m_services.analysis.ollamaUrl.isEmpty())
        engines.append({QStringLiteral("ollama"), tr("Ollama, %1").arg(m_services.analysis.ollamaModel)});
    m_findings->setEngines(engines);
}

void DocumentsPlace::editRules()
{
    auto *dialog = new RiskRulesDialog(*m_services.documentSink, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RiskRulesDialog::saved, this, [this] {
        m_list->notice().showDone(tr("The rules are saved. They hold for every analysis from now on; \"Analyse again\" applies them to this one."));
    });
    dialog->open();
}

void DocumentsPlace::editEngines()
{
    auto *dialog = new EngineDialog(m_services.analysis, m_services.testOllama, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_services.analysis = dialog->settings();
        if (m_services.setAnalysis)
            m_services.setAnalysis(m_services.analysis);
        showEngines();
    });
    dialog->open();
}

} // namespace lectern::ui
