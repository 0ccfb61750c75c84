// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/dialogs/document_edit_dialog.h"

#include "models/errors/error_text.h"
#include "models/reviews/review_labels.h"
#include "storage/api/when_done.h"
#include "ui/kit/widgets/notice_bar.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace lectern::ui {

using namespace errors;
using namespace models;

namespace {

constexpr int maxLength = 200; ///< Limit of the storage.
constexpr int fieldCharacters = 44;

QComboBox *makeField(const QString &value, const std::vector<std::pair<QString, qint64>> *known, QWidget *parent)
{
    auto *field = new QComboBox(parent);
    field->setEditable(true);
    field->setInsertPolicy(QComboBox::NoInsert);
    if (known) {
        for (const auto &[each, count] : *known) {
            if (!each.isEmpty())
                field->addItem(each);
        }
    }
    field->setCurrentText(value);
    field->lineEdit()->setMaxLength(maxLength);
    field->completer()->setCompletionMode(QCompleter::PopupCompletion);
    return field;
}

} // namespace

DocumentEditDialog::DocumentEditDialog(const Document &document, DocumentSource &source, DocumentChanges &changes, const DocumentFacets *facets,
                                       QWidget *parent)
    : FittedDialog(parent)
    , m_document(document)
    , m_source(source)
    , m_changes(changes)
    , m_notice(new NoticeBar(this))
    , m_name(new QLineEdit(document.originalName, this))
    , m_client(makeField(document.client, facets ? &facets->clients : nullptr, this))
    , m_contractType(makeField(document.contractType, facets ? &facets->contractTypes : nullptr, this))
{
    setWindowTitle(tr("Document"));
    m_name->setMaxLength(maxLength);
    m_name->setMinimumWidth(fontMetrics().averageCharWidth() * fieldCharacters);
    m_name->setAccessibleName(tr("Name"));
    m_client->setAccessibleName(tr("Client"));
    m_contractType->setAccessibleName(tr("Contract type"));
    auto *form = new QFormLayout;
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Client"), m_client);
    form->addRow(tr("Contract &type"), m_contractType);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    m_save->setDefault(true);
    body()->addWidget(m_notice);
    body()->addLayout(form);
    body()->addStretch();
    foot()->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &DocumentEditDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &text) { m_save->setEnabled(!text.trimmed().isEmpty()); });
    m_name->selectAll();
    m_name->setFocus();
}

DocumentEdit DocumentEditDialog::edited() const
{
    return {m_name->text().trimmed(), m_client->currentText().trimmed(), m_contractType->currentText().trimmed()};
}

void DocumentEditDialog::accept()
{
    if (edited() == editOf(m_document))
        return QDialog::accept();
    m_save->setEnabled(false);
    m_changes.edit(m_document, edited(), this, [this](const Result<void> &result) { showOutcome(result); });
}

void DocumentEditDialog::showOutcome(const Result<void> &result)
{
    m_save->setEnabled(true);
    if (result)
        return QDialog::accept();
    if (result.error().code == ErrorCode::Conflict)
        return showNewest();
    const ErrorText words = errorText(result.error());
    m_notice->show(Health::Bad, words.title, words.whatToDo);
}

void DocumentEditDialog::showNewest()
{
    whenDone(m_source.fetchDocument(m_document.id, {}, strictBound), this, [this](const Result<Answer<Document>> &result) {
        if (result)
            return takeNewest(*result->value);
        const ErrorText words = errorText(result.error());
        m_notice->show(Health::Bad, words.title, words.whatToDo);
    });
}

void DocumentEditDialog::takeNewest(const Document &newest)
{
    m_document = newest;
    const auto orNone = [](const QString &text) { return text.isEmpty() ? tr("none") : withVisibleControls(text); };
    m_notice->show(Health::Warning, tr("Somebody else changed this document while you were typing."),
                   tr("Now it is named %1, client %2, contract type %3. Save again to put yours in its place, or cancel to keep theirs.")
                       .arg(withVisibleControls(newest.originalName), orNone(newest.client), orNone(newest.contractType)));
    m_save->setText(tr("Save mine"));
    growToContent();
}

} // namespace lectern::ui
