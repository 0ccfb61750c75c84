// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/documents/text_range.h"
#include "tests/integration/document_servers.h"
#include "tests/integration/sample_contract.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTest>

namespace lectern {

/// An uploaded document's bytes, text and findings, with quotes of its own words. The real program, real servers.
class TestDocumentFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsWhatAContractSays_data();
    void findsWhatAContractSays();
    void recognisesTheSameContent();
    void refusesWhatCannotBeStoredAndGoesOn();
    void storesWithoutReadingUnlessAskedToWait();
    void countsInTheTextFilesOwnCharacters();
    void analysesAFileWithoutAnyServer();
    void listsAndSearchesDocuments();
    void givesTheFileAndItsTextBack();
    void analysesAStoredDocumentAgain();
    void deletesAndRestores();
    void answersFromTheCacheTheSecondTime();

private:
    [[nodiscard]] QString uploaded(const QString &file, const QStringList &more = {});

    DocumentServers m_stage;
    QString m_id; ///< Of the text file.
};

void TestDocumentFlow::initTestCase()
{
    const QString trouble = m_stage.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    QVERIFY(writeWhole(m_stage.path(QStringLiteral("contract.txt")), sampleTextFile(1)));
    QVERIFY(writePdf(m_stage.path(QStringLiteral("contract.pdf")), 2, 3));
    QVERIFY(writeDocx(m_stage.path(QStringLiteral("contract.docx")), 3));
}

/// The id of the document that an upload made, with everything checked that holds for every one.
QString TestDocumentFlow::uploaded(const QString &file, const QStringList &more)
{
    const auto outcome = m_stage.ctl(QStringList{QStringLiteral("upload"), m_stage.path(file), QStringLiteral("--wait"), QStringLiteral("--json")}
                                     + more);
    const QJsonObject upload = outcome.files().first().toObject();
    static const QStringList keys{QStringLiteral("characters"), QStringLiteral("document_id"), QStringLiteral("file"),  QStringLiteral("pages"),
                                  QStringLiteral("reason"),     QStringLiteral("seconds"),     QStringLiteral("status")};
    if (outcome.exitCode != 0 || outcome.files().size() != 1 || upload.keys() != keys) {
        qWarning("%s", outcome.text().constData());
        return {};
    }
    return upload.value(QStringLiteral("document_id")).toString();
}

void TestDocumentFlow::findsWhatAContractSays_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("pages");
    QTest::newRow("text") << QStringLiteral("contract.txt") << QStringLiteral("txt") << 1;
    QTest::newRow("PDF") << QStringLiteral("contract.pdf") << QStringLiteral("pdf") << 3;
    QTest::newRow("DOCX") << QStringLiteral("contract.docx") << QStringLiteral("docx") << 1;
}

void TestDocumentFlow::findsWhatAContractSays()
{
    QFETCH(QString, file);
    QFETCH(QString, kind);
    QFETCH(int, pages);
    const QString id = uploaded(file);
    QVERIFY(!id.isEmpty());
    const QString isIt = QStringLiteral(" where id = '%1'").arg(id);
    QCOMPARE(m_stage.value(QStringLiteral("select status || ' ' || analysis_status || ' ' || kind || ' ' || page_count from documents") + isIt),
             QStringLiteral("COMPLETED COMPLETED %1 %2").arg(kind).arg(pages));
    if (file.endsWith(QLatin1String("txt")))
        m_id = id;

    const QString isOf = QStringLiteral(" where document_id = '%1'").arg(id);
    const QString text = m_stage.value(QStringLiteral("select string_agg(page_text, '' order by page_number) from document_pages") + isOf);
    QVERIFY(text.contains(QStringLiteral("Northwind Traders")));
    const CodePointIndex index(text);
    QCOMPARE(m_stage.number(QStringLiteral("select character_count from documents") + isIt), index.codePointCount());
    const QJsonArray findings =
        QJsonDocument::fromJson(m_stage.value(QStringLiteral("select findings from analysis_results") + isOf).toUtf8()).array();
    QVERIFY(findings.size() >= 3);
    bool knowsTheLaw = false;
    for (const QJsonValue &each : findings) {
        const QJsonObject finding = each.toObject();
        const TextRange units = index.toUnits({finding.value(QStringLiteral("start")).toInteger(), finding.value(QStringLiteral("end")).toInteger()});
        const QString quote = finding.value(QStringLiteral("quote")).toString();
        QVERIFY(!quote.isEmpty());
        QCOMPARE(text.mid(units.start, units.length()), quote);
        knowsTheLaw = knowsTheLaw
            || (finding.value(QStringLiteral("category")) == QStringLiteral("Governing Law") && quote.contains(QStringLiteral("Delaware")));
    }
    QVERIFY(knowsTheLaw);
    QCOMPARE(m_stage.complaints(), QString());
}

void TestDocumentFlow::recognisesTheSameContent()
{
    QVERIFY(writeWhole(m_stage.path(QStringLiteral("copy.txt")), sampleTextFile(1)));
    QCOMPARE(uploaded(QStringLiteral("copy.txt")), m_id);
    const QString other = uploaded(QStringLiteral("copy.txt"), {QStringLiteral("--new")});
    QVERIFY(!other.isEmpty() && other != m_id);
    QCOMPARE(m_stage.number(QStringLiteral("select count(*) from document_contents c join documents d using (sha256) where d.id = '%1'").arg(other)),
             1);
    QCOMPARE(m_stage.number(QStringLiteral("select count(distinct sha256) from documents where id in ('%1', '%2')").arg(m_id, other)), 1);
    const QString newer = uploaded(QStringLiteral("copy.txt"),
                                   {QStringLiteral("--version-of"), m_id, QStringLiteral("--client"), QStringLiteral("Contoso, Ltd")});
    QCOMPARE(m_stage.value(QStringLiteral("select previous_version from documents where id = '%1'").arg(newer)), m_id);
    QCOMPARE(m_stage.value(QStringLiteral("select client from documents where id = '%1'").arg(newer)), QStringLiteral("Contoso, Ltd"));
}

void TestDocumentFlow::refusesWhatCannotBeStoredAndGoesOn()
{
    QVERIFY(QDir().mkpath(m_stage.path(QStringLiteral("drop/below"))));
    QVERIFY(writeWhole(m_stage.path(QStringLiteral("drop/a empty.pdf")), {}));
    QVERIFY(writeWhole(m_stage.path(QStringLiteral("drop/below/good.txt")), sampleTextFile(7)));
    QVERIFY(writeWhole(m_stage.path(QStringLiteral("drop/nonsense.pdf")),
                       QByteArray("\x89\x00\x01\x02 nothing that anybody could read \xff\xfe\x00", 40)));
    QFile large(m_stage.path(QStringLiteral("drop/below/large.pdf")));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize((256ll << 20) + 1)); // a hole
    large.close();
    const qint64 before = m_stage.number(QStringLiteral("select count(*) from documents"));
    const qint64 auditBefore = m_stage.number(QStringLiteral("select count(*) from audit_log"));
    const auto outcome = m_stage.ctl({QStringLiteral("upload"), m_stage.path(QStringLiteral("drop")), m_stage.path(QStringLiteral("not there.pdf")),
                                      QStringLiteral("--wait"), QStringLiteral("--json")});
    QVERIFY2(outcome.exitCode == 0, outcome.text().constData());
    QCOMPARE(outcome.files().size(), 5);
    int stored = 0;
    for (const QJsonValue &each : outcome.files()) {
        const QJsonObject file = each.toObject();
        const bool isGood = file.value(QStringLiteral("file")).toString().endsWith(QLatin1String("good.txt"));
        const bool isStored = isGood || file.value(QStringLiteral("file")).toString().endsWith(QLatin1String("nonsense.pdf"));
        stored += isStored ? 1 : 0;
        QCOMPARE(file.value(QStringLiteral("status")).toString(), isGood ? QStringLiteral("COMPLETED") : QStringLiteral("FAILED"));
        QCOMPARE(file.value(QStringLiteral("document_id")).isNull(), !isStored);
        QVERIFY2(file.value(QStringLiteral("reason")).isNull() == isGood, outcome.text().constData());
    }
    QCOMPARE(m_stage.number(QStringLiteral("select count(*) from documents")), before + stored);
    QVERIFY(m_stage.number(QStringLiteral("select count(*) from audit_log")) >= auditBefore + 5); // a refusal is written down, too
    QCOMPARE(m_stage.complaints(), QString());
}

void TestDocumentFlow::storesWithoutReadingUnlessAskedToWait()
{
    QVERIFY(writeWhole(m_stage.path(QStringLiteral("later.txt")), sampleTextFile(11)));
    const auto outcome = m_stage.ctl({QStringLiteral("upload"), m_stage.path(QStringLiteral("later.txt")), QStringLiteral("--json")});
    QCOMPARE(outcome.exitCode, 0);
    const QJsonObject file = outcome.files().first().toObject();
    QCOMPARE(file.value(QStringLiteral("status")).toString(), QStringLiteral("PENDING"));
    const auto worked = m_stage.ctl("worker --until-idle --json");
    QVERIFY2(worked.exitCode == 0, worked.text().constData());
    QCOMPARE(worked.output.count("\"completed\""), 2); // its text, its analysis
    const auto document = m_stage.ctl({QStringLiteral("document"), file.value(QStringLiteral("document_id")).toString(), QStringLiteral("--json")});
    QCOMPARE(document.json().value(QStringLiteral("analysis_status")).toString(), QStringLiteral("COMPLETED"));
}

void TestDocumentFlow::countsInTheTextFilesOwnCharacters()
{
    const auto outcome = m_stage.ctl(
        {QStringLiteral("analyze"), m_stage.path(QStringLiteral("contract.txt")), QStringLiteral("--json"), QStringLiteral("--text")});
    QVERIFY2(outcome.exitCode == 0, outcome.text().constData());
    const QString text = QString::fromUtf8(sampleTextFile(1));
    const CodePointIndex index(text);
    QCOMPARE(outcome.json().value(QStringLiteral("text")).toString(), text);
    const QJsonObject document = outcome.json().value(QStringLiteral("document")).toObject();
    QCOMPARE(document.value(QStringLiteral("characters")).toInteger(), index.codePointCount());
    QCOMPARE(document.value(QStringLiteral("sha256")).toString(),
             QString::fromLatin1(QCryptographicHash::hash(sampleTextFile(1), QCryptographicHash::Sha256).toHex()));
    const QJsonObject categories = outcome.json().value(QStringLiteral("categories")).toObject();
    QCOMPARE(categories.size(), 41);
    int quotes = 0;
    for (const QJsonValue &category : categories) {
        const QJsonArray findings = category.toObject().value(QStringLiteral("findings")).toArray();
        QVERIFY(category.toObject().value(QStringLiteral("present")).toBool() || findings.isEmpty());
        for (const QJsonValue &each : findings) {
            const TextRange units = index.toUnits(
                {each.toObject().value(QStringLiteral("start")).toInteger(), each.toObject().value(QStringLiteral("end")).toInteger()});
            QCOMPARE(text.mid(units.start, units.length()), each.toObject().value(QStringLiteral("quote")).toString());
            ++quotes;
        }
    }
    QVERIFY(quotes >= 3);
    QVERIFY(categories.value(QStringLiteral("Governing Law")).toObject().value(QStringLiteral("present")).toBool());
    QVERIFY(!outcome.json().value(QStringLiteral("risks")).toArray().isEmpty());
}

void TestDocumentFlow::analysesAFileWithoutAnyServer()
{
    QProcess process;
    m_stage.prepare(process,
                    {QStringLiteral("analyze"), m_stage.path(QStringLiteral("contract.docx")), m_stage.path(QStringLiteral("contract.pdf")),
                     m_stage.path(QStringLiteral("drop/nonsense.pdf")), QStringLiteral("--json")});
    QProcessEnvironment environment = process.processEnvironment();
    environment.insert(QStringLiteral("LECTERN_POSTGRES_URL"), QStringLiteral("postgresql://nobody@127.0.0.1:1/nothing"));
    environment.insert(QStringLiteral("LECTERN_HOME"), m_stage.path(QStringLiteral("untouched")));
    process.setProcessEnvironment(environment);
    process.start();
    QVERIFY(process.waitForFinished(120'000));
    const QByteArrayList lines = process.readAllStandardOutput().trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    QCOMPARE(process.exitCode(), 1); // the third cannot be read
    for (int i = 0; i < 2; ++i)
        QVERIFY(QJsonDocument::fromJson(lines.at(i)).object().contains(QStringLiteral("categories")));
    QVERIFY(!QJsonDocument::fromJson(lines.at(2)).object().value(QStringLiteral("error")).toString().isEmpty());
    QVERIFY(!QFile::exists(m_stage.path(QStringLiteral("untouched"))));
}

void TestDocumentFlow::listsAndSearchesDocuments()
{
    const QJsonObject all = m_stage.ctl("documents --json --limit 1000").json();
    QCOMPARE(all.value(QStringLiteral("count")).toInteger(), m_stage.number(QStringLiteral("select count(*) from documents where is_active")));
    QCOMPARE(all.value(QStringLiteral("rows")).toArray().size(), all.value(QStringLiteral("count")).toInteger());
    const QJsonObject failed = m_stage.ctl("documents --json --status FAILED").json();
    QCOMPARE(failed.value(QStringLiteral("count")).toInteger(), 1);
    QVERIFY(!failed.value(QStringLiteral("rows")).toArray().first().toObject().value(QStringLiteral("reason")).toString().isEmpty());
    const QJsonArray hits = m_stage
                                .ctl({QStringLiteral("documents"), QStringLiteral("--json"), QStringLiteral("--text"),
                                      QStringLiteral("\"change of control\" -nonsense"), QStringLiteral("--kind"), QStringLiteral("pdf")})
                                .json()
                                .value(QStringLiteral("rows"))
                                .toArray();
    QCOMPARE(hits.size(), 1);
    QCOMPARE(hits.first().toObject().value(QStringLiteral("name")).toString(), QStringLiteral("contract.pdf"));
    QVERIFY(hits.first().toObject().value(QStringLiteral("snippet")).toObject().value(QStringLiteral("page")).toInt() >= 1);
    QCOMPARE(m_stage.ctl({QStringLiteral("documents"), QStringLiteral("--json"), QStringLiteral("--client"), QStringLiteral("Contoso, Ltd")})
                 .json()
                 .value(QStringLiteral("count"))
                 .toInteger(),
             1);
    const QStringList names = [this] {
        QStringList list;
        for (const QJsonValue &row : m_stage.ctl("documents --json --sort name --limit 1000").json().value(QStringLiteral("rows")).toArray())
            list += row.toObject().value(QStringLiteral("name")).toString().toLower();
        return list;
    }();
    QStringList sorted = names;
    sorted.sort();
    QCOMPARE(names, sorted);
}

void TestDocumentFlow::givesTheFileAndItsTextBack()
{
    const QString back = m_stage.path(QStringLiteral("back.txt"));
    const auto saved = m_stage.ctl({QStringLiteral("document"), m_id, QStringLiteral("--bytes"), back});
    QVERIFY2(saved.exitCode == 0, saved.text().constData());
    QFile file(back);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), sampleTextFile(1));
    const QJsonObject text = m_stage.ctl({QStringLiteral("document"), m_id, QStringLiteral("--text"), QStringLiteral("--json")}).json();
    QCOMPARE(text.value(QStringLiteral("pages")).toArray().first().toObject().value(QStringLiteral("text")).toString(),
             QString::fromUtf8(sampleTextFile(1)));
    const auto unknown = m_stage.ctl("document 00000000-0000-4000-8000-000000000000 --json");
    QCOMPARE(unknown.exitCode, 1);
    QVERIFY(!unknown.errors.isEmpty());
}

void TestDocumentFlow::analysesAStoredDocumentAgain()
{
    const auto latest = m_stage.ctl({QStringLiteral("analyze"), m_id, QStringLiteral("--json")});
    QVERIFY2(latest.exitCode == 0, latest.text().constData());
    QCOMPARE(latest.json().value(QStringLiteral("document")).toObject().value(QStringLiteral("id")).toString(), m_id);
    const auto again = m_stage.ctl(
        {QStringLiteral("analyze"), m_id, QStringLiteral("--engine"), QStringLiteral("builtin"), QStringLiteral("--json")});
    QVERIFY2(again.exitCode == 0, again.text().constData());
    QCOMPARE(again.json().value(QStringLiteral("categories")), latest.json().value(QStringLiteral("categories")));
    QCOMPARE(m_stage.number(QStringLiteral("select count(*) from analysis_results where document_id = '%1' and status = 'COMPLETED'").arg(m_id)), 2);
}

void TestDocumentFlow::deletesAndRestores()
{
    QCOMPARE(m_stage.ctl({QStringLiteral("document"), m_id, QStringLiteral("--delete"), QStringLiteral("--json")})
                 .json()
                 .value(QStringLiteral("is_active")),
             QJsonValue(false));
    QCOMPARE(m_stage.ctl("documents --deleted --json").json().value(QStringLiteral("count")).toInteger(), 1);
    QCOMPARE(m_stage.ctl({QStringLiteral("document"), m_id, QStringLiteral("--restore"), QStringLiteral("--json")})
                 .json()
                 .value(QStringLiteral("is_active")),
             QJsonValue(true));
    QCOMPARE(m_stage.ctl("documents --deleted --json").json().value(QStringLiteral("count")).toInteger(), 0);
}

void TestDocumentFlow::answersFromTheCacheTheSecondTime()
{
    QCOMPARE(m_stage.ctl("documents --json --sort risk --limit 3").json().value(QStringLiteral("source")).toString(), QStringLiteral("postgres"));
    QCOMPARE(m_stage.ctl("documents --json --sort risk --limit 3").json().value(QStringLiteral("source")).toString(), QStringLiteral("redis"));
}

} // namespace lectern

QTEST_MAIN(lectern::TestDocumentFlow)
#include "tst_document_flow.moc"
