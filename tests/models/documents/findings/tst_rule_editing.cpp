// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/rule_editing.h"

#include <QTest>

using namespace lectern;
using namespace lectern::analysis;
using namespace lectern::models;

class TestRuleEditing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void laysTheTeamsChangesOverTheFile();
    void storesOnlyWhatWasEdited();
    void takesARuleBackToTheFile();

private:
    [[nodiscard]] static RiskRules base();
};

RiskRules TestRuleEditing::base()
{
    RiskRules rules(2);
    rules[0].key = QStringLiteral("a");
    rules[0].severity = Severity::High;
    rules[0].explanation = QStringLiteral("because");
    rules[1].key = QStringLiteral("b");
    return rules;
}

void TestRuleEditing::laysTheTeamsChangesOverTheFile()
{
    const RuleEditing editing(base(), {{QStringLiteral("a"), false, {}, {}, {}}, {QStringLiteral("gone"), false, {}, {}, {}}});
    QVERIFY(!editing.rules()[0].isEnabled);
    QCOMPARE(int(editing.rules()[0].severity), int(Severity::High));
    QVERIFY(!editing.isAsInFile(0));
    QVERIFY(editing.isAsInFile(1));
    QVERIFY(editing.changesToStore().empty());
}

void TestRuleEditing::storesOnlyWhatWasEdited()
{
    RuleEditing editing(base(), {});
    editing.setSeverity(0, Severity::Low);
    editing.setExplanation(1, QStringLiteral("so"));
    editing.setRecommendation(1, QStringLiteral("ask"));
    const std::vector<RiskRuleChange> changes = editing.changesToStore();
    QCOMPARE(changes.size(), size_t(2));
    QVERIFY(changes[0] == (RiskRuleChange{QStringLiteral("a"), {}, Severity::Low, {}, {}}));
    QVERIFY(changes[1] == (RiskRuleChange{QStringLiteral("b"), {}, {}, QStringLiteral("so"), QStringLiteral("ask")}));
    editing.setSeverity(0, Severity::High);
    QCOMPARE(editing.changesToStore().size(), size_t(1));
}

void TestRuleEditing::takesARuleBackToTheFile()
{
    RuleEditing editing(base(), {{QStringLiteral("a"), false, Severity::Low, QStringLiteral("ours"), {}}});
    editing.reset(0);
    QCOMPARE(editing.rules()[0].explanation, QStringLiteral("because"));
    const std::vector<RiskRuleChange> changes = editing.changesToStore();
    QCOMPARE(changes.size(), size_t(1));
    QVERIFY(changes[0] == (RiskRuleChange{QStringLiteral("a"), {}, {}, {}, {}}));
}

QTEST_GUILESS_MAIN(TestRuleEditing)
#include "tst_rule_editing.moc"
