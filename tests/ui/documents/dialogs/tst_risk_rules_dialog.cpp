// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/settle.h"
#include "ui/documents/dialogs/risk_rules_dialog.h"
#include "ui/kit/look/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::analysis;
using namespace lectern::ui;

class TestRiskRulesDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }
    void init();
    void switchesAndRewordsARule();
    void takesARuleBackToTheDataFile();
    void staysOpenWithWhatWasTypedWhenItCannotBeSaved();
    void asksWhoseWordsStayWhenSomebodyElseWasFaster();
    void offersThePictureForALook();

private:
    [[nodiscard]] QListWidget *list() const { return m_dialog->findChild<QListWidget *>(); }
    [[nodiscard]] QPlainTextEdit *explanation() const { return m_dialog->findChildren<QPlainTextEdit *>().first(); }
    void save() const { m_dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->click(); }
    std::unique_ptr<FakeDocumentSource> m_source;
    std::unique_ptr<RiskRulesDialog> m_dialog;
};

void TestRiskRulesDialog::init()
{
    m_dialog.reset();
    m_source = std::make_unique<FakeDocumentSource>();
    m_source->ruleChanges = {{builtinRiskRules()[1].key, {}, Severity::Low, {}, {}}};
    m_dialog = std::make_unique<RiskRulesDialog>(*m_source);
    m_dialog->show();
    QTRY_COMPARE(list()->count(), int(builtinRiskRules().size()));
}

void TestRiskRulesDialog::switchesAndRewordsARule()
{
    QSignalSpy saved(m_dialog.get(), &RiskRulesDialog::saved);
    list()->setCurrentRow(0);
    list()->item(0)->setCheckState(Qt::Unchecked);
    explanation()->setPlainText(QStringLiteral("Our board wants to see these."));
    save();
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(m_source->ruleChanges.size(), size_t(2));
    const RiskRuleChange &change = m_source->ruleChanges.back();
    QCOMPARE(change.rule, builtinRiskRules()[0].key);
    QVERIFY(change.isEnabled == false);
    QVERIFY(change.explanation == QStringLiteral("Our board wants to see these."));
    QVERIFY(!change.severity && !change.recommendation);
}

void TestRiskRulesDialog::takesARuleBackToTheDataFile()
{
    list()->setCurrentRow(1);
    QVERIFY(list()->item(1)->text().endsWith(QStringLiteral("changed")));
    for (QPushButton *button : m_dialog->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Take back all changes of this rule"))
            button->click();
    }
    QVERIFY(!list()->item(1)->text().endsWith(QStringLiteral("changed")));
    save();
    QTRY_VERIFY(m_source->ruleChanges.empty());
}

void TestRiskRulesDialog::staysOpenWithWhatWasTypedWhenItCannotBeSaved()
{
    list()->setCurrentRow(0);
    explanation()->setPlainText(QStringLiteral("typed with care"));
    m_source->failure = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, {}};
    save();
    settle();
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(explanation()->toPlainText(), QStringLiteral("typed with care"));
    m_source->failure.reset();
    save();
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(m_source->ruleChanges.size(), size_t(2));
}

void TestRiskRulesDialog::asksWhoseWordsStayWhenSomebodyElseWasFaster()
{
    list()->setCurrentRow(0);
    explanation()->setPlainText(QStringLiteral("Mine."));
    const RiskRules rules = builtinRiskRules();
    m_source->ruleChanges.push_back({rules[0].key, false, {}, QStringLiteral("Theirs."), {}});
    m_source->ruleChanges.push_back({rules[2].key, false, {}, {}, {}});
    save();
    const auto isSaid = [this](const QString &words) {
        const auto labels = m_dialog->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
    };
    QTRY_VERIFY(isSaid(QStringLiteral("Theirs.")));
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_source->ruleChanges.size(), size_t(3)); // theirs
    QCOMPARE(explanation()->toPlainText(), QStringLiteral("Mine."));
    QCOMPARE(list()->item(2)->checkState(), Qt::Unchecked); // what was not edited here is as they have it
    save();
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(m_source->ruleChanges.size(), size_t(3));
    QVERIFY(m_source->ruleChanges.back() == (RiskRuleChange{rules[0].key, {}, {}, QStringLiteral("Mine."), {}}));
}

void TestRiskRulesDialog::offersThePictureForALook()
{
    const QString folder = qEnvironmentVariable("LECTERN_PICTURES");
    if (folder.isEmpty())
        QSKIP("LECTERN_PICTURES names no folder");
    list()->setCurrentRow(2);
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        theme::apply(mode);
        QTest::qWait(1);
        QVERIFY(m_dialog->grab().save(folder + QStringLiteral("/rules-") + nameOf(mode) + QStringLiteral(".png")));
    }
    theme::apply(ThemeMode::Light);
}

QTEST_MAIN(TestRiskRulesDialog)
#include "tst_risk_rules_dialog.moc"
