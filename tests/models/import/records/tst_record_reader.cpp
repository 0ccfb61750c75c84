// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/import/import_files.h"

#include <QTest>

#include <zip.h>

using namespace lectern;
using namespace lectern::imports;

namespace {

QStringList valuesOf(const Record &record) { return QStringList(record.values.cbegin(), record.values.cend()); }

QByteArray utf16(const QString &text, bool isBigEndian)
{
    QStringEncoder encoder(isBigEndian ? QStringConverter::Utf16BE : QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    return encoder(text);
}

} // namespace

/// From bytes to records: packing, encoding, dialects, JSON layouts, and everything that can be wrong with them.
class TestRecordReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSameRecordsInEveryForm_data();
    void readsTheSameRecordsInEveryForm();
    void keepsLineEndsAndQuotesInsideQuotes();
    void countsLinesWhereRecordsBegin();
    void saysSoWhenThereIsNoHeader();
    void readsTabsWithoutQuotingWhenQuotesAreUnbalanced();
    void rejectsARecordOfAnotherWidth();
    void rejectsOnlyTheLineWhoseQuoteIsBroken();
    void ignoresBlankLinesAtTheEndOnly();
    void flattensNestedObjects();
    void rejectsABrokenLineOfJsonAndGoesOn();
    void readsEveryMemberOfAZip();
    void refusesWhatCannotBeRead_data();
    void refusesWhatCannotBeRead();
    void failsWithinAMebibyteAtAQuoteThatNeverCloses();
    void rejectsAHugeUnquotedRecordInConstantMemory();
    void namesLineAndOffsetOfAByteThatIsNotUtf8();
    void readsAnotherEncodingWhenItIsNamed();

private:
    ImportFiles m_files;
};

void TestRecordReader::readsTheSameRecordsInEveryForm_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("format");
    const QByteArray csv = "title,text,rating\nGut,\"Sehr, gut\",5\nÜbel,\"He said \"\"no\"\"\",1\n";
    const QString semicolons = QStringLiteral("title;text;rating\nGut;\"Sehr, gut\";5\nÜbel;\"He said \"\"no\"\"\";1\n");
    const QByteArray objects = R"({"title":"Gut","text":"Sehr, gut","rating":5})"
                               "\n"
                               R"({"title":"\u00dcbel","text":"He said \"no\"","rating":1})"
                               "\n";
    QByteArray array = '[' + objects.trimmed() + ']';
    array.replace("}\n{", "},\n{");
    QByteArray pretty = objects;
    pretty.replace(",\"", ",\n  \"");
    QByteArray backslashes = csv;
    backslashes.replace("\"\"no\"\"", "\\\"no\\\"");
    QTest::newRow("comma") << csv << "CSV";
    QTest::newRow("byte order mark") << "\xef\xbb\xbf" + csv << "CSV";
    QTest::newRow("CRLF") << QByteArray(csv).replace("\n", "\r\n") << "CSV";
    QTest::newRow("CR") << QByteArray(csv).replace("\n", "\r") << "CSV";
    QTest::newRow("CRCRLF") << QByteArray(csv).replace("\n", "\r\r\n") << "CSV";
    QTest::newRow("no line end at the end") << csv.chopped(1) << "CSV";
    QTest::newRow("backslashes") << backslashes.repeated(1) << "CSV";
    QTest::newRow("semicolon") << semicolons.toUtf8() << "CSV with semicolons";
    QTest::newRow("sep=;") << "sep=;\n" + semicolons.toUtf8() << "CSV with semicolons";
    QTest::newRow("tab") << semicolons.toUtf8().replace(";", "\t") << "TSV";
    QTest::newRow("bar") << semicolons.toUtf8().replace(";", "|") << "CSV with bars";
    QTest::newRow("UTF-16LE") << utf16(QString::fromUtf8(csv), false) << "CSV";
    QTest::newRow("UTF-16BE") << utf16(QString::fromUtf8(csv), true) << "CSV";
    QTest::newRow("gzip") << gzipped(csv) << "CSV";
    QTest::newRow("two gzip members") << gzipped(csv.left(30)) + gzipped(csv.mid(30)) << "CSV";
    QTest::newRow("JSON lines") << objects << "JSON lines";
    QTest::newRow("JSON lines, no line end at the end") << objects.chopped(1) << "JSON lines";
    QTest::newRow("JSON array") << array << "JSON array";
    QTest::newRow("JSON objects over several lines") << pretty << "JSON objects";
    QTest::newRow("JSON object with an array") << R"({"status":{"ok":[1]},"data":{"tags":[{"x":1}],"reviews":)" + array + "}}"
                                               << "JSON object with an array";
    QTest::newRow("gzipped JSON lines") << gzipped(objects) << "JSON lines";
}

void TestRecordReader::readsTheSameRecordsInEveryForm()
{
    QFETCH(QByteArray, bytes);
    const AllRecords all = readAll(m_files.write(bytes));
    QVERIFY2(!all.error, qPrintable(all.error ? all.error->detail : QString()));
    QTEST(all.format, "format");
    QCOMPARE(all.columns, QStringList({QStringLiteral("title"), QStringLiteral("text"), QStringLiteral("rating")}));
    QCOMPARE(all.records.size(), 2);
    QCOMPARE(valuesOf(all.records[0]), QStringList({QStringLiteral("Gut"), QStringLiteral("Sehr, gut"), QStringLiteral("5")}));
    QCOMPARE(valuesOf(all.records[1]), QStringList({QStringLiteral("Übel"), QStringLiteral("He said \"no\""), QStringLiteral("1")}));
    QCOMPARE(all.records[1].number, 1);
}

void TestRecordReader::keepsLineEndsAndQuotesInsideQuotes()
{
    const AllRecords all = readAll(m_files.write("text,rating\n\"one\r\ntwo \"\"three\"\"\n\",5\n"));
    QCOMPARE(all.records.size(), 1);
    QCOMPARE(all.records[0].value(0), QStringLiteral("one\r\ntwo \"three\"\n"));
}

void TestRecordReader::countsLinesWhereRecordsBegin()
{
    const AllRecords all = readAll(m_files.write("text,rating\n\"a\nb\nc\",5\nd,4\r\ne,3\n"));
    QCOMPARE(all.records.size(), 3);
    QCOMPARE(all.records[0].line, 2);
    QCOMPARE(all.records[1].line, 5);
    QCOMPARE(all.records[2].line, 6);
}

void TestRecordReader::saysSoWhenThereIsNoHeader()
{
    const AllRecords all = readAll(m_files.write("\"5\",\"Great\",\"I like it\"\n\"1\",\"Bad\",\"I do not\"\n"));
    QVERIFY(!all.hasHeader);
    QCOMPARE(all.records.size(), 2);
    QCOMPARE(all.columns, QStringList({QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")}));
}

void TestRecordReader::readsTabsWithoutQuotingWhenQuotesAreUnbalanced()
{
    QByteArray bytes = "star_rating\treview_headline\treview_body\n";
    for (int i = 0; i < 50; ++i)
        bytes += "5\t\"Good\" enough\t\"It broke, 5\" too long\n";
    const AllRecords all = readAll(m_files.write(bytes));
    QCOMPARE(all.records.size(), 50);
    QVERIFY(all.records[7].defect.isEmpty());
    QCOMPARE(all.records[7].value(2), QStringLiteral("\"It broke, 5\" too long"));
}

void TestRecordReader::rejectsARecordOfAnotherWidth()
{
    const AllRecords all = readAll(m_files.write("text,rating,date\na,5,2020-01-01\nb,4\nc,3,2020-01-01,x\nd,2,2020-01-01,,\n"));
    QCOMPARE(all.records.size(), 4);
    QVERIFY(all.records[0].defect.isEmpty());
    QCOMPARE(all.records[1].defect, QStringLiteral("the record has 2 fields, there are 3 columns"));
    QVERIFY(!all.records[2].defect.isEmpty());
    QVERIFY(all.records[3].defect.isEmpty());
}

void TestRecordReader::rejectsOnlyTheLineWhoseQuoteIsBroken()
{
    const AllRecords all = readAll(m_files.write("text,rating\n\"a\",5\n\"b \"bad\" quote\",4\n\"c\",3\n"));
    QVERIFY(!all.error);
    QCOMPARE(all.records.size(), 3);
    QVERIFY(all.records[1].defect.contains(QStringLiteral("quote")));
    QCOMPARE(all.records[1].line, 3);
    QCOMPARE(all.records[2].value(0), QStringLiteral("c"));
}

void TestRecordReader::ignoresBlankLinesAtTheEndOnly()
{
    const AllRecords all = readAll(m_files.write("text,rating\na,5\n\nb,4\n\n\n\r\n"));
    QCOMPARE(all.records.size(), 3);
    QCOMPARE(all.records[1].defect, QStringLiteral("the line is empty"));
    QCOMPARE(all.records[1].line, 3);
}

void TestRecordReader::flattensNestedObjects()
{
    const AllRecords all = readAll(m_files.write(
        R"([{"text":"a","author":{"name":"N","badges":{"count":3}},"images":["x","y"],"none":null,"empty":[],"big":12345678901234567890}])"));
    QCOMPARE(all.records.size(), 1);
    const auto value = [&](const char *column) { return all.records[0].value(int(all.columns.indexOf(QLatin1String(column)))); };
    QCOMPARE(value("author.name"), QStringLiteral("N"));
    QCOMPARE(value("author.badges.count"), QStringLiteral("3"));
    QCOMPARE(value("images"), QStringLiteral("[\"x\",\"y\"]"));
    QCOMPARE(value("none"), QString());
    QCOMPARE(value("empty"), QString());
    QCOMPARE(value("big"), QStringLiteral("12345678901234567890"));
}

void TestRecordReader::rejectsABrokenLineOfJsonAndGoesOn()
{
    const AllRecords all = readAll(m_files.write("{\"text\":\"a\"}\n{\"text\":\"b\nnot json\n{\"text\":\"c\"}\n" + QByteArray("{\"a\":").repeated(70)
                                                     + "1" + QByteArray("}").repeated(70) + "\n{\"text\":\"d\"}",
                                                 QStringLiteral("lines.jsonl")));
    QVERIFY(!all.error);
    QCOMPARE(all.records.size(), 6);
    QVERIFY(all.records[0].defect.isEmpty());
    QVERIFY(!all.records[1].defect.isEmpty());
    QVERIFY(!all.records[2].defect.isEmpty());
    QCOMPARE(all.records[3].value(0), QStringLiteral("c"));
    QVERIFY(all.records[4].defect.contains(QStringLiteral("64 deep")));
    QCOMPARE(all.records[5].value(0), QStringLiteral("d"));
}

void TestRecordReader::readsEveryMemberOfAZip()
{
    const QString path = m_files.path() + QStringLiteral("/two.zip");
    zip_t *zip = zip_open(QFile::encodeName(path).constData(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    const QByteArray csv = "text,rating\na,5\n", readme = "hello";
    for (const auto &[name, bytes] : {std::pair{"a.csv", &csv}, {"sub/b.csv", &csv}, {"README.txt", &readme}, {"__MACOSX/._a.csv", &readme}})
        zip_file_add(zip, name, zip_source_buffer(zip, bytes->constData(), zip_uint64_t(bytes->size()), 0), ZIP_FL_ENC_UTF_8);
    zip_close(zip);
    const auto inputs = inputsOf(path);
    QVERIFY(inputs);
    QCOMPARE(inputs->size(), 2);
    QCOMPARE((*inputs)[1].member, QStringLiteral("sub/b.csv"));
    for (const InputFile &input : *inputs)
        QCOMPARE(readAll(input).records.size(), 1);
}

void TestRecordReader::refusesWhatCannotBeRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QByteArray cut = gzipped(QByteArray("text,rating\n") + QByteArray("some text,5\n").repeated(5000));
    QByteArray bomb = gzipped(QByteArray("text,rating\n") + QByteArray(40 << 20, 'a'));
    QTest::newRow("empty") << QByteArray() << "empty";
    QTest::newRow("only blank lines") << QByteArray("\n\n  \n") << "no records";
    QTest::newRow("gzip cut off") << cut.chopped(20) << "cut off";
    QTest::newRow("gzip damaged") << cut.left(60) + QByteArray(60, '\x7f') + cut.mid(120) << "damaged";
    QTest::newRow("gzip bomb") << bomb << "bomb";
    QTest::newRow("binary") << QByteArray("\x01\x02\0\0\0\0\0\0\0\0\0\0\0\0", 14).repeated(50) << "NUL";
    QTest::newRow("PDF") << QByteArray("%PDF-1.7\n...") << "PDF";
    QTest::newRow("HTML") << QByteArray("<!doctype html><html>") << "HTML";
    QTest::newRow("JSON of numbers") << QByteArray("[1,2,3]") << "objects";
    QTest::newRow("JSON by columns") << QByteArray(R"({"text":{"0":"a"},"rating":{"0":5}})") << "columns";
    QTest::newRow("JSON array cut off") << QByteArray(R"([{"text":"a"},{"text":"b")") << "end";
    QTest::newRow("JSON depth bomb") << QByteArray("[{\"a\":") + QByteArray("[").repeated(100'000) << "64 deep";
    QTest::newRow("quote never closed") << QByteArray("text,rating\na,5\n\"b,4\nc,3\n") << "Line 3";
    QTest::newRow("unknown byte") << QByteArray("text,rating\na,5\ncaf\xe9,4\n") << "--encoding";
}

void TestRecordReader::refusesWhatCannotBeRead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const AllRecords all = readAll(m_files.write(bytes));
    QVERIFY(all.error);
    QVERIFY2(all.error->detail.contains(words), qPrintable(all.error->detail));
}

void TestRecordReader::failsWithinAMebibyteAtAQuoteThatNeverCloses()
{
    QByteArray bytes = "text,rating\n";
    for (int i = 0; i < 100; ++i)
        bytes += "fine,5\n";
    bytes += "\"opened here,4\n" + QByteArray("unquoted text,3\n").repeated(1 << 18);
    const AllRecords all = readAll(m_files.write(bytes));
    QCOMPARE(all.records.size(), 100);
    QVERIFY(all.error);
    QVERIFY2(all.error->detail.contains(QStringLiteral("Line 102")) && all.error->detail.contains(QStringLiteral("1 MiB")),
             qPrintable(all.error->detail));
}

void TestRecordReader::rejectsAHugeUnquotedRecordInConstantMemory()
{
    const AllRecords all = readAll(
        m_files.write("text,rating\na,5\n" + QByteArray(10 << 20, 'x') + ",4\nb,3\n" + QByteArray(300 << 10, 'y') + ",2\n"));
    QVERIFY(!all.error);
    QCOMPARE(all.records.size(), 4);
    QVERIFY(all.records[1].defect.contains(QStringLiteral("1 MiB")));
    QVERIFY(all.records[1].values.empty());
    QCOMPARE(all.records[2].line, 4);
    QCOMPARE(all.records[2].value(0), QStringLiteral("b"));
    QCOMPARE(all.records[3].defectColumn, QStringLiteral("text"));
}

void TestRecordReader::namesLineAndOffsetOfAByteThatIsNotUtf8()
{
    const AllRecords all = readAll(m_files.write("text,rating\nabc,5\ncaf\xe9,4\n"));
    QVERIFY(all.error);
    QVERIFY(all.error->detail.startsWith(QStringLiteral("Line 3, byte offset 21: the byte 0xe9")));
    QVERIFY(all.error->detail.contains(QStringLiteral("café")));
    for (const char *invalid : {"\xc0\xaf", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xe2\x82", "\x80"})
        QVERIFY2(readAll(m_files.write(QByteArray("text,rating\n") + invalid + ",5\n")).error, invalid);
}

void TestRecordReader::readsAnotherEncodingWhenItIsNamed()
{
    const InputFile file = m_files.write("text,rating\ncaf\xe9 \x80,4\n");
    const AllRecords all = readAll(file, QStringLiteral("windows-1252"));
    QCOMPARE(all.records.size(), 1);
    QCOMPARE(all.records[0].value(0), QStringLiteral("café €"));
    const AllRecords unknown = readAll(file, QStringLiteral("klingon-8"));
    QVERIFY(unknown.error && unknown.error->detail.contains(QStringLiteral("klingon-8")));
}

QTEST_GUILESS_MAIN(TestRecordReader)
#include "tst_record_reader.moc"
