// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/documents/risk_rule_store.h"

#include "tests/support/document_stage.h"
#include "tests/support/reason_of.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::postgres;

class TestRiskRuleStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_stage.error.isEmpty(), qPrintable(m_stage.error)); }
    void init() { QVERIFY2(m_stage.clear(), qPrintable(m_stage.postgres.error())); }

    void keepsChangesOfRules()
    {
        RiskRuleChange change;
        change.rule = QStringLiteral("uncapped-liability");
        change.isEnabled = false;
        change.severity = Severity::Low;
        const RiskRuleChange none{change.rule};
        const auto changed = rules().change(none, change);
        QVERIFY2(changed, reasonOf(changed));
        const RiskRuleChange first = change;
        change.isEnabled.reset();
        change.explanation = QStringLiteral("Our own words.");
        const auto again = rules().change(first, change);
        QVERIFY2(again, reasonOf(again));
        const auto read = rules().readChanges();
        QVERIFY2(read, reasonOf(read));
        QCOMPARE(read->size(), size_t(1));
        QVERIFY(read->front() == change);
        RiskRuleChange mine = none;
        mine.recommendation = QStringLiteral("Of who read it before.");
        for (const RiskRuleChange &former : {none, first}) {
            const auto late = rules().change(former, mine);
            QVERIFY(!late);
            QCOMPARE(late.error().code, ErrorCode::Conflict);
        }
        QVERIFY(rules().readChanges()->front() == change);
        QVERIFY(rules().change(first, change)); // its first answer was lost
        QVERIFY(rules().change(change, none));
        QVERIFY(rules().readChanges()->empty());
        QVERIFY(value("select count(*) from audit_log where object_table = 'risk_rule_changes'").toInt() >= 3);
    }

    void refusesWhatNamesNoRule()
    {
        QCOMPARE(rules().change({}, {}).error().code, ErrorCode::InvalidRequest);
        RiskRuleChange one, other;
        one.rule = QStringLiteral("uncapped-liability");
        other.rule = QStringLiteral("anti-assignment");
        QCOMPARE(rules().change(one, other).error().code, ErrorCode::InvalidRequest);
        QVERIFY(rules().readChanges()->empty());
    }

private:
    RiskRuleStore rules() { return RiskRuleStore(*m_stage.connection); }
    QString value(const char *sql) { return m_stage.value(QString::fromLatin1(sql)); }

    DocumentStage m_stage;
};

QTEST_GUILESS_MAIN(TestRiskRuleStore)
#include "tst_risk_rule_store.moc"
