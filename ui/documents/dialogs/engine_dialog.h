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

/// Chooses the engine for analyses and the address of Ollama. Tests Ollama before the choice is accepted.
///
/// Thread: GUI.
class EngineDialog : public FittedDialog
{
    Q_OBJECT
public:
    using Test = decltype(DocumentsServices::testOllama);

    EngineDialog(const AnalysisSettings &settings, Test test, QWidget *parent = nullptr);

    /// The settings in the fields.
    [[nodiscard]] AnalysisSettings settings() const;

private:
    void enableFields();
    void test();
    /// Tests the models one after the other, until one fails.
    void testModels(const AnalysisSettings &settings, const QStringList &models);

    Test m_test;
    int m_generation = 0; ///< Number of the test; results of older ones are dropped.
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
