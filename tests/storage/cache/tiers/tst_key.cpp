// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/tiers/key.h"

#include <QtTest>

#include <set>

using namespace lectern;
using namespace lectern::cache;

class TestKey : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesSchemaClassAndFamilyAndHidesTheQuestion()
    {
        const QByteArray key = redisKey(Family::ReviewsList, "platform=yelp", 3, QByteArray(sealKeyBytes, 'k'));
        QVERIFY2(key.startsWith("lectern:3:main:reviews:list:"), key.constData());
        QVERIFY(!key.contains("yelp"));
        QCOMPARE(key.size(), QByteArrayView("lectern:3:main:reviews:list:").size() + 32);
    }

    void differsByQuestionFamilyAndDatabase()
    {
        const QByteArray sealKey(sealKeyBytes, 'k');
        const QByteArray key = redisKey(Family::ReviewsList, "a", 3, sealKey);
        QCOMPARE(redisKey(Family::ReviewsList, "a", 3, sealKey), key);
        QVERIFY(redisKey(Family::ReviewsList, "b", 3, sealKey) != key);
        QVERIFY(redisKey(Family::ReviewsEntity, "a", 3, sealKey) != key);
        QVERIFY(redisKey(Family::ReviewsList, "a", 4, sealKey) != key);
        QVERIFY(redisKey(Family::ReviewsList, "a", 3, QByteArray(sealKeyBytes, 'l')).last(32) != key.last(32));
    }

    void everyFamilyIsReadBackFromItsKeys()
    {
        for (int i = 0; i < familyCount; ++i)
            QCOMPARE(familyOfRedisKey(redisKey(Family(i), "q", 3, QByteArray(sealKeyBytes, 'k'))), std::optional(Family(i)));
        QVERIFY(!familyOfRedisKey("session:1"));
        QVERIFY(!familyOfRedisKey("lectern:3:main:reviews:nonsense:00"));
        QVERIFY(!familyOfRedisKey(""));
    }

    void lifetimesComeFromTheTableUnlessTheSettingsSayOtherwise()
    {
        const Lifetimes lifetimes({{QStringLiteral("reviews:list"), std::chrono::seconds(100)}});
        QCOMPARE(lifetimes.of(Family::ReviewsList), std::chrono::seconds(100));
        QCOMPARE(lifetimes.of(Family::ReviewsSingle), std::chrono::seconds(3600));
        std::set<std::int64_t> seen;
        for (int i = 0; i < 200; ++i) {
            const auto jittered = lifetimes.jittered(Family::ReviewsList);
            QVERIFY(jittered.count() >= 80 && jittered.count() <= 120);
            seen.insert(jittered.count());
        }
        QVERIFY(seen.size() > 10); // entries filled together do not expire together
    }
};

QTEST_GUILESS_MAIN(TestKey)
#include "tst_key.moc"
