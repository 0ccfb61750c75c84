// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/session/given_verdict.h"

#include <QTest>

using namespace lectern;
using namespace lectern::models;

class TestGivenVerdict : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takenBackSaysWhatWasSaidBefore()
    {
        const Verdict before{Judgement::None, QStringLiteral("old"), {}, {}}, after{Judgement::Wrong, QStringLiteral("new"), {}, {}};
        const GivenVerdict step{{QUuid::createUuid()}, {QUuid::createUuid()}, {{3, before, after}}};
        const GivenVerdict back = step.takenBack();
        QCOMPARE(back.document, step.document);
        QCOMPARE(back.analysis, step.analysis);
        QCOMPARE(back.changes.size(), size_t(1));
        QCOMPARE(back.changes[0].finding, 3);
        QCOMPARE(back.changes[0].before, after);
        QCOMPARE(back.changes[0].after, before);
    }

    void aChangeOfAuthorAloneIsNone()
    {
        const Verdict verdict{Judgement::Right, QStringLiteral("note"), QStringLiteral("ana"), {}};
        Verdict other = verdict;
        other.author = QStringLiteral("bob");
        QVERIFY((GivenVerdict::Change{0, verdict, other}.isNone()));
        other.note.clear();
        QVERIFY(!(GivenVerdict::Change{0, verdict, other}.isNone()));
    }
};

QTEST_GUILESS_MAIN(TestGivenVerdict)
#include "tst_given_verdict.moc"
