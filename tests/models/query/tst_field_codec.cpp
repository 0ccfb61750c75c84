// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/field_codec.h"
#include "tests/models/query/small_filter.h"

#include <QtTest>

using namespace lectern::models;
using Field = SmallField;

class TestFieldCodec : public QObject
{
    Q_OBJECT

    static SmallFilterState restored(const QVariantMap &map)
    {
        SmallFilterState state = ofColours({QStringLiteral("red")});
        takeSwitches(state, map);
        return state;
    }

private Q_SLOTS:
    void switchesSurviveARestart()
    {
        SmallFilterState state = ofColours({QStringLiteral("red")});
        state.setLastDays(7);
        state.setOff(Field::Date, true);
        QVariantMap map;
        putSwitches(map, state);
        QVERIFY(restored(map) == state);
    }

    void whatMakesNoSenseIsSkipped()
    {
        const SmallFilterState plain = restored({});
        QVERIFY(restored({{lastDaysKey, -4}}) == plain);
        QVERIFY(restored({{offFieldsKey, QVariantList{-1, 3, int(Field::Text)}}}) == plain); // no fields, and one that is not set
        QVERIFY(restored({{lastDaysKey, 2'000'000'000}}).effective(QDate(2026, 11, 21)).from->isValid());
    }

    void namesThatAreUnknownAreSkipped()
    {
        const auto fromName = [](const QString &name) { return name == u"one" ? std::optional(1) : std::nullopt; };
        QCOMPARE(namedIn(QStringList{QStringLiteral("two"), QStringLiteral("one")}, fromName), std::vector{1});
    }
};

QTEST_GUILESS_MAIN(TestFieldCodec)
#include "tst_field_codec.moc"
