// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connection/server_url.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::ui;

class TestServerUrl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesThePasswordOutAndPutsItBack_data()
    {
        QTest::addColumn<QString>("whole");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("authority");
        QTest::newRow("user and password") << "postgresql://ana:s3cret@db.example.org:5433/reviews"
                                           << "postgresql://ana@db.example.org:5433/reviews"
                                           << "s3cret"
                                           << "";
        QTest::newRow("encoded") << "postgresql://ana:p%40ss%2Fword@db/reviews"
                                 << "postgresql://ana@db/reviews"
                                 << "p@ss/word"
                                 << "";
        QTest::newRow("socket in the host") << "postgresql://ana:x@%2Frun%2Fpg/reviews"
                                            << "postgresql://ana@%2Frun%2Fpg/reviews"
                                            << "x"
                                            << "";
        QTest::newRow("without password") << "postgresql://ana@db/reviews"
                                          << "postgresql://ana@db/reviews"
                                          << ""
                                          << "";
        QTest::newRow("without user") << "redis://:pw@cache:6379/0"
                                      << "redis://cache:6379/0"
                                      << "pw"
                                      << "";
        QTest::newRow("plain redis") << "redis://cache"
                                     << "redis://cache"
                                     << ""
                                     << "";
        QTest::newRow("redis by socket") << "unix:///run/redis.sock"
                                         << "unix:///run/redis.sock"
                                         << ""
                                         << "";
        QTest::newRow("keywords") << "host=db user=ana password='it\\'s'"
                                  << "host=db user=ana"
                                  << "it's"
                                  << "";
        QTest::newRow("authority") << "postgresql://ana:pw@db/reviews?sslrootcert=/etc/our%20ca.pem"
                                   << "postgresql://ana@db/reviews"
                                   << "pw"
                                   << "/etc/our ca.pem";
        QTest::newRow("authority behind others") << "postgresql://db/reviews?port=1&sslrootcert=/ca"
                                                 << "postgresql://db/reviews?port=1"
                                                 << ""
                                                 << "/ca";
        QTest::newRow("authority of redis") << "rediss://:pw@cache/1?ca=/etc/ca.pem"
                                            << "rediss://cache/1"
                                            << "pw"
                                            << "/etc/ca.pem";
        QTest::newRow("authority among keywords") << "host=db password='pw' sslrootcert='/our ca'"
                                                  << "host=db"
                                                  << "pw"
                                                  << "/our ca";
        QTest::newRow("password of a socket") << "unix:///run/redis.sock?db=1&password=p%26w"
                                              << "unix:///run/redis.sock?db=1"
                                              << "p&w"
                                              << "";
    }

    void takesThePasswordOutAndPutsItBack()
    {
        QFETCH(QString, whole);
        const ServerUrl url = ServerUrl::split(whole);
        QTEST(url.address, "address");
        QTEST(url.password, "password");
        QTEST(url.authority, "authority");
        QCOMPARE(url.joined(), whole);
    }

    void aPasswordAmongTheParametersIsTakenOutToo()
    {
        const ServerUrl url = ServerUrl::split(QStringLiteral("postgresql:///reviews?host=db&password=s3cret&user=ana"));
        QCOMPARE(url.address, QStringLiteral("postgresql:///reviews?host=db&user=ana"));
        QCOMPARE(url.password, QStringLiteral("s3cret"));
        QCOMPARE(url.joined(), QStringLiteral("postgresql://:s3cret@/reviews?host=db&user=ana"));
    }

    void anAuthorityIsLeftOutWhereNothingIsEncrypted()
    {
        QCOMPARE((ServerUrl{QStringLiteral("redis://cache"), {}, QStringLiteral("/ca")}.joined()), QStringLiteral("redis://cache"));
        QCOMPARE((ServerUrl{QStringLiteral("/run/redis.sock"), {}, QStringLiteral("/ca")}.joined()), QStringLiteral("/run/redis.sock"));
    }
};

QTEST_GUILESS_MAIN(TestServerUrl)
#include "tst_server_url.moc"
