// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/similar_model.h"
#include "tests/support/sample_analysis.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace lectern;
using namespace lectern::models;

class TestSimilarModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhereHowMuchAndByWhichWords()
    {
        SimilarModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QString text = sampleAnalysis().pages.front().text;
        model.setClauses({{{},
                           QStringLiteral("lease.pdf"),
                           sampleEvidence(text, QStringLiteral("without limitation")),
                           0.87,
                           {QStringLiteral("limitation"), QStringLiteral("without")}},
                          {{}, QStringLiteral("nda.pdf"), sampleEvidence(text, QStringLiteral("Delaware")), 0.2, {}}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0).data().toString(), QStringLiteral("lease.pdf"));
        QCOMPARE(model.index(0).data(SimilarModel::QuoteRole).toString(), QStringLiteral("without limitation"));
        QCOMPARE(model.index(0).data(SimilarModel::WordsRole).toString(), QStringLiteral("page 1, both say: limitation, without"));
        QCOMPARE(model.index(1).data(SimilarModel::WordsRole).toString(), QStringLiteral("page 1"));
        QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("87 % similar")));
        model.setClauses({});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSimilarModel)
#include "tst_similar_model.moc"
