// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/errors/error_text.h"
#include "ui/reviews/import/import_dialog.h"

#include "ui/kit/look/wrapped_label.h"
#include "ui/reviews/import/import_files_view.h"
#include "ui/reviews/import/import_mapping_view.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>

namespace lectern::ui {

using namespace errors;
using namespace imports;

namespace {

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new WrappedLabel(parent);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

ImportDialog::ImportDialog(QStringList files, MakeImportSink makeSink, QWidget *parent, const FolderOfFile &folders)
    : FittedDialog(parent)
    , m_run(std::move(makeSink))
    , m_files(new ImportFilesView(this))
{
    setWindowTitle(tr("Import reviews"));
    resize(fontMetrics().averageCharWidth() * 130, fontMetrics().height() * 40);
    m_files->setMaximumHeight(fontMetrics().height() * 9);
    m_files->setMinimumHeight(fontMetrics().height() * 5);
    body()->addWidget(m_files);
    buildPreview(body());
    buildControls(foot());

    connect(m_files, &QTableWidget::itemSelectionChanged, this, &ImportDialog::showSelected);
    connect(m_mapping, &ImportMappingView::mappingEdited, this, &ImportDialog::applyCorrections);
    connect(&m_run, &ImportRun::inputsPlanned, this, &ImportDialog::showInputs);
    connect(&m_run, &ImportRun::inputPlanned, this, &ImportDialog::showPlan);
    connect(&m_run, &ImportRun::progressed, this, &ImportDialog::showProgress);
    connect(&m_run, &ImportRun::finished, this, &ImportDialog::showOutcome);
    m_status->setText(tr("Reading the beginning of the files …"));
    updateControls();
    m_run.planFiles(files, folders);
}

ImportDialog::~ImportDialog() = default;

void ImportDialog::buildPreview(QVBoxLayout *layout)
{
    m_recognised = plainLabel(this);
    m_recognised->setAccessibleName(tr("What was recognised"));
    m_warnings = plainLabel(this);
    m_warnings->setAccessibleName(tr("Worth a look before starting"));
    layout->addWidget(m_recognised);
    m_warnings->hide();
    layout->addWidget(m_warnings);

    m_platform = new QComboBox(this);
    m_platform->addItem(tr("As recognised"), -1);
    for (int platform = 0; platform < platformCount; ++platform)
        m_platform->addItem(displayNameOf(Platform(platform)), platform);
    m_entityName = new QLineEdit(this);
    m_entityName->setPlaceholderText(tr("As the file says"));
    m_dateOrder = new QComboBox(this);
    m_dateOrder->addItem(tr("As recognised"), -1);
    m_dateOrder->addItem(tr("Day, month, year"), int(DateOrder::DayFirst));
    m_dateOrder->addItem(tr("Month, day, year"), int(DateOrder::MonthFirst));
    m_encoding = new QLineEdit(this);
    m_encoding->setPlaceholderText(tr("UTF-8, or UTF-16 by its mark"));
    auto *corrections = new QHBoxLayout;
    const auto addCorrection = [&](const QString &text, QWidget *field) {
        auto *form = new QFormLayout;
        form->setRowWrapPolicy(QFormLayout::WrapAllRows);
        form->addRow(text, field);
        field->setAccessibleName(QString(text).remove(QLatin1Char('&')));
        corrections->addLayout(form);
    };
    addCorrection(tr("&Platform"), m_platform);
    addCorrection(tr("Reviews are &about"), m_entityName);
    addCorrection(tr("&Dates such as 8/3/2017"), m_dateOrder);
    addCorrection(tr("&Encoding"), m_encoding);
    layout->addLayout(corrections);
    connect(m_platform, &QComboBox::activated, this, &ImportDialog::applyCorrections);
    connect(m_dateOrder, &QComboBox::activated, this, &ImportDialog::applyCorrections);
    connect(m_entityName, &QLineEdit::editingFinished, this, &ImportDialog::applyCorrections);
    connect(m_encoding, &QLineEdit::editingFinished, this, &ImportDialog::applyCorrections);

    m_mapping = new ImportMappingView(this);
    layout->addWidget(m_mapping, 1);
}

void ImportDialog::buildControls(QVBoxLayout *layout)
{
    m_bar = new QProgressBar(this);
    m_bar->setRange(0, 1000);
    m_bar->setAccessibleName(tr("Progress of the import"));
    m_status = plainLabel(this);
    m_rejects = new QPushButton(tr("Show &rejected rows"), this);
    m_startButton = new QPushButton(tr("&Import"), this);
    m_startButton->setDefault(true);
    m_cancelButton = new QPushButton(tr("Close"), this);
    auto *row = new QHBoxLayout;
    row->addWidget(m_status, 1);
    row->addWidget(m_rejects);
    row->addWidget(m_cancelButton);
    row->addWidget(m_startButton);
    layout->addWidget(m_bar);
    layout->addLayout(row);
    connect(m_startButton, &QPushButton::clicked, this, &ImportDialog::start);
    connect(m_cancelButton, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(m_rejects, &QPushButton::clicked, this, [this] {
        const int row = selectedRow();
        if (row >= 0 && m_items[size_t(row)].outcome)
            QDesktopServices::openUrl(QUrl::fromLocalFile(m_items[size_t(row)].outcome->rejectsFile));
    });
}

/// Esc and Close cancel a running import; otherwise they close the dialog.
void ImportDialog::reject()
{
    if (m_isImporting) {
        m_isImporting = false;
        m_status->setText(tr("Cancelling …"));
        m_run.cancel();
        return;
    }
    QDialog::reject();
}

int ImportDialog::selectedRow() const
{
    const int row = m_files->currentRow();
    return row < int(m_items.size()) ? row : -1;
}

QString ImportDialog::stateOf(const Item &item) const
{
    if (item.outcome)
        return item.outcome->error ? explanationOf(*item.outcome->error)
                                   : tr("Done in %1 s").arg(QLocale().toString(double(item.outcome->took.count()) / 1000, 'f', 1));
    return item.planned.plan ? tr("Ready, %1").arg(displayNameOf(item.planned.plan->platform)) : explanationOf(item.planned.plan.error());
}

void ImportDialog::showInputs(const std::vector<PlannedInput> &inputs)
{
    for (const PlannedInput &planned : inputs) {
        m_items.push_back({planned, {}, std::nullopt});
        m_files->addFile(planned.input.displayName, stateOf(m_items.back()));
    }
    const auto ready = std::count_if(inputs.begin(), inputs.end(), [](const PlannedInput &each) { return each.plan.has_value(); });
    m_status->setText(tr("Files that can be imported: %1").arg(QLocale().toString(qint64(ready))));
    m_files->selectRow(0);
    updateControls();
}

void ImportDialog::showPlan(int index, const PlannedInput &planned)
{
    Item &item = m_items[size_t(index)];
    item.planned = planned;
    item.outcome.reset();
    m_files->showState(index, stateOf(item));
    if (index == selectedRow())
        showSelected();
    updateControls();
}

void ImportDialog::showSelected()
{
    const int row = selectedRow();
    if (row < 0)
        return;
    const Item &item = m_items[size_t(row)];
    m_platform->setCurrentIndex(m_platform->findData(item.options.platform ? int(*item.options.platform) : -1));
    m_dateOrder->setCurrentIndex(m_dateOrder->findData(item.options.dateOrder ? int(*item.options.dateOrder) : -1));
    m_entityName->setText(item.options.entityName);
    m_encoding->setText(item.options.encoding);
    if (!item.planned.plan) {
        m_recognised->setText(explanationOf(item.planned.plan.error()));
        m_warnings->hide();
        m_mapping->showNothing();
        updateControls();
        return;
    }
    const ImportPlan &plan = *item.planned.plan;
    QStringList facts = {tr("%1, %2").arg(plan.format, plan.encoding), tr("Platform %1: %2").arg(displayNameOf(plan.platform), plan.platformReason),
                         tr("About: %1").arg(plan.entityReason)};
    if (!plan.rating.reason.isEmpty())
        facts += tr("Ratings %1").arg(plan.rating.reason);
    for (const auto &[field, rule] : plan.dates) {
        if (!rule.reason.isEmpty())
            facts += tr("%1: %2").arg(displayNameOf(field), rule.reason);
    }
    m_recognised->setText(facts.join(QStringLiteral("\n")));
    QStringList warnings;
    for (const QString &warning : plan.warnings)
        warnings += QStringLiteral("⚠ ") + warning;
    m_warnings->setText(warnings.join(u'\n'));
    m_warnings->setVisible(!warnings.isEmpty());
    m_mapping->showPlan(plan);
    updateControls();
}

void ImportDialog::applyCorrections()
{
    const int row = selectedRow();
    if (row < 0 || m_isImporting)
        return;
    Item &item = m_items[size_t(row)];
    ImportOptions options = item.options;
    const int platform = m_platform->currentData().toInt(), order = m_dateOrder->currentData().toInt();
    options.platform = platform >= 0 ? std::optional(Platform(platform)) : std::nullopt;
    options.dateOrder = order >= 0 ? std::optional(DateOrder(order)) : std::nullopt;
    options.entityName = m_entityName->text().trimmed();
    options.encoding = m_encoding->text().trimmed();
    if (sender() == m_mapping)
        options.columns = m_mapping->chosenColumns();
    item.options = options;
    m_run.planAgain(row, item.planned.input, options);
}

void ImportDialog::start()
{
    m_isImporting = true;
    importNext(0);
}

void ImportDialog::importNext(int from)
{
    for (int index = from; m_isImporting && index < int(m_items.size()); ++index) {
        Item &item = m_items[size_t(index)];
        const bool isDone = item.outcome && !item.outcome->error;
        if (!item.planned.plan || isDone)
            continue;
        m_files->selectRow(index);
        m_files->showState(index, tr("Importing"));
        m_run.start(index, *item.planned.plan);
        updateControls();
        return;
    }
    m_isImporting = false;
    ImportCounts total;
    for (const Item &item : m_items) {
        if (!item.outcome)
            continue;
        total.inserted += item.outcome->counts.inserted;
        total.updated += item.outcome->counts.updated;
        total.duplicate += item.outcome->counts.duplicate;
        total.rejected += item.outcome->counts.rejected;
    }
    const QLocale locale;
    m_status->setText(tr("Rows read: %1 = %2 inserted + %3 updated + %4 duplicate + %5 rejected.")
                          .arg(locale.toString(total.rows()), locale.toString(total.inserted), locale.toString(total.updated),
                               locale.toString(total.duplicate), locale.toString(total.rejected)));
    updateControls();
}

void ImportDialog::showProgress(int index, const ImportProgress &progress)
{
    const QLocale locale;
    m_files->showCounts(index, progress.counts);
    m_bar->setValue(progress.totalBytes > 0 ? int(1000 * progress.doneBytes / progress.totalBytes) : 0);
    QString text = tr("%1 rows, %2 rows per second").arg(locale.toString(progress.counts.rows()), locale.toString(qint64(progress.rowsPerSecond)));
    if (progress.timeLeft)
        text += tr(", about %1 s left").arg(locale.toString(qint64(progress.timeLeft->count())));
    m_status->setText(text);
}

void ImportDialog::showOutcome(int index, const ImportOutcome &outcome)
{
    Item &item = m_items[size_t(index)];
    item.outcome = outcome;
    m_files->showCounts(index, outcome.counts);
    m_files->showState(index, stateOf(item));
    Q_EMIT imported(outcome.counts);
    importNext(index + 1);
}

void ImportDialog::updateControls()
{
    const int row = selectedRow();
    const bool isAnyReady = std::any_of(m_items.begin(), m_items.end(),
                                        [](const Item &item) { return item.planned.plan && (!item.outcome || item.outcome->error); });
    const bool isIdle = !m_isImporting && !m_run.isRunning();
    m_startButton->setEnabled(isIdle && isAnyReady);
    m_cancelButton->setText(isIdle ? tr("Close") : tr("Cancel"));
    for (QWidget *correction : std::initializer_list<QWidget *>{m_platform, m_entityName, m_dateOrder, m_encoding, m_mapping})
        correction->setEnabled(isIdle && row >= 0);
    m_bar->setVisible(!isIdle);
    m_rejects->setVisible(row >= 0 && m_items[size_t(row)].outcome && !m_items[size_t(row)].outcome->rejectsFile.isEmpty());
}

} // namespace lectern::ui
