// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakes/fake_document_source.h"
#include "ui/documents/dialogs/analysis_choice.h"
#include "ui/documents/dialogs/engine_dialog.h"
#include "ui/documents/dialogs/risk_rules_dialog.h"

#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::ui;

class TestAnalysisChoice : public QObject
{
    Q_OBJECT

    FakeDocumentSource m_source;

    [[nodiscard]] DocumentsServices services()
    {
        DocumentsServices services;
        services.documents = &m_source;
        services.documentSink = &m_source;
        return services;
    }

private Q_SLOTS:
    void offersOllamaWhereItIsSetUp()
    {
        QWidget window;
        DocumentsServices services = this->services();
        QCOMPARE(AnalysisChoice(services, &window).engines().size(), 1);
        services.analysis.engine = QStringLiteral("ollama");
        services.analysis.ollamaUrl = QStringLiteral("http://localhost:11434");
        services.analysis.ollamaModel = QStringLiteral("llama3.2:3b");
        const AnalysisChoice choice(services, &window);
        QCOMPARE(choice.engine(), QStringLiteral("ollama"));
        QCOMPARE(choice.engines().value(1), std::pair(QStringLiteral("ollama"), QStringLiteral("Ollama, llama3.2:3b")));
    }

    void whatTheDialogSaysHoldsFromThenOn()
    {
        QWidget window;
        DocumentsServices services = this->services();
        services.analysis.engine = QStringLiteral("ollama");
        services.analysis.ollamaUrl = QStringLiteral("http://localhost:11434");
        QStringList kept;
        services.setAnalysis = [&](const AnalysisSettings &settings) { kept << settings.engine; };
        AnalysisChoice choice(services, &window);
        QSignalSpy changed(&choice, &AnalysisChoice::enginesChanged);
        choice.editEngines();
        auto *dialog = window.findChild<EngineDialog *>();
        QVERIFY(dialog);
        Q_EMIT dialog->accepted();
        QCOMPARE(kept, QStringList{choice.engine()});
        QCOMPARE(changed.count(), 1);
    }

    void saysThatRulesWereSaved()
    {
        QWidget window;
        AnalysisChoice choice(services(), &window);
        QSignalSpy saved(&choice, &AnalysisChoice::rulesSaved);
        choice.editRules();
        auto *dialog = window.findChild<RiskRulesDialog *>();
        QVERIFY(dialog);
        Q_EMIT dialog->saved();
        QCOMPARE(saved.count(), 1);
    }
};

QTEST_MAIN(TestAnalysisChoice)
#include "tst_analysis_choice.moc"
