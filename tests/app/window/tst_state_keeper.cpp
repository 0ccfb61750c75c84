// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/state_keeper.h"

#include "app/settings/settings.h"

#include <QTemporaryDir>
#include <QTest>

namespace lectern {

using namespace app;

class TestStateKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("LECTERN_HOME", m_home.path().toLocal8Bit()); }
    void savesSoonAfterAChange();
    void makesOneWriteOfManyChanges();
    void savesWhatIsDueAtItsEnd();
    void writesNothingWithoutAChange();

private:
    [[nodiscard]] static int savedValue() { return Settings().state(QStringLiteral("window")).value(QStringLiteral("value"), -1).toInt(); }

    QTemporaryDir m_home;
};

void TestStateKeeper::savesSoonAfterAChange()
{
    StateKeeper keeper(QStringLiteral("window"), [] { return QVariantMap{{QStringLiteral("value"), 1}}; });
    keeper.saveSoon();
    QTRY_COMPARE(savedValue(), 1); // without flush(): a crash from here on loses nothing
}

void TestStateKeeper::makesOneWriteOfManyChanges()
{
    int asked = 0;
    StateKeeper keeper(QStringLiteral("window"), [&asked] { return QVariantMap{{QStringLiteral("value"), 100 + ++asked}}; });
    for (int i = 0; i < 50; ++i)
        keeper.saveSoon();
    QTRY_COMPARE(savedValue(), 101);
    QCOMPARE(asked, 1);
}

void TestStateKeeper::savesWhatIsDueAtItsEnd()
{
    {
        StateKeeper keeper(QStringLiteral("window"), [] { return QVariantMap{{QStringLiteral("value"), 3}}; });
        keeper.saveSoon();
    }
    QCOMPARE(savedValue(), 3);
}

void TestStateKeeper::writesNothingWithoutAChange()
{
    {
        StateKeeper keeper(QStringLiteral("window"), [] { return QVariantMap{{QStringLiteral("value"), 4}}; });
        keeper.flush();
    }
    QCOMPARE(savedValue(), 3);
}

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestStateKeeper)
#include "tst_state_keeper.moc"
