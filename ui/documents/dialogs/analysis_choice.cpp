// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/dialogs/analysis_choice.h"

#include "ui/documents/dialogs/engine_dialog.h"
#include "ui/documents/dialogs/risk_rules_dialog.h"

namespace lectern::ui {

AnalysisChoice::AnalysisChoice(const DocumentsServices &services, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_settings(services.analysis)
    , m_window(window)
{
}

QList<std::pair<QString, QString>> AnalysisChoice::engines() const
{
    QList<std::pair<QString, QString>> engines{{QStringLiteral("builtin"), tr("Built-in engine")}};
    if (!m_settings.ollamaUrl.isEmpty())
        engines.append({QStringLiteral("ollama"), tr("Ollama, %1").arg(m_settings.ollamaModel)});
    return engines;
}

void AnalysisChoice::editRules()
{
    auto *dialog = new RiskRulesDialog(*m_services.documentSink, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RiskRulesDialog::saved, this, &AnalysisChoice::rulesSaved);
    dialog->open();
}

void AnalysisChoice::editEngines()
{
    auto *dialog = new EngineDialog(m_settings, m_services.testOllama, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_settings = dialog->settings();
        if (m_services.setAnalysis)
            m_services.setAnalysis(m_settings);
        Q_EMIT enginesChanged();
    });
    dialog->open();
}

} // namespace lectern::ui
