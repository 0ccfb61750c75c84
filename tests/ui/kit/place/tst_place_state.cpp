// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/place/place_state.h"

#include <QAction>
#include <QSplitter>
#include <QTest>

using namespace lectern::ui;

namespace {

/// A part with a map of its own.
class Pane : public QWidget
{
public:
    [[nodiscard]] QVariantMap state() const { return {{QStringLiteral("zoom"), zoom}}; }
    void restoreState(const QVariantMap &state) { zoom = state.value(QStringLiteral("zoom")).toInt(); }
    int zoom = 1;
};

} // namespace

class TestPlaceState : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindOfPartComesBackAsItWas()
    {
        QSplitter splitter;
        splitter.addWidget(new QWidget);
        splitter.addWidget(new QWidget);
        splitter.resize(400, 100);
        splitter.setSizes({100, 300});
        QAction action;
        action.setCheckable(true);
        action.setChecked(true);
        Pane pane;
        pane.zoom = 7;
        PlaceState state;
        state.add(QStringLiteral("splitter"), &splitter);
        state.add(QStringLiteral("asTable"), &action);
        state.add(QStringLiteral("pane"), &pane);
        const QVariantMap saved = state.save();
        const QList<int> sizes = splitter.sizes();
        splitter.setSizes({300, 100});
        action.setChecked(false);
        pane.zoom = 2;
        state.restore(saved);
        QCOMPARE(splitter.sizes(), sizes);
        QVERIFY(action.isChecked());
        QCOMPARE(pane.zoom, 7);
    }

    void whatTheSettingsLackStaysAsItIs()
    {
        Pane pane;
        pane.zoom = 7;
        PlaceState state;
        state.add(QStringLiteral("pane"), &pane);
        state.restore({{QStringLiteral("another"), 1}});
        QCOMPARE(pane.zoom, 7);
    }

    void partsComeBackInTheOrderInWhichTheyWereAdded()
    {
        QStringList order;
        PlaceState state;
        for (const char *name : {"views", "query", "anchor"}) {
            state.add(
                QLatin1String(name), [] { return QVariant(1); }, [&order, name](const QVariant &) { order << QLatin1String(name); });
        }
        state.restore(state.save());
        QCOMPARE(order, (QStringList{QStringLiteral("views"), QStringLiteral("query"), QStringLiteral("anchor")}));
    }

    void aPartWithSeveralNamesGetsThoseThatWereSaved()
    {
        const QStringList names{QStringLiteral("row"), QStringLiteral("top"), QStringLiteral("current")};
        QVariantMap part{{QStringLiteral("row"), 3}, {QStringLiteral("top"), -7}, {QStringLiteral("another"), 1}};
        PlaceState state;
        state.add(
            names, [&part] { return part; }, [&part](const QVariantMap &saved) { part = saved; });
        const QVariantMap saved = state.save();
        QCOMPARE(saved, (QVariantMap{{QStringLiteral("row"), 3}, {QStringLiteral("top"), -7}}));
        state.restore({{QStringLiteral("another"), 2}});
        QCOMPARE(part.size(), 3); // nothing of it was saved
        state.restore({{QStringLiteral("top"), 5}, {QStringLiteral("another"), 2}});
        QCOMPARE(part, (QVariantMap{{QStringLiteral("top"), 5}}));
    }

    void aPartThatIsGoneIsLeftOut()
    {
        auto pane = std::make_unique<Pane>();
        PlaceState state;
        state.add(QStringLiteral("pane"), pane.get());
        const QVariantMap saved = state.save();
        pane.reset();
        QVERIFY(state.save().isEmpty());
        state.restore(saved); // must not use the part that is gone
    }
};

QTEST_MAIN(TestPlaceState)
#include "tst_place_state.moc"
