// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/redis/owed_replies.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::redis;
using namespace std::chrono_literals;

class TestOwedReplies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesThoseThatAreWaitedForAndDropsTheOthers()
    {
        OwedReplies owed;
        owed.noteSent(1s, true);
        owed.noteSent(2s, false);
        owed.noteSent(3s, true);
        QVERIFY(owed.feed("+dropped\r\n+wan"));
        const auto early = owed.next();
        QVERIFY(early && !*early);
        QVERIFY(owed.feed("ted\r\n-ERR dropped, too\r\n"));
        const auto wanted = owed.next();
        QVERIFY(wanted && *wanted);
        QCOMPARE((*wanted)->bytes, QByteArray("wanted"));
        const auto none = owed.next();
        QVERIFY(none && !*none);
    }

    void whatWasForgottenIsNotTakenForWhatWasAskedAfterwards()
    {
        OwedReplies owed;
        owed.noteSent(1s, false);
        owed.forgetAll();
        owed.noteSent(2s, false);
        QVERIFY(owed.feed("+late\r\n+mine\r\n"));
        const auto reply = owed.next();
        QVERIFY(reply && *reply);
        QCOMPARE((*reply)->bytes, QByteArray("mine"));
    }

    void refusesWhatNobodyAskedFor()
    {
        OwedReplies owed;
        owed.noteSent(1s, false);
        QVERIFY(owed.feed("+one\r\n+and one more\r\n"));
        QVERIFY(owed.next());
        const auto unasked = owed.next();
        QVERIFY(!unasked);
        QCOMPARE(unasked.error().code, ErrorCode::Corrupt);
    }

    void knowsSinceWhenTheOldestIsOwed()
    {
        OwedReplies owed;
        QVERIFY(!owed.areOwedSince(9s));
        owed.noteSent(1s, true); // nobody waits for its reply, but it is still owed
        owed.noteSent(3s, false);
        QVERIFY(!owed.areOwedSince(1s));
        QVERIFY(owed.areOwedSince(2s));
        QVERIFY(owed.feed("+one\r\n"));
        QVERIFY(owed.next());
        QVERIFY(!owed.areOwedSince(2s));
        QVERIFY(owed.areOwedSince(4s));
    }

    void tellsWhatASubscriberHearsThoughItAskedForOtherThings()
    {
        OwedReplies owed;
        owed.noteSent(1s, true);
        QVERIFY(owed.feed("+one\r\n+two\r\n"));
        QCOMPARE((*owed.nextUnasked())->bytes, QByteArray("one"));
        QCOMPARE((*owed.nextUnasked())->bytes, QByteArray("two"));
        QVERIFY(!*owed.nextUnasked());
        QVERIFY(!owed.areOwedSince(9s));
    }
};

QTEST_APPLESS_MAIN(TestOwedReplies)
#include "tst_owed_replies.moc"
