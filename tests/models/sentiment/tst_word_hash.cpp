// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sentiment/word_hash.h"

#include <QTest>

using namespace lectern::sentiment;

class TestWordHash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aHashCanBeContinued()
    {
        QCOMPARE(word_hash::of(u""), word_hash::start);
        QCOMPARE(word_hash::add(word_hash::add(word_hash::of(u"bad"), u'l'), u'y'), word_hash::of(u"badly"));
        QVERIFY(word_hash::of(u"ab") != word_hash::of(u"ba"));
    }

    /// The weights that are shipped stand under these numbers.
    void aWordsHashNeverChanges()
    {
        QCOMPARE(word_hash::of(u"bad"), quint64(0x391e19133920b8ULL));
        QCOMPARE(word_hash::of(u"sch\u00f6n"), quint64(0xb4a041fbdfdb0001ULL));
    }
};

QTEST_APPLESS_MAIN(TestWordHash)
#include "tst_word_hash.moc"
