// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/filter/filter_popup.h"

#include "ui/kit/filter/filter_menu.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/widgets/count_delegate.h"

#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

using namespace lectern;
using namespace lectern::ui;

namespace {

/// Two fields of values, counted when the test says so, the most frequent first.
class TwoFields : public FilterMenu
{
public:
    std::vector<std::vector<Choice>> values{{{QStringLiteral("a"), QStringLiteral("Alpha"), {}, false},
                                             {QStringLiteral("b"), QStringLiteral("Beta"), {}, false},
                                             {QStringLiteral("c"), QStringLiteral("Gamma"), {}, false}},
                                            {{QStringLiteral("x"), QStringLiteral("Other"), 1, false}}};
    int renewals = 0;
    QString chosen;

    void count(std::initializer_list<std::pair<const char *, qint64>> counts)
    {
        values[0].clear();
        for (const auto &[key, count] : counts)
            values[0].push_back({QString::fromLatin1(key), QString::fromLatin1(key).toUpper(), count, chosen == QLatin1String(key)});
        std::ranges::stable_sort(values[0], [](const Choice &a, const Choice &b) { return *a.count > *b.count; });
        Q_EMIT countsArrived({});
    }

    int fieldCount() const override { return 2; }
    QString title(int field) const override { return QString::number(field); }
    Editor editor(int) const override { return Editor::Values; }
    bool isSet(int) const override { return false; }
    bool isOff(int) const override { return false; }
    QString chipTitle(int) const override { return {}; }
    QString chipValue(int) const override { return {}; }
    void setOff(int, bool) override {}
    void clear(int) override {}
    void clearAll() override {}
    const std::vector<Choice> &choices(int field) override { return values[size_t(field)]; }
    void choose(int field, int choice, bool) override
    {
        chosen = values[size_t(field)][size_t(choice)].key;
        Q_EMIT changed();
    }
    QString countText(qint64 count) const override { return QString::number(count); }
    void fetchCounts() override {}
    void renewCounts() override { ++renewals; }
    Dates dates() const override { return {}; }
    void setDates(const Dates &) override {}
    void setLastDays(int) override {}
    QString text() const override { return {}; }
    void setText(const QString &) override {}
    QString textHint() const override { return {}; }
};

struct Opened {
    Opened()
    {
        anchor.resize(400, 300);
        anchor.show();
        popup.openAt(anchor, 0);
    }
    [[nodiscard]] QListWidget &list() { return *popup.findChildren<QListWidget *>().back(); }
    [[nodiscard]] QStringList rows()
    {
        QStringList rows;
        for (int i = 0; i < list().count(); ++i)
            rows << list().item(i)->text() + u' ' + list().item(i)->data(CountDelegate::CountRole).toString();
        return rows;
    }

    TwoFields menu;
    QPushButton anchor;
    FilterPopup popup{menu, &anchor};
};

} // namespace

class TestFilterPopup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }

    void sortsOnceByTheFirstCountsAndThenNeverMovesAValue()
    {
        Opened opened;
        QCOMPARE(opened.list().count(), 0); // nothing that could move
        opened.menu.count({{"a", 5}, {"b", 9}, {"c", 1}});
        QCOMPARE(opened.rows(), (QStringList{QStringLiteral("B 9"), QStringLiteral("A 5"), QStringLiteral("C 1")}));
        opened.menu.count({{"a", 50}, {"b", 9}, {"c", 70}, {"d", 100}});
        QCOMPARE(opened.rows(), (QStringList{QStringLiteral("B 9"), QStringLiteral("A 50"), QStringLiteral("C 70"), QStringLiteral("D 100")}));
        opened.popup.close();
        opened.popup.openAt(opened.anchor, 0); // a new look is a new order
        opened.menu.count({{"a", 50}, {"b", 9}, {"c", 70}});
        QCOMPARE(opened.rows(), (QStringList{QStringLiteral("C 70"), QStringLiteral("A 50"), QStringLiteral("B 9")}));
    }

    void doesNotWaitForSlowCountsForEver()
    {
        Opened opened;
        QTRY_COMPARE(opened.list().count(), 3);
        const QString first = opened.list().item(0)->text();
        opened.menu.count({{"a", 5}, {"b", 9}, {"c", 1}});
        QCOMPARE(first, QStringLiteral("Alpha"));
        QCOMPARE(opened.rows().front(), QStringLiteral("A 5")); // its count came where it stood
    }

    void choosesTheValueUnderTheMouse()
    {
        Opened opened;
        opened.menu.count({{"a", 5}, {"b", 9}, {"c", 1}});
        opened.menu.count({{"a", 50}, {"b", 9}, {"c", 70}}); // the menu's order is another now
        opened.list().item(1)->setCheckState(Qt::Checked);
        QCOMPARE(opened.menu.chosen, QStringLiteral("a"));
        QCOMPARE(opened.menu.renewals, 1); // the other fields' counts are of another filter now
    }

    void aValueThatNothingHasAnyMoreKeepsItsPlaceButCannotBeChosen()
    {
        Opened opened;
        opened.menu.count({{"a", 5}, {"b", 9}, {"c", 1}});
        opened.menu.count({{"b", 9}, {"c", 1}});
        QCOMPARE(opened.rows(), (QStringList{QStringLiteral("B 9"), QStringLiteral("A 0"), QStringLiteral("C 1")}));
        QVERIFY(!(opened.list().item(1)->flags() & Qt::ItemIsEnabled));
        opened.menu.count({{"a", 2}, {"b", 9}, {"c", 1}});
        QVERIFY(opened.list().item(1)->flags() & Qt::ItemIsEnabled);
    }

    void keepsWhereItWasScrolledTo()
    {
        Opened opened;
        opened.popup.resize(300, 120);
        const auto count = [&opened](qint64 first) {
            opened.menu.values[0].clear();
            for (int i = 0; i < 40; ++i)
                opened.menu.values[0].push_back({QString::number(i), QStringLiteral("Value %1").arg(i), first - i, false});
            Q_EMIT opened.menu.countsArrived({});
        };
        count(100);
        opened.list().verticalScrollBar()->setValue(opened.list().verticalScrollBar()->maximum());
        const int before = opened.list().verticalScrollBar()->value();
        QVERIFY(before > 0);
        count(200);
        QCOMPARE(opened.list().verticalScrollBar()->value(), before);
    }
};

QTEST_MAIN(TestFilterPopup)
#include "tst_filter_popup.moc"
