// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/documents/kit/documents_services.h"
#include "ui/kit/look/fitted_dialog.h"

class QDialogButtonBox;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace lectern::ui {

class OutcomeLabel;

/// Which engine reads contracts, and where Ollama listens. Tries Ollama before anything depends on it.
///
/// Thread: GUI.
class EngineDialog : public FittedDialog
{
    Q_OBJECT
public:
    using Test = decltype(DocumentsServices::testOllama);

    EngineDialog(const AnalysisSettings &settings, Test test, QWidget *parent = nullptr);

    /// As the fields stand.
    [[nodiscard]] AnalysisSettings settings() const;

private:
    void enableFields();
    void test();
    /// Tries one model after the other, as long as they are there.
    void testModels(const AnalysisSettings &settings, const QStringList &models);

    Test m_test;
    int m_generation = 0; ///< Of tests: an older one's answer is dropped.
    QRadioButton *m_builtin;
    QRadioButton *m_ollama;
    QLineEdit *m_url;
    QLineEdit *m_model;
    QLineEdit *m_embeddingModel;
    QPushButton *m_testButton;
    OutcomeLabel *m_outcome;
    QDialogButtonBox *m_buttons;
};

} // namespace lectern::ui
