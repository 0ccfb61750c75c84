// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/tiers/entry.h"

#include <QtTest>

#include <set>

using namespace lectern;
using namespace lectern::cache;

class TestEntryName : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesSchemaClassAndFamilyAndHidesTheQuestion()
    {
        const QByteArray key = entryName(Family::ReviewsList, "platform=yelp", 3, QByteArray(sealKeyBytes, 'k'));
        QVERIFY2(key.startsWith("lectern:3:main:reviews:list:"), key.constData());
        QVERIFY(!key.contains("yelp"));
        QCOMPARE(key.size(), QByteArrayView("lectern:3:main:reviews:list:").size() + 32);
    }

    void differsByQuestionFamilyAndDatabase()
    {
        const QByteArray sealKey(sealKeyBytes, 'k');
        const QByteArray key = entryName(Family::ReviewsList, "a", 3, sealKey);
        QCOMPARE(entryName(Family::ReviewsList, "a", 3, sealKey), key);
        QVERIFY(entryName(Family::ReviewsList, "b", 3, sealKey) != key);
        QVERIFY(entryName(Family::ReviewsEntity, "a", 3, sealKey) != key);
        QVERIFY(entryName(Family::ReviewsList, "a", 4, sealKey) != key);
        const QByteArray ofAnotherClass = entryName(Family::ReviewsList, "a", {3, {"sales"}}, sealKey);
        QVERIFY2(ofAnotherClass.startsWith("lectern:3:sales:reviews:list:"), ofAnotherClass.constData());
        QCOMPARE(familyOfEntryName(ofAnotherClass), std::optional(Family::ReviewsList));
        QVERIFY(entryName(Family::ReviewsList, "a", 3, QByteArray(sealKeyBytes, 'l')).last(32) != key.last(32));
    }

    void everyFamilyIsReadBackFromItsKeys()
    {
        for (int i = 0; i < familyCount; ++i)
            QCOMPARE(familyOfEntryName(entryName(Family(i), "q", 3, QByteArray(sealKeyBytes, 'k'))), std::optional(Family(i)));
        QVERIFY(!familyOfEntryName("session:1"));
        QVERIFY(!familyOfEntryName("lectern:3:main:reviews:nonsense:00"));
        QVERIFY(!familyOfEntryName(""));
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

QTEST_GUILESS_MAIN(TestEntryName)
#include "tst_entry_name.moc"
