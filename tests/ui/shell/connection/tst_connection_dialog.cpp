// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/settle.h"
#include "ui/kit/look/outcome_label.h"
#include "ui/shell/connection/connection_dialog.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPromise>
#include <QPushButton>
#include <QRadioButton>
#include <QtTest>

using namespace lectern;
using namespace lectern::ui;

class TestConnectionDialog : public QObject
{
    Q_OBJECT

    std::vector<QPromise<ConnectionReport>> m_tests;
    QStringList m_tested;

    ConnectionTest test()
    {
        return [this](const QString &postgresUrl, const QString &redisUrl) {
            m_tested = {postgresUrl, redisUrl};
            QPromise<ConnectionReport> promise;
            QFuture<ConnectionReport> future = promise.future();
            promise.start();
            m_tests.push_back(std::move(promise));
            return future;
        };
    }

    void answer(std::size_t number, const ConnectionReport &report)
    {
        m_tests[number].addResult(report);
        m_tests[number].finish();
    }

    static QLineEdit *field(const QDialog &dialog, const QString &accessibleName)
    {
        const QList<QLineEdit *> fields = dialog.findChildren<QLineEdit *>();
        const auto found = std::find_if(fields.begin(), fields.end(),
                                        [&](const QLineEdit *each) { return each->accessibleName() == accessibleName; });
        return found == fields.end() ? nullptr : *found;
    }

    static QPushButton *testButton(const QDialog &dialog)
    {
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->text() == QStringLiteral("&Test"))
                return button;
        }
        return nullptr;
    }

private Q_SLOTS:
    void init()
    {
        m_tests.clear();
        m_tested.clear();
    }

    void thePasswordIsNeverInPlainSight()
    {
        ConnectionDialog dialog(QStringLiteral("postgresql://ana:s3cret@db/reviews"), {}, test(), 4);
        dialog.show();
        for (const QLineEdit *each : dialog.findChildren<QLineEdit *>())
            QVERIFY(!each->displayText().contains(QStringLiteral("s3cret")));
        QCOMPARE(field(dialog, QStringLiteral("PostgreSQL password"))->text(), QStringLiteral("s3cret"));
    }

    void aPastedUrlGivesItsPasswordAway()
    {
        ConnectionDialog dialog({}, {}, test(), 4);
        dialog.findChildren<QRadioButton *>().last()->setChecked(true);
        QLineEdit *address = field(dialog, QStringLiteral("PostgreSQL address"));
        address->insert(QStringLiteral("postgresql://ana:s3cret@db/reviews"));
        QCOMPARE(address->text(), QStringLiteral("postgresql://ana@db/reviews"));
        QCOMPARE(field(dialog, QStringLiteral("PostgreSQL password"))->text(), QStringLiteral("s3cret"));
    }

    void savesTheWholeUrls()
    {
        ConnectionDialog dialog(QStringLiteral("postgresql://ana:s3cret@db/reviews"), QStringLiteral("redis://cache"), test(), 4);
        QSignalSpy saved(&dialog, &ConnectionDialog::saved);
        dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->click();
        QCOMPARE(saved.count(), 1);
        QCOMPARE(saved.first().first().toString(), QStringLiteral("postgresql://ana:s3cret@db/reviews"));
        QCOMPARE(saved.first().last().toString(), QStringLiteral("redis://cache"));
    }

    void theAuthorityOfEachServerHasAFieldAndIsSavedWithItsAddress()
    {
        ConnectionDialog dialog(QStringLiteral("postgresql://db/reviews?sslrootcert=/etc/ca.pem"), QStringLiteral("rediss://cache"), test(), 4);
        QCOMPARE(field(dialog, QStringLiteral("PostgreSQL address"))->text(), QStringLiteral("postgresql://db/reviews"));
        QCOMPARE(field(dialog, QStringLiteral("PostgreSQL certificate authority"))->text(), QStringLiteral("/etc/ca.pem"));
        field(dialog, QStringLiteral("Redis certificate authority"))->setText(QStringLiteral("/etc/our ca.pem"));
        QSignalSpy saved(&dialog, &ConnectionDialog::saved);
        dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->click();
        QCOMPARE(saved.first().first().toString(), QStringLiteral("postgresql://db/reviews?sslrootcert=/etc/ca.pem"));
        QCOMPARE(saved.first().last().toString(), QStringLiteral("rediss://cache?ca=/etc/our%20ca.pem"));
    }

    void thePrivateWorkspaceIsSavedAsNothing()
    {
        ConnectionDialog dialog(QStringLiteral("postgresql://ana@db/reviews"), {}, test(), 4);
        QSignalSpy saved(&dialog, &ConnectionDialog::saved);
        dialog.findChildren<QRadioButton *>().first()->setChecked(true);
        dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->click();
        QVERIFY(saved.first().first().toString().isEmpty());
    }

    void eachServersVerdictIsSaidInWords()
    {
        ConnectionDialog dialog(QStringLiteral("postgresql://ana@db/reviews"), QStringLiteral("redis://cache"), test(), 4);
        dialog.show();
        testButton(dialog)->click();
        QCOMPARE(m_tested, (QStringList{QStringLiteral("postgresql://ana@db/reviews"), QStringLiteral("redis://cache")}));
        QVERIFY(!testButton(dialog)->isEnabled());
        answer(0, {true, QStringLiteral("PostgreSQL 15.4"), false, QStringLiteral("The host is not known.")});
        QTRY_VERIFY(testButton(dialog)->isEnabled());
        const QList<OutcomeLabel *> outcomes = dialog.findChildren<OutcomeLabel *>();
        QVERIFY(outcomes[0]->text().contains(QStringLiteral("OK: PostgreSQL 15.4")));
        QVERIFY(outcomes[1]->text().contains(QStringLiteral("Failed: The host is not known.")));
    }

    void aLongVerdictIsShownWhole()
    {
        ConnectionDialog dialog(QStringLiteral("postgresql://ana@db/reviews"), QStringLiteral("redis://cache"), test(), 4);
        dialog.show();
        testButton(dialog)->click();
        settle();
        const QString sentence = QStringLiteral("The certificate is not signed by an authority that is known here, so nothing was sent to it. ");
        answer(0, {false, sentence.repeated(3), false, sentence.repeated(2)});
        QTRY_VERIFY(testButton(dialog)->isEnabled());
        QCoreApplication::sendPostedEvents();
        for (const OutcomeLabel *outcome : dialog.findChildren<OutcomeLabel *>())
            QVERIFY2(outcome->height() >= outcome->heightForWidth(outcome->width()), qPrintable(QString::number(outcome->height())));
    }

    void aTestThatIsStillRunningDoesNotOutliveTheDialog()
    {
        {
            ConnectionDialog dialog(QStringLiteral("postgresql://ana@db/reviews"), {}, test(), 4);
            testButton(dialog)->click();
        }
        answer(0, {true, QStringLiteral("late"), true, {}});
        QCoreApplication::sendPostedEvents();
    }

    void withoutAnAddressThereIsNothingToSave()
    {
        ConnectionDialog dialog({}, {}, test(), 4);
        dialog.findChildren<QRadioButton *>().last()->setChecked(true);
        QVERIFY(!dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->isEnabled());
        QVERIFY(!testButton(dialog)->isEnabled());
    }
};

QTEST_MAIN(TestConnectionDialog)
#include "tst_connection_dialog.moc"
