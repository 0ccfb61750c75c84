// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connection/server_choice.h"

#include "models/errors/error_text.h"
#include "ui/shell/connection/connection_dialog.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::errors;
using namespace lectern::ui;

class TestServerChoice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasChosenIsToldAndWhatTheDialogStartsFromNext()
    {
        const QString postgres = QStringLiteral("postgresql://db.example.org/lectern"), redis = QStringLiteral("redis://cache.example.org");
        QWidget window;
        window.show();
        ServerChoice choice(&window);
        choice.set({}, {});
        QSignalSpy chosen(&choice, &ServerChoice::chosen);
        choice.openDialog();
        auto *dialog = window.findChild<ConnectionDialog *>();
        QVERIFY(dialog);
        Q_EMIT dialog->saved(postgres, redis);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first(), (QVariantList{postgres, redis}));
        delete dialog;
        choice.openDialog();
        const auto fields = window.findChild<ConnectionDialog *>()->findChildren<QLineEdit *>();
        QVERIFY(std::any_of(fields.begin(), fields.end(), [&](const QLineEdit *field) { return field->text() == postgres; }));
    }

    void aPrivateServerThatIsAwayIsNoMatterOfTheNetwork()
    {
        QWidget window;
        ServerChoice choice(&window);
        const StorageError away{ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("the connection was lost")};
        choice.set({}, {});
        QCOMPARE(errorText(away).title, QStringLiteral("The private database on this computer stopped."));
        QVERIFY(!errorText(away).whatToDo.contains(QStringLiteral("network")));
        choice.set(QStringLiteral("postgresql://db.example.org/lectern"), {});
        QVERIFY(errorText(away).whatToDo.contains(QStringLiteral("network")));
    }
};

QTEST_MAIN(TestServerChoice)
#include "tst_server_choice.moc"
