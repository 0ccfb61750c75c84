// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/connect/connection_target.h"
#include "storage/postgres/connect/server_probe.h"
#include "storage/postgres/link/connection.h"
#include "storage/redis/redis_connection.h"
#include "tests/support/seed.h"
#include "tests/support/thief_server.h"

#include <QNetworkInterface>
#include <QtTest>

#include <random>

using namespace lectern;
using namespace lectern::postgres;
using namespace lectern::redis;

namespace {

const QString secret = QStringLiteral("s3cret-of-an-analyst");

/// An address of this machine that is no loopback, so that nothing but its spelling tells it from another machine's.
QHostAddress addressOutside()
{
    const QList<QHostAddress> addresses = QNetworkInterface::allAddresses();
    const auto found = std::find_if(addresses.begin(), addresses.end(), [](const QHostAddress &each) {
        return each.protocol() == QAbstractSocket::IPv4Protocol && !each.isLoopback() && !each.isLinkLocal();
    });
    return found == addresses.end() ? QHostAddress() : *found;
}

/// Everything that Lectern does with an address: probes it, opens the driver, asks why it failed.
void tryPostgres(const QString &url)
{
    PostgresConnection connection(url, QStringLiteral("attack"));
    (void)connection.open({std::chrono::milliseconds(2000), {}});
    if (const auto target = ConnectionTarget::fromUrl(url))
        (void)probe(*target, ProbeDepth::Login, std::chrono::steady_clock::now() + std::chrono::seconds(2), {});
}

/// A random way to write the thief's address, as a careless or a malicious user might.
class Wording
{
public:
    Wording(quint32 seed, QString address, quint16 port) : m_random(seed), m_address(std::move(address)), m_port(port) {}

    QString next()
    {
        m_options = QStringList{option(QStringLiteral("port"), QString::number(m_port)), option(QStringLiteral("user"), QStringLiteral("ana")),
                                option(QStringLiteral("password"), secret), option(QStringLiteral("dbname"), QStringLiteral("d%1").arg(++m_count))};
        addPlace();
        for (const char *weak :
             {"sslmode=disable", "sslmode=allow", "sslmode=prefer", "sslmode=require", "sslmode=verify-ca", "channel_binding=disable",
              "channel_binding=prefer", "gssencmode=disable", "gssencmode=prefer", "sslnegotiation=direct", "sslrootcert=/nowhere.crt",
              "sslrootcert=system", "target_session_attrs=any", "SSLMODE=disable", "ssl=true", "service=mine", "options=-c%20x=y"}) {
            if (chance(9))
                m_options << QLatin1String(weak);
        }
        std::shuffle(m_options.begin(), m_options.end(), m_random);
        return chance(2) ? asUrl() : asKeywords();
    }

private:
    bool chance(int oneIn) { return int(m_random() % quint32(oneIn)) == 0; }
    static QString option(const QString &keyword, const QString &value) { return keyword + u'=' + value; }

    void addPlace()
    {
        const QString host = QStringLiteral("host"), hostaddr = QStringLiteral("hostaddr");
        switch (m_random() % 9) {
        case 0: m_options << option(host, m_address); break;
        case 1: m_options << option(hostaddr, m_address); break;
        case 2: m_options << option(host, QStringLiteral("localhost")) << option(hostaddr, m_address); break;
        case 3: m_options << option(host, QStringLiteral("127.0.0.1")) << option(hostaddr, m_address); break;
        case 4: m_options << option(host, QStringLiteral("/run/postgresql")) << option(hostaddr, m_address); break;
        case 5: m_options << option(host, QStringLiteral("/nowhere,") + m_address); break;
        case 6: m_options << option(host, QStringLiteral("127.0.0.1,localhost")) << option(hostaddr, QStringLiteral("127.0.0.9,") + m_address); break;
        case 7: m_options << option(host, QStringLiteral("::ffff:") + m_address); break;
        default: m_options << option(host, QStringLiteral("localhost,") + m_address); break;
        }
    }

    QString asKeywords() const
    {
        QStringList parts = m_options;
        return parts.replaceInStrings(QStringLiteral("%20"), QStringLiteral(" "))
            .replaceInStrings(QRegularExpression(QStringLiteral("^(\\w+)=(.*)$")), QStringLiteral("\\1='\\2'"))
            .join(u' ');
    }

    /// Some letters written as %xx, some words in the first part of the URL.
    QString asUrl()
    {
        QString authority = chance(2) ? QStringLiteral("localhost") : QString();
        QStringList parts;
        for (const QString &each : std::as_const(m_options)) {
            QString value = each.section(u'=', 1);
            if (chance(3) && !value.isEmpty())
                value.replace(0, 1, QStringLiteral("%%1").arg(int(value.at(0).unicode()), 2, 16, QLatin1Char('0')));
            parts << each.section(u'=', 0, 0) + u'=' + value;
        }
        const QString scheme = chance(2) ? QStringLiteral("postgresql://") : QStringLiteral("postgres://");
        return scheme + authority + QStringLiteral("/?") + parts.join(u'&');
    }

    std::mt19937 m_random;
    QString m_address;
    quint16 m_port;
    int m_count = 0;
    QStringList m_options;
};

} // namespace

/// A server that knows no encryption and asks for the password must not get it, however it is written down.
class TestPasswordsInTheClear : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        // What the environment says must not reach libpq either.
        qputenv("PGHOSTADDR", "192.0.2.1");
        qputenv("PGSSLMODE", "disable");
        qputenv("PGCHANNELBINDING", "disable");
        qputenv("PGSERVICE", "mine");
        if (addressOutside().isNull())
            QSKIP("this machine has no address but loopback");
    }

    /// Otherwise the other tests would prove nothing.
    void theThiefGetsThePasswordOfThisMachinesOwnServer()
    {
        ThiefServer thief(QHostAddress::LocalHost);
        QVERIFY(thief.port() != 0);
        tryPostgres(QStringLiteral("postgresql://ana:%1@127.0.0.1:%2/d").arg(secret).arg(thief.port()));
        QVERIFY(thief.heard().contains(secret.toUtf8()));
        thief.forget();
        RedisConnection redis(QStringLiteral("redis://ana:%1@127.0.0.1:%2").arg(secret).arg(thief.port()), "attack");
        QVERIFY(redis.open());
        QVERIFY(thief.heard().contains(secret.toUtf8()));
    }

    void noWordingOfAnAddressGivesThePasswordAway()
    {
        ThiefServer thief(addressOutside());
        QVERIFY(thief.port() != 0);
        const unsigned seed = testSeed();
        Wording wording(seed, addressOutside().toString(), thief.port());
        for (int i = 0; i < 300; ++i) {
            const QString url = wording.next();
            tryPostgres(url);
            QVERIFY2(!thief.heard().contains(secret.toUtf8()), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(url)));
        }
        QVERIFY2(thief.connectionCount() > 0, "no wording was accepted at all");
    }

    void aWeakerModeIsRefusedWithWhatToWrite_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("advice");
        for (const char *mode : {"disable", "allow", "prefer", "require", "verify-ca"})
            QTest::newRow(mode) << QStringLiteral("host=db.example sslmode=%1").arg(QLatin1String(mode))
                                << QStringLiteral("write sslmode=verify-full");
        QTest::newRow("ssl=true") << QStringLiteral("postgresql://db.example/d?ssl=true") << QStringLiteral("write sslmode=verify-full");
        QTest::newRow("binding") << QStringLiteral("host=db.example channel_binding=prefer") << QStringLiteral("write channel_binding=require");
        QTest::newRow("hostaddr beside localhost") << QStringLiteral("host=localhost hostaddr=192.0.2.7 sslmode=prefer")
                                                   << QStringLiteral("write sslmode=verify-full");
        QTest::newRow("no name") << QStringLiteral("hostaddr=192.0.2.7") << QStringLiteral("write host=NAME");
    }
    void aWeakerModeIsRefusedWithWhatToWrite()
    {
        QFETCH(QString, options);
        QFETCH(QString, advice);
        const auto target = ConnectionTarget::fromUrl(options);
        QVERIFY(!target);
        QCOMPARE(target.error().code, ErrorCode::InvalidRequest);
        QVERIFY2(target.error().detail.contains(advice), qPrintable(target.error().detail));
    }

    void whatLeavesThisMachineIsToldByTheAddressAlone_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("isHere");
        const auto row = [](const char *host, bool isHere) { QTest::newRow(host) << QString::fromLatin1(host) << isHere; };
        for (const char *here :
             {"127.0.0.1", "127.200.3.4", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1", "localhost", "LocalHost", "/run/x", "@abstract"})
            row(here, true);
        for (const char *elsewhere :
             {"127.0.0.1.example.com", "localhost.example.com", "localhost.", "127.1", "2130706433", "0x7f.0.0.1", "0127.0.0.1", "127.0.0.010",
              "::ffff:192.0.2.1", "::127.0.0.1", "::1%lo", "fe80::1", "0.0.0.0", "[::1]", " 127.0.0.1", "192.0.2.7", "db"})
            row(elsewhere, false);
    }
    void whatLeavesThisMachineIsToldByTheAddressAlone()
    {
        QFETCH(QString, host);
        QFETCH(bool, isHere);
        const auto target = ConnectionTarget::fromUrl(QStringLiteral("host='%1' user=u").arg(host));
        QVERIFY(target);
        QCOMPARE(target->value("sslmode") != u"verify-full", isHere);
    }

    void aNameThatSoundsLikeThisMachineIsAskedOfNoResolver()
    {
        const auto plain = ConnectionTarget::fromUrl(QStringLiteral("postgresql://u@localhost:7/d"));
        QVERIFY(plain);
        QCOMPARE(plain->value("host"), QStringLiteral("localhost,localhost"));
        QCOMPARE(plain->value("hostaddr"), QStringLiteral("127.0.0.1,::1"));
        QCOMPARE(plain->value("port"), QStringLiteral("7,7"));
        QCOMPARE(plain->serverName(), QStringLiteral("localhost"));
    }

    void noPasswordForRedisGoesToAnotherMachineInTheClear()
    {
        ThiefServer thief(addressOutside());
        for (const QString &userinfo : {QStringLiteral(":%1").arg(secret), QStringLiteral("ana:%1").arg(secret), secret}) {
            RedisConnection redis(QStringLiteral("redis://%1@%2:%3").arg(userinfo, addressOutside().toString()).arg(thief.port()), "attack");
            const auto opened = redis.open();
            QVERIFY(!opened);
            QVERIFY2(opened.error().detail.contains(QStringLiteral("write rediss://")), qPrintable(opened.error().detail));
            QVERIFY(!opened.error().detail.contains(secret));
        }
        RedisConnection secure(QStringLiteral("rediss://ana:%1@%2:%3").arg(secret, addressOutside().toString()).arg(thief.port()), "attack");
        QVERIFY(!secure.open());
        QVERIFY(!thief.heard().contains(secret.toUtf8()));
        RedisConnection withoutPassword(QStringLiteral("redis://%1:%2").arg(addressOutside().toString()).arg(thief.port()), "attack");
        QVERIFY(withoutPassword.open()); // allowed, because the cache entries are sealed
    }
};

QTEST_GUILESS_MAIN(TestPasswordsInTheClear)
#include "tst_passwords_in_the_clear.moc"
