// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled here under names of its own, because this system has an iconv.
#define iconv_t windows_iconv_t
#define iconv_open windows_iconv_open
#define iconv windows_iconv
#define iconv_close windows_iconv_close
extern "C" {
#include "packaging/windows/iconv/iconv.c"
}
#undef iconv_t
#undef iconv_open
#undef iconv
#undef iconv_close

#include <QtTest>

namespace {

struct Outcome {
    QByteArray bytes;
    int error = 0;
    qsizetype taken = 0;
};

/// Converts into a buffer of `room` bytes.
Outcome convert(const char *to, const char *from, QByteArray bytes, qsizetype room = 1024)
{
    Outcome outcome;
    QByteArray buffer(room, '\0');
    char *in = bytes.data();
    char *out = buffer.data();
    size_t inLeft = size_t(bytes.size());
    size_t outLeft = size_t(room);
    windows_iconv_t conversion = windows_iconv_open(to, from);
    if (windows_iconv(conversion, &in, &inLeft, &out, &outLeft) == size_t(-1))
        outcome.error = errno;
    windows_iconv_close(conversion);
    outcome.bytes = buffer.first(room - qsizetype(outLeft));
    outcome.taken = bytes.size() - qsizetype(inLeft);
    return outcome;
}

QByteArray utf16(const QString &text) { return {reinterpret_cast<const char *>(text.utf16()), text.size() * 2}; }

} // namespace

class TestIconv : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCharacterGoesBothWaysAsInQt();
    void bytesThatAreNoTextAreRefused_data();
    void bytesThatAreNoTextAreRefused();
    void aCutCharacterIsNotTaken();
    void aFullBufferTakesOnlyWholeCharacters();
    void otherEncodingsAreRefused();
};

void TestIconv::everyCharacterGoesBothWaysAsInQt()
{
    for (char32_t character = 0; character <= 0x10FFFF; ++character) {
        if (character == 0xD800)
            character = 0xE000; // no characters between
        const QString text = QString::fromUcs4(&character, 1);
        const Outcome there = convert("UTF-8", "UTF-16LE", utf16(text), 8);
        const Outcome back = convert("UTF-16LE", "UTF-8", there.bytes, 8);
        if (there.error || back.error || there.bytes != text.toUtf8() || back.bytes != utf16(text))
            QFAIL(qPrintable(QStringLiteral("U+%1").arg(character, 4, 16)));
    }
}

void TestIconv::bytesThatAreNoTextAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isUtf8");
    QTest::newRow("a continuation alone") << QByteArray("a\x80") << true;
    QTest::newRow("no continuation") << QByteArray("a\xC3z") << true;
    QTest::newRow("two bytes for one") << QByteArray("a\xC1\xA1") << true;
    QTest::newRow("three bytes for two") << QByteArray("a\xE0\x9F\xBF") << true;
    QTest::newRow("a surrogate in UTF-8") << QByteArray("a\xED\xA0\x80") << true;
    QTest::newRow("beyond the last") << QByteArray("a\xF4\x90\x80\x80") << true;
    QTest::newRow("never a first byte") << QByteArray("a\xFF") << true;
    QTest::newRow("a low surrogate first") << QByteArray("a\0\0\xDC", 4) << false;
    QTest::newRow("a high surrogate alone") << QByteArray("a\0\0\xD8z\0", 6) << false;
}

void TestIconv::bytesThatAreNoTextAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isUtf8);
    const Outcome outcome = isUtf8 ? convert("UTF-16LE", "UTF-8", bytes) : convert("UTF-8", "UTF-16LE", bytes);
    QCOMPARE(outcome.error, EILSEQ);
    QCOMPARE(outcome.taken, isUtf8 ? 1 : 2);
    QCOMPARE(outcome.bytes, isUtf8 ? QByteArray("a\0", 2) : QByteArray("a"));
}

void TestIconv::aCutCharacterIsNotTaken()
{
    const QByteArray smile = QStringLiteral("\U0001F600").toUtf8();
    for (qsizetype size = 1; size < smile.size(); ++size) {
        const Outcome outcome = convert("UTF-16LE", "UTF-8", "a" + smile.first(size));
        QCOMPARE(outcome.error, EINVAL);
        QCOMPARE(outcome.taken, 1);
    }
    for (qsizetype size = 1; size < 4; ++size) {
        const Outcome outcome = convert("UTF-8", "UTF-16LE", utf16(QStringLiteral("\U0001F600")).first(size));
        QCOMPARE(outcome.error, EINVAL);
        QCOMPARE(outcome.taken, 0);
    }
}

void TestIconv::aFullBufferTakesOnlyWholeCharacters()
{
    const QString text = QStringLiteral("a\u00E9\u5951\U0001F600");
    for (qsizetype room = 0; room < text.toUtf8().size(); ++room) {
        const Outcome outcome = convert("UTF-8", "UTF-16LE", utf16(text), room);
        QCOMPARE(outcome.error, E2BIG);
        QCOMPARE(QString::fromUtf8(outcome.bytes), text.first(outcome.taken / 2));
    }
    for (qsizetype room = 0; room < text.size() * 2; ++room) {
        const Outcome outcome = convert("UTF-16LE", "UTF-8", text.toUtf8(), room);
        QCOMPARE(outcome.error, E2BIG);
        QCOMPARE(outcome.bytes, utf16(QString::fromUtf8(text.toUtf8().first(outcome.taken))));
    }
}

void TestIconv::otherEncodingsAreRefused()
{
    QCOMPARE(windows_iconv_open("UTF-8", "ISO-8859-1"), windows_iconv_t(-1));
    QCOMPARE(errno, EINVAL);
    QCOMPARE(windows_iconv_open("UTF-16BE", "UTF-8"), windows_iconv_t(-1));
}

QTEST_GUILESS_MAIN(TestIconv)
#include "tst_iconv.moc"
