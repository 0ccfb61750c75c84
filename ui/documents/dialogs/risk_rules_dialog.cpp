// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/dialogs/risk_rules_dialog.h"

#include "models/documents/findings/finding_labels.h"
#include "models/errors/error_text.h"
#include "storage/api/when_done.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/look/wrapped_label.h"
#include "ui/kit/widgets/notice_bar.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

namespace lectern::ui {

using namespace analysis;
using namespace errors;
using namespace models;

RiskRulesDialog::RiskRulesDialog(DocumentSink &sink, QWidget *parent)
    : FittedDialog(parent)
    , m_sink(sink)
    , m_notice(new NoticeBar(this))
    , m_list(new QListWidget(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Risk rules"));
    m_list->setAccessibleName(tr("Rules; the check says whether a rule is applied"));
    m_list->setSpacing(4);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumWidth(fontMetrics().averageCharWidth() * 46);
    auto *note = new QLabel(tr("Checked rules are applied. Changes hold for everybody who works on this database, from the next analysis on."), this);
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    theme::makeMuted(note);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(16);
    columns->addWidget(m_list, 2);
    columns->addWidget(makeEditor(), 3);
    body()->addWidget(note);
    body()->addWidget(m_notice);
    body()->addLayout(columns, 1);
    foot()->addWidget(m_buttons);
    const QSize wanted(fontMetrics().averageCharWidth() * 130, fontMetrics().height() * 34);
    resize(parent ? wanted.boundedTo(parent->window()->size()) : wanted);
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(false);
    connect(m_list, &QListWidget::currentRowChanged, this, &RiskRulesDialog::showRule);
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) {
        if (m_isFilling)
            return;
        m_editing->setEnabled(m_list->row(item), item->checkState() == Qt::Checked);
        showState(m_list->row(item));
    });
    connect(m_buttons, &QDialogButtonBox::accepted, this, &RiskRulesDialog::save);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    load();
}

QWidget *RiskRulesDialog::makeEditor()
{
    auto *editor = new QWidget(this);
    m_title = new WrappedLabel(editor);
    m_title->setFont(theme::font(1.2, QFont::DemiBold));
    m_severity = new QComboBox(editor);
    for (const Severity severity : {Severity::High, Severity::Medium, Severity::Low})
        m_severity->addItem(displayNameOf(severity), int(severity));
    m_explanation = new QPlainTextEdit(editor);
    m_recommendation = new QPlainTextEdit(editor);
    for (QPlainTextEdit *text : {m_explanation, m_recommendation})
        text->setTabChangesFocus(true);
    m_reset = new QPushButton(tr("Take back all changes of this rule"), editor);
    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setVerticalSpacing(6);
    form->addRow(tr("&Severity"), m_severity);
    form->addRow(tr("&Why it is a risk"), m_explanation);
    form->addRow(tr("What to &do"), m_recommendation);
    auto *layout = new QVBoxLayout(editor);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_title);
    layout->addLayout(form, 1);
    layout->addWidget(m_reset, 0, Qt::AlignLeft);
    connect(m_severity, &QComboBox::activated, this, &RiskRulesDialog::edit);
    connect(m_explanation, &QPlainTextEdit::textChanged, this, &RiskRulesDialog::edit);
    connect(m_recommendation, &QPlainTextEdit::textChanged, this, &RiskRulesDialog::edit);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_editing->reset(m_list->currentRow());
        fill();
    });
    editor->setEnabled(false);
    return editor;
}

void RiskRulesDialog::load()
{
    whenDone(m_sink.fetchRiskRuleChanges(), this, [this](const Result<std::vector<RiskRuleChange>> &changes) {
        if (!changes) {
            m_notice->show(Health::Bad, tr("The rules could not be read."), errorText(changes.error()).oneLine());
            return;
        }
        m_editing.emplace(builtinRiskRules(), *changes);
        m_title->parentWidget()->setEnabled(true);
        m_buttons->button(QDialogButtonBox::Save)->setEnabled(true);
        fill();
    });
}

void RiskRulesDialog::fill()
{
    m_isFilling = true;
    const int current = std::max(0, m_list->currentRow());
    m_list->clear();
    for (const RiskRule &rule : m_editing->rules()) {
        auto *item = new QListWidgetItem(m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(rule.isEnabled ? Qt::Checked : Qt::Unchecked);
    }
    for (int row = 0; row < m_list->count(); ++row)
        showState(row);
    m_isFilling = false;
    m_list->setCurrentRow(current);
}

/// Updates the rule's row in the list, and whether it can be reset.
void RiskRulesDialog::showState(int row)
{
    const bool wasFilling = std::exchange(m_isFilling, true);
    const RiskRule &rule = m_editing->rules()[size_t(row)];
    QString text = tr("%1 (%2)").arg(rule.title, displayNameOf(rule.severity).toLower());
    if (!m_editing->isAsInFile(row))
        text = tr("%1, changed").arg(text);
    m_list->item(row)->setText(text);
    if (row == m_list->currentRow())
        m_reset->setEnabled(!m_editing->isAsInFile(row));
    m_isFilling = wasFilling;
}

void RiskRulesDialog::showRule(int row)
{
    if (row < 0 || m_isFilling)
        return;
    m_isFilling = true;
    const RiskRule &rule = m_editing->rules()[size_t(row)];
    m_title->setText(rule.title);
    m_severity->setCurrentIndex(m_severity->findData(int(rule.severity)));
    m_explanation->setPlainText(rule.explanation);
    m_recommendation->setPlainText(rule.recommendation);
    m_isFilling = false;
    showState(row);
}

void RiskRulesDialog::edit()
{
    const int row = m_list->currentRow();
    if (m_isFilling || row < 0)
        return;
    m_editing->setSeverity(row, Severity(m_severity->currentData().toInt()));
    m_editing->setExplanation(row, m_explanation->toPlainText());
    m_editing->setRecommendation(row, m_recommendation->toPlainText());
    showState(row);
}

void RiskRulesDialog::save()
{
    m_buttons->setEnabled(false);
    storeNext(m_editing->changesToStore());
}

void RiskRulesDialog::storeNext(std::vector<RiskRuleChange> waiting)
{
    if (waiting.empty()) {
        Q_EMIT saved();
        return accept();
    }
    const RiskRuleChange change = waiting.back();
    waiting.pop_back();
    whenDone(m_sink.changeRiskRule(m_editing->storedOf(change.rule), change), this,
             [this, change, waiting = std::move(waiting)](const Result<void> &stored) {
                 if (stored) {
                     m_editing->noteStored(change);
                     return storeNext(waiting);
                 }
                 if (stored.error().code == ErrorCode::Conflict)
                     return showTheirs(change.rule);
                 m_buttons->setEnabled(true);
                 m_notice->show(Health::Bad, tr("The rules were not saved."), errorText(stored.error()).oneLine());
             });
}

/// Somebody else has changed the rule since it was read: asks the analyst which version to keep.
void RiskRulesDialog::showTheirs(const QString &rule)
{
    whenDone(m_sink.fetchRiskRuleChanges(), this, [this, rule](const Result<std::vector<RiskRuleChange>> &changes) {
        m_buttons->setEnabled(true);
        if (!changes) {
            m_notice->show(Health::Bad, tr("The rules were not saved."), errorText(changes.error()).oneLine());
            return;
        }
        m_editing->takeStored(*changes);
        fill();
        const RiskRules theirs = effectiveRules(builtinRiskRules(), *changes);
        const auto now = std::find_if(theirs.begin(), theirs.end(), [&rule](const RiskRule &each) { return each.key == rule; });
        m_notice->show(Health::Warning, tr("Somebody else changed \"%1\" while you were typing.").arg(now->title),
                       tr("Now it is %1, its severity %2, its reason: %3 Save again to put yours in its place, or cancel to keep theirs.")
                           .arg(now->isEnabled ? tr("on") : tr("off"), displayNameOf(now->severity).toLower(), now->explanation));
    });
}

} // namespace lectern::ui
