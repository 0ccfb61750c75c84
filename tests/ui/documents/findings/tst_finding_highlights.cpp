// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_analysis.h"
#include "ui/documents/findings/finding_highlights.h"

#include <QTest>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

class TestFindingHighlights : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFindingIsAsGraveAsItsGravestRisk()
    {
        Analysis analysis = sampleAnalysis().analysis;
        analysis.risks[1].findings = {0, 1}; // the first shows a high risk, too
        const std::vector<DocumentHighlight> highlights = highlightsOf(analysis);
        QCOMPARE(highlights.size(), size_t(3));
        const Severity severities[] = {Severity::High, Severity::Medium, Severity::None};
        for (size_t i = 0; i < highlights.size(); ++i) {
            QCOMPARE(highlights[i].severity, severities[i]);
            QCOMPARE(highlights[i].range, analysis.findings[i].evidence.range);
            QCOMPARE(highlights[i].finding, analysis.findings[i].number);
            QCOMPARE(highlights[i].label, analysis.findings[i].category);
        }
    }
};

QTEST_MAIN(TestFindingHighlights)
#include "tst_finding_highlights.moc"
