// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/document_filter_codec.h"
#include "models/documents/list/document_filter_choices.h"
#include "tests/models/documents/list/full_document_filter.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::models;
using Field = DocumentFilterField;

class TestDocumentFilterCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itSurvivesARestart()
    {
        DocumentFilterState state = fullDocumentFilter();
        state.setOff(Field::Kind, true);
        QVERIFY(documentFilterFromVariant(toVariant(state)) == state);
        QVERIFY(documentFilterFromVariant({}) == DocumentFilterState());
    }

    void datesSurviveARestart()
    {
        DocumentFilterState state;
        state.setDates(QDate(2026, 1, 1), QDate(2026, 2, 1));
        QVERIFY(documentFilterFromVariant(toVariant(state)) == state);
    }

    /// Windows have stored it so already.
    void readsWhatWasStoredBefore()
    {
        const QVariantMap stored{{QStringLiteral("values"), QVariantMap{{QStringLiteral("4"), QStringList{QStringLiteral("high")}}}},
                                 {QStringLiteral("off"), QVariantList{4}},
                                 {QStringLiteral("text"), QString()},
                                 {QStringLiteral("lastDays"), 7}};
        const DocumentFilterState state = documentFilterFromVariant(stored);
        QCOMPARE(state.values().highestRisks, std::vector{Severity::High});
        QVERIFY(state.isOff(Field::Risk));
        QCOMPARE(state.lastDays(), std::optional(7));
    }
};

QTEST_GUILESS_MAIN(TestDocumentFilterCodec)
#include "tst_document_filter_codec.moc"
