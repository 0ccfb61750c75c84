// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/filter/filter_page.h"

#include <QBoxLayout>
#include <QLabel>
#include <QtTest>

using namespace lectern::ui;

namespace {

class TwoNotes : public FilterPage
{
public:
    TwoNotes() : FilterPage(nullptr)
    {
        first = addNote(QStringLiteral("first"));
        second = addNote(QStringLiteral("second"));
        column().addStretch();
    }
    QLabel *first, *second;
};

} // namespace

class TestFilterPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsAddedStandsBelowEachOther()
    {
        TwoNotes page;
        page.resize(200, 200);
        page.show();
        QVERIFY(page.first->y() < page.second->y());
        QCOMPARE(page.first->x(), page.second->x());
        QVERIFY(page.first->x() > 0);
        QCOMPARE(page.first->text(), QStringLiteral("first"));
    }
};

QTEST_MAIN(TestFilterPage)
#include "tst_filter_page.moc"
