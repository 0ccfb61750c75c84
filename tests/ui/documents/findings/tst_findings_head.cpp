// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/documents/findings/shown_findings.h"
#include "ui/kit/look/theme.h"

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

class TestFindingsHead : public ShownFindings
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }
    void init() { open(); }

    void saysThatQuotesWereRefused()
    {
        QVERIFY(notice().isEmpty());
        Analysis lying = sampleAnalysis().analysis;
        lying.id.value = QUuid::createUuid();
        lying.findings[1].evidence.quote = QStringLiteral("This Agreement never renews");
        m_source->putAnalysis(m_id, lying);
        m_panel->refresh();
        QTRY_VERIFY(notice().contains(QStringLiteral("does not stand in the document")));
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            QVERIFY(!list()->model()->index(row, 0).data(FindingsModel::QuoteRole).toString().contains(QStringLiteral("never renews")));
    }

    void saysHowOftenTheEngineWasRight()
    {
        QVERIFY(!shownText().contains(QStringLiteral("right in")));
        m_source->precision = {{QStringLiteral("builtin"), QStringLiteral("1.0"), QStringLiteral("clauses 1.0"), 34, 6}};
        list()->setCurrentIndex(list()->model()->index(1, 0));
        QTest::keyClick(list(), Qt::Key_R);
        QTRY_VERIFY(shownText().contains(QStringLiteral("right in 34 of 40 findings (85 %)")));
    }

    void saysThatItMayBeOutOfDate()
    {
        m_source->failure = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("gone")};
        m_panel->refresh();
        QTRY_VERIFY(notice().contains(QStringLiteral("out of date")));
        QCOMPARE(list()->model()->rowCount(), 10);
        m_source->failure.reset();
        m_panel->refresh();
        QTRY_VERIFY(notice().isEmpty());
    }

    void saysOfWhatIsNoContractThatItDoesNotLookLikeOne()
    {
        Analysis analysis = sampleAnalysis().analysis;
        analysis.id.value = QUuid::createUuid();
        analysis.findings.clear();
        analysis.risks.clear();
        analysis.categories.clear();
        m_source->putAnalysis(m_id, analysis);
        m_panel->refresh();
        QTRY_VERIFY(notice().contains(QStringLiteral("does not look like a contract")));
        QCOMPARE(list()->model()->rowCount(), 0);
    }
};

QTEST_MAIN(TestFindingsHead)
#include "tst_findings_head.moc"
