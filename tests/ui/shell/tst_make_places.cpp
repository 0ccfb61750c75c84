// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/make_places.h"

#include "tests/ui/shell/window_fixture.h"
#include "ui/kit/place/place.h"
#include "ui/reviews/reviews_place.h"
#include "ui/shell/drop/file_intake.h"
#include "ui/shell/places/open_places.h"

#include <QFileDialog>
#include <QStackedWidget>

using namespace lectern;
using namespace lectern::ui;

class TestMakePlaces : public QObject, private WindowFixture
{
    Q_OBJECT

    static QStringList keysOf(const QList<Place *> &places)
    {
        QStringList keys;
        for (const Place *each : places)
            keys << each->key();
        return keys;
    }

private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { m_window.reset(); }

    void theyStandInTheOrderOfTheList()
    {
        QStackedWidget stack;
        QCOMPARE(keysOf(makePlaces(services(), m_window->files(), &stack)),
                 (QStringList{QStringLiteral("reviews"), QStringLiteral("documents"), QStringLiteral("monitor")}));
    }

    void withoutDocumentsThereIsNoPlaceForThem()
    {
        QStackedWidget stack;
        m_documents.reset();
        QCOMPARE(keysOf(makePlaces(services(), m_window->files(), &stack)), (QStringList{QStringLiteral("reviews"), QStringLiteral("monitor")}));
    }

    void whatAPlaceAsksForIsTakenIn()
    {
        openPlaces();
        Q_EMIT qobject_cast<ReviewsPlace *>(m_window->place(QStringLiteral("reviews")))->importRequested();
        QVERIFY(m_window->findChild<QFileDialog *>());
    }
};

QTEST_MAIN(TestMakePlaces)
#include "tst_make_places.moc"
