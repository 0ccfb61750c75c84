// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/attention_keeper.h"

#include "tests/support/fakes/fake_change_feed.h"

#include <QTest>

using namespace lectern;
using namespace lectern::ui;

class TestAttentionKeeper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aWindowIsSeenWhileItIsOpenAndNotMinimised()
    {
        QWidget window;
        FakeChangeFeed feed;
        AttentionKeeper keeper(window, feed);
        QVERIFY(feed.attention == Attention::Hidden);
        window.show();
        QVERIFY(feed.attention == Attention::Seen);
        window.setWindowState(Qt::WindowMinimized);
        QTRY_VERIFY(feed.attention == Attention::Hidden);
        window.setWindowState(Qt::WindowNoState);
        QTRY_VERIFY(feed.attention == Attention::Seen);
        window.hide();
        QVERIFY(feed.attention == Attention::Hidden);
    }
};

QTEST_MAIN(TestAttentionKeeper)
#include "tst_attention_keeper.moc"
