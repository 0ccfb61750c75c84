// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/findings/rule_editing.h"
#include "storage/api/documents/document_sink.h"
#include "ui/kit/look/fitted_dialog.h"

#include <optional>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace lectern::ui {

class NoticeBar;

/// Edits the team's risk rules: enable or disable, severity, texts. Saved changes apply to everybody and to
/// all later analyses.
///
/// Thread: GUI. Borrows the sink.
class RiskRulesDialog : public FittedDialog
{
    Q_OBJECT
public:
    explicit RiskRulesDialog(DocumentSink &sink, QWidget *parent = nullptr);

Q_SIGNALS:
    void saved(); ///< Later analyses use the new rules.

private:
    QWidget *makeEditor();
    void load();
    void fill();
    void showRule(int row);
    void showState(int row);
    void edit();
    void save();
    void storeNext(std::vector<RiskRuleChange> waiting);
    void showTheirs(const QString &rule);

    DocumentSink &m_sink;
    std::optional<models::RuleEditing> m_editing;
    bool m_isFilling = false;
    NoticeBar *m_notice;
    QListWidget *m_list;
    QLabel *m_title = nullptr;
    QComboBox *m_severity = nullptr;
    QPlainTextEdit *m_explanation = nullptr;
    QPlainTextEdit *m_recommendation = nullptr;
    QPushButton *m_reset = nullptr;
    QDialogButtonBox *m_buttons;
};

} // namespace lectern::ui
