// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/place/dock_content.h"

#include <QTest>

#include <vector>

using namespace lectern::ui;

class TestDockContent : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatNobodyTookGoesWithThePlace()
    {
        QPointer<QWidget> widget;
        {
            const DockContent<QWidget> content(new QWidget);
            widget = content.get();
            QVERIFY(widget);
        }
        QVERIFY(!widget);
    }

    void whatTheWindowTookStays()
    {
        QWidget window;
        QPointer<QWidget> widget;
        {
            const DockContent<QWidget> content(new QWidget);
            widget = content.get();
            widget->setParent(&window);
        }
        QVERIFY(widget);
    }

    void thePlaceMeetsNothingWhereTheWindowDeletedIt()
    {
        const DockContent<QWidget> content(new QWidget);
        QVERIFY(content);
        delete content.get();
        QVERIFY(!content);
        QVERIFY(!content.get());
    }

    void severalStandInAList()
    {
        std::vector<DockContent<QWidget>> contents;
        std::vector<QPointer<QWidget>> widgets;
        for (int i = 0; i < 5; ++i)
            widgets.emplace_back(contents.emplace_back(new QWidget).get());
        for (const auto &widget : widgets)
            QVERIFY(widget);
        contents.clear();
        for (const auto &widget : widgets)
            QVERIFY(!widget);
    }
};

QTEST_MAIN(TestDockContent)
#include "tst_dock_content.moc"
