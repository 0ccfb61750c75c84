// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server_url.h"

#include <QtTest>

using namespace lectern;

class TestServerUrl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesThePasswordOutAndPutsItBack_data()
    {
        QTest::addColumn<QString>("whole");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("password");
        QTest::newRow("user and password") << "postgresql://ana:s3cret@db.example.org:5433/reviews" << "postgresql://ana@db.example.org:5433/reviews" << "s3cret";
        QTest::newRow("encoded") << "postgresql://ana:p%40ss%2Fword@db/reviews" << "postgresql://ana@db/reviews" << "p@ss/word";
        QTest::newRow("socket in the host") << "postgresql://ana:x@%2Frun%2Fpg/reviews" << "postgresql://ana@%2Frun%2Fpg/reviews" << "x";
        QTest::newRow("without password") << "postgresql://ana@db/reviews" << "postgresql://ana@db/reviews" << "";
        QTest::newRow("without user") << "redis://:pw@cache:6379/0" << "redis://cache:6379/0" << "pw";
        QTest::newRow("plain redis") << "redis://cache" << "redis://cache" << "";
        QTest::newRow("redis by socket") << "unix:///run/redis.sock" << "unix:///run/redis.sock" << "";
        QTest::newRow("keywords") << "host=db user=ana password='it\\'s'" << "host=db user=ana" << "it's";
    }

    void takesThePasswordOutAndPutsItBack()
    {
        QFETCH(QString, whole);
        const ServerUrl url = ServerUrl::split(whole);
        QTEST(url.address, "address");
        QTEST(url.password, "password");
        QCOMPARE(url.joined(), whole);
    }
};

QTEST_GUILESS_MAIN(TestServerUrl)
#include "tst_server_url.moc"
