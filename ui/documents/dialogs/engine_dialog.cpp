// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/dialogs/engine_dialog.h"

#include "models/errors/error_text.h"
#include "storage/api/when_done.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/look/outcome_label.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>

#include <algorithm>

namespace lectern::ui {

namespace {

constexpr int indent = 24; ///< Of the fields that belong to a choice.

QLabel *note(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(indent, 0, 0, 0);
    theme::makeMuted(label);
    return label;
}

} // namespace

EngineDialog::EngineDialog(const AnalysisSettings &settings, Test test, QWidget *parent)
    : FittedDialog(parent)
    , m_test(std::move(test))
    , m_builtin(new QRadioButton(tr("&Built-in engine"), this))
    , m_ollama(new QRadioButton(tr("&Ollama"), this))
    , m_url(new QLineEdit(settings.ollamaUrl, this))
    , m_model(new QLineEdit(settings.ollamaModel, this))
    , m_embeddingModel(new QLineEdit(settings.embeddingModel, this))
    , m_testButton(new QPushButton(tr("&Test"), this))
    , m_outcome(new OutcomeLabel(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Analysis engines"));
    m_url->setPlaceholderText(QStringLiteral("http://localhost:11434"));
    m_url->setAccessibleName(tr("Address of Ollama"));
    m_model->setAccessibleName(tr("Model"));
    m_embeddingModel->setPlaceholderText(tr("none: by words alone"));
    m_embeddingModel->setAccessibleName(tr("Model that orders similar clauses"));
    m_embeddingModel->setToolTip(
        tr("A model for embeddings, such as nomic-embed-text: it orders similar clauses by what they mean. Their text is sent to it."));
    auto *form = new QFormLayout;
    form->setContentsMargins(indent, 4, 0, 0);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Address"), m_url);
    form->addRow(tr("&Model"), m_model);
    form->addRow(tr("S&imilar clauses by"), m_embeddingModel);
    m_testButton->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    form->addRow(QString(), m_testButton);
    body()->addWidget(m_builtin);
    body()->addWidget(note(tr("Works offline and in a moment. The same text always gives the same findings."), this));
    body()->addSpacing(6);
    body()->addWidget(m_ollama);
    body()->addWidget(note(tr("Sends the text of contracts to the server below, and nowhere else. What it quotes is shown only if it stands in the "
                              "document. With an address, \"Analyse with: Ollama\" is offered for single documents, too."),
                           this));
    body()->addLayout(form);
    m_outcome->setContentsMargins(indent, 0, 0, 0);
    body()->addWidget(m_outcome);
    body()->addStretch();
    foot()->addWidget(m_buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 80);
    (settings.engine == QLatin1String("ollama") ? m_ollama : m_builtin)->setChecked(true);
    connect(m_ollama, &QRadioButton::toggled, this, &EngineDialog::enableFields);
    connect(m_url, &QLineEdit::textChanged, this, &EngineDialog::enableFields);
    connect(m_model, &QLineEdit::textChanged, this, &EngineDialog::enableFields);
    connect(m_embeddingModel, &QLineEdit::textChanged, this, &EngineDialog::enableFields);
    connect(m_testButton, &QPushButton::clicked, this, &EngineDialog::test);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    enableFields();
}

AnalysisSettings EngineDialog::settings() const
{
    AnalysisSettings settings;
    settings.engine = m_ollama->isChecked() ? QStringLiteral("ollama") : QStringLiteral("builtin");
    settings.ollamaUrl = m_url->text().trimmed();
    if (const QString model = m_model->text().trimmed(); !model.isEmpty())
        settings.ollamaModel = model;
    settings.embeddingModel = m_embeddingModel->text().trimmed();
    return settings;
}

void EngineDialog::enableFields()
{
    const bool hasAddress = !m_url->text().trimmed().isEmpty();
    m_testButton->setEnabled(hasAddress && m_test);
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(hasAddress || m_builtin->isChecked());
    ++m_generation;
    m_outcome->clear();
}

void EngineDialog::test()
{
    m_outcome->showBusy(tr("Asking Ollama…"));
    ++m_generation;
    const AnalysisSettings tried = settings();
    QStringList models{tried.ollamaModel};
    if (!tried.embeddingModel.isEmpty())
        models << tried.embeddingModel;
    testModels(tried, models);
}

void EngineDialog::testModels(const AnalysisSettings &settings, const QStringList &models)
{
    AnalysisSettings tried = settings;
    tried.ollamaModel = models.first();
    whenDone(m_test(tried), this, [this, generation = m_generation, settings, models](const Result<void> &answered) {
        if (generation != m_generation)
            return;
        if (answered && models.size() > 1)
            return testModels(settings, models.mid(1));
        if (answered) {
            QStringList all{settings.ollamaModel};
            if (!settings.embeddingModel.isEmpty())
                all << settings.embeddingModel;
            m_outcome->showOutcome(true, tr("Ollama answers and has %1.").arg(QLocale().createSeparatedList(all)));
        } else if (answered.error().code == ErrorCode::NotFound) {
            m_outcome->showOutcome(false, tr("Ollama answers, but it has no model %1. \"ollama pull %1\" gets it.").arg(models.first()));
        } else {
            m_outcome->showOutcome(false, answered.error().detail);
        }
        growToContent();
    });
}

} // namespace lectern::ui
