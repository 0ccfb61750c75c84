// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/filter_choice.h"

#include <QtTest>

using namespace lectern::models;

namespace {

enum class Size : quint8 { Small, Middle, Large };
QString nameOf(Size size) { return QString::number(int(size)); }

QStringList keysOf(const FilterChoices &choices)
{
    QStringList keys;
    for (const FilterChoice &choice : choices)
        keys << choice.key + (choice.isChosen ? u'!' : u' ') + (choice.count ? QString::number(*choice.count) : QStringLiteral("?"));
    return keys;
}

QString labelOf(Size size) { return u'<' + nameOf(size) + u'>'; }

} // namespace

class TestFilterChoice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatNothingHasIsLeftOutUnlessItIsChosen()
    {
        const std::array<qint64, 3> counts{0, 4, 0};
        QCOMPARE(keysOf(enumChoices(&counts, std::vector{Size::Large}, labelOf)), (QStringList{QStringLiteral("1 4"), QStringLiteral("2!0")}));
    }

    void everythingIsOfferedUntilItIsCounted()
    {
        const FilterChoices choices = enumChoices(static_cast<const std::array<qint64, 3> *>(nullptr), std::vector<Size>(), labelOf);
        QCOMPARE(keysOf(choices), (QStringList{QStringLiteral("0 ?"), QStringLiteral("1 ?"), QStringLiteral("2 ?")}));
        QCOMPARE(choices[1].label, QStringLiteral("<1>"));
    }

    void chosenOnesThatWereNotCountedStandLast()
    {
        FilterChoices choices{{QStringLiteral("a"), QStringLiteral("A"), 3, true}};
        addMissing(choices, {QStringLiteral("a"), QStringLiteral("b")}, [](const QString &key) { return key.toUpper(); });
        QCOMPARE(keysOf(choices), (QStringList{QStringLiteral("a!3"), QStringLiteral("b!?")}));
        QCOMPARE(choices[1].label, QStringLiteral("B"));
    }

    void aValueIsInAListOnceOrNotAtAll()
    {
        std::vector<Size> sizes{Size::Small};
        setInList(sizes, std::optional(Size::Small), true);
        setInList(sizes, std::optional(Size::Large), true);
        setInList(sizes, std::optional<Size>(), true);
        QCOMPARE(sizes, (std::vector{Size::Small, Size::Large}));
        setInList(sizes, std::optional(Size::Small), false);
        QCOMPARE(sizes, std::vector{Size::Large});
    }
};

QTEST_GUILESS_MAIN(TestFilterChoice)
#include "tst_filter_choice.moc"
