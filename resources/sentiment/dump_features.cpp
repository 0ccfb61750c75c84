// SPDX-License-Identifier: GPL-3.0-or-later
// Writes what the sentiment model sees of each review of the given files, for train.py. One line per review, separated
// by tabs: file, rating (0-5 or empty), language as told, language as found, its share, words, opinions, signals, words'
// hashes in hex. With --text a last column holds title and text.
#include "models/import/import_job.h"
#include "models/sentiment/sentiment_features.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cstdio>

namespace {

using namespace lectern;
using namespace lectern::imports;
using namespace lectern::sentiment;

QByteArray joined(const auto &values, int base)
{
    QByteArray text;
    for (const auto value : values)
        text += QByteArray::number(qulonglong(value), base) + ',';
    text.chop(text.isEmpty() ? 0 : 1);
    return text;
}

/// Prints each review instead of storing it.
class PrintingSink final : public ImportSink
{
public:
    PrintingSink(QByteArray file, bool withText) : m_file(std::move(file)), m_withText(withText) {}

    Result<ImportCheckpoint> begin(const QByteArray &importKey, const QString &) override { return ImportCheckpoint{importKey, 0, {}}; }
    Result<ImportCounts> writeChunk(std::span<const ImportRow> rows, std::span<const RejectedRow> rejected, qint64, std::stop_token) override
    {
        for (const ImportRow &row : rows)
            print(row.review);
        return ImportCounts{qint64(rows.size()), 0, 0, qint64(rejected.size())};
    }
    Result<std::vector<RejectedRow>> readRejected() override { return std::vector<RejectedRow>(); }
    Result<void> finish() override { return {}; }

private:
    void print(const Review &review) const
    {
        const OpinionLexicon &lexicon = OpinionLexicon::builtIn();
        const SentimentFeatures features = featuresOf(review.title, review.text, review.language, lexicon);
        QByteArray line = m_file + '\t' + (review.rating ? QByteArray::number(*review.rating) : QByteArray()) + '\t' + review.language.toUtf8() + '\t'
            + lexicon.languages().at(features.language).toUtf8() + '\t' + QByteArray::number(features.languageShare) + '\t'
            + QByteArray::number(features.wordCount) + '\t' + QByteArray::number(features.opinionCount) + '\t' + joined(features.signals, 10) + '\t'
            + joined(features.words, 16);
        if (m_withText)
            line += '\t' + (review.title + u'|' + review.text).simplified().toUtf8();
        std::puts(line.constData());
    }

    QByteArray m_file;
    bool m_withText;
};

bool dump(const QString &path, bool withText)
{
    const auto inputs = inputsOf(path);
    if (!inputs)
        return false;
    for (const InputFile &input : *inputs) {
        const auto plan = planImport(input, {});
        if (!plan)
            return false;
        PrintingSink sink(QFileInfo(path).fileName().section(u'.', 0, 0).toUtf8(), withText);
        ImportJobOptions options;
        options.writeRejects = false;
        if (runImport(*plan, sink, {}, {}, options).error)
            return false;
    }
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QStringList files = QCoreApplication::arguments().mid(1);
    const bool withText = files.removeAll(QStringLiteral("--text")) > 0;
    for (const QString &file : files) {
        if (!dump(file, withText)) {
            std::fprintf(stderr, "cannot read %s\n", qUtf8Printable(file));
            return 1;
        }
    }
    return files.isEmpty() ? 2 : 0;
}
