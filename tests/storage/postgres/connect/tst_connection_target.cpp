// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/connect/connection_target.h"

#include <QTest>

using namespace lectern;
using namespace lectern::postgres;

class TestConnectionTarget : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysNothingOfWhatItCannotRead_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("host") << QStringLiteral("postgresql://u:s3cret@[::1]x/db");
        QTest::newRow("address without end") << QStringLiteral("postgresql://u:s3cret@[::1/db");
        QTest::newRow("per cent in the password") << QStringLiteral("postgresql://u:s3cret%zz@h/db");
        QTest::newRow("NUL in the password") << QStringLiteral("postgresql://u:s3cret%00@h/db");
        QTest::newRow("a password with a space") << QStringLiteral("host=h password=not s3cret user=u");
        QTest::newRow("a password with quotation marks") << QStringLiteral("host=h password=not s3\"cret user=u");
        QTest::newRow("the password alone") << QStringLiteral("s3cret");
        QTest::newRow("an option of its own") << QStringLiteral("postgresql://u@h/db?s3cret=1");
    }
    void saysNothingOfWhatItCannotRead()
    {
        QFETCH(QString, url);
        const auto target = ConnectionTarget::fromUrl(url);
        QVERIFY(!target);
        QCOMPARE(target.error().code, ErrorCode::InvalidRequest);
        QVERIFY2(!target.error().detail.contains(u"s3"), qPrintable(target.error().detail));
        QVERIFY2(target.error().detail.size() > 40, qPrintable(target.error().detail)); // and yet says what is wrong
    }

    void asksAForeignServerForItsCertificate_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("sslmode");
        QTest::addColumn<QString>("binding");
        const QString none, full = QStringLiteral("verify-full"), required = QStringLiteral("require");
        QTest::newRow("socket") << QStringLiteral("postgresql:///db?host=/run/postgresql") << none << none;
        QTest::newRow("default socket") << QStringLiteral("dbname=x") << none << none;
        QTest::newRow("this machine") << QStringLiteral("postgresql://u@127.0.0.1/db") << none << none;
        QTest::newRow("another") << QStringLiteral("postgresql://u@db.example.com/db") << full << required;
        QTest::newRow("one of several") << QStringLiteral("postgresql://u@localhost,db.example.com/db") << full << required;
        QTest::newRow("said in so many words") << QStringLiteral("postgresql://u@db.example.com/db?sslmode=verify-full&channel_binding=require")
                                               << full << required;
        QTest::newRow("an address beside a name of this machine") << QStringLiteral("host=localhost hostaddr=192.0.2.7") << full << required;
        QTest::newRow("by certificate and password") << QStringLiteral("postgresql://u:p@db.example.com/db?sslcert=mine.crt") << full << required;
        QTest::newRow("by certificate") << QStringLiteral("postgresql://u@db.example.com/db?sslcert=mine.crt") << full << none;
    }
    void asksAForeignServerForItsCertificate()
    {
        QFETCH(QString, url);
        const auto target = ConnectionTarget::fromUrl(url);
        QVERIFY(target);
        QTEST(target->value("sslmode"), "sslmode");
        QTEST(target->value("channel_binding"), "binding");
        const QString options = target->qtConnectOptions(std::chrono::seconds(5));
        QCOMPARE(options.contains(QStringLiteral("channel_binding='require'")), target->value("channel_binding") == u"require");
    }

    void keepsSecretsOutOfTheConnectOptions()
    {
        const auto target = ConnectionTarget::fromUrl(QStringLiteral("postgresql://me:secret@a:1,b:2/x?sslrootcert=/a'b"));
        QVERIFY(target);
        QCOMPARE(target->qtConnectOptions(std::chrono::seconds(5)),
                 QStringLiteral(
                     "connect_timeout=5;port='1,2';sslrootcert='/a\\'b';gssencmode='disable';sslmode='verify-full';channel_binding='require'"));
    }
};

QTEST_APPLESS_MAIN(TestConnectionTarget)
#include "tst_connection_target.moc"
