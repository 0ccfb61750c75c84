// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/pictures/ocr.h"

#include "app/parse_worker/reading/page_text.h"
#include "models/frames/ocr_models.h"
#include "storage/api/files/opened_file.h"

#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>
#include <tesseract/resultiterator.h>

#include <cmath>

namespace lectern::parse {

using namespace frames;

namespace {

constexpr double pointsPerInch = 72;
/// The resolution of tesseract's training data.
constexpr double bestDpi = 300;
constexpr double maxPixels = 20'000'000;
/// Words with a lower confidence, in percent, are mostly specks and lines.
constexpr float leastConfidence = 10;

QByteArray greyOf(const Picture &picture)
{
    QByteArray grey(picture.pixels.size() / 4, Qt::Uninitialized);
    const auto *from = reinterpret_cast<const quint32 *>(picture.pixels.constData());
    for (qsizetype i = 0; i < grey.size(); ++i) {
        const quint32 pixel = from[i];
        grey[i] = char((((pixel >> 16) & 0xff) * 77 + ((pixel >> 8) & 0xff) * 151 + (pixel & 0xff) * 28) >> 8);
    }
    return grey;
}

/// Whether the page has too little contrast to contain text.
bool isBlank(const QByteArray &grey)
{
    const auto [lowest, highest] = std::minmax_element(grey.begin(), grey.end(), [](char a, char b) { return quint8(a) < quint8(b); });
    constexpr int leastContrast = 32;
    return lowest == grey.end() || quint8(*highest) - quint8(*lowest) < leastContrast;
}

struct Found {
    std::vector<PlacedWord> words;
    double confidenceSum = 0; ///< Sum over all letters, 0..1 each.
    qint64 letterCount = 0;
};

Found wordsOf(tesseract::ResultIterator &iterator, double pointsPerPixel)
{
    Found found;
    do {
        const std::unique_ptr<const char[]> utf8(iterator.GetUTF8Text(tesseract::RIL_WORD));
        int left = 0, top = 0, right = 0, bottom = 0, lineLeft = 0, lineTop = 0, lineRight = 0, lineBottom = 0;
        if (!utf8 || !iterator.BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom)
            || !iterator.BoundingBox(tesseract::RIL_TEXTLINE, &lineLeft, &lineTop, &lineRight, &lineBottom))
            continue;
        const float confidence = iterator.Confidence(tesseract::RIL_WORD);
        const QString text = cleanWord(QString::fromUtf8(utf8.get()));
        if (text.isEmpty() || confidence < leastConfidence)
            continue;
        // Uses the line's height for all its words, because words without ascenders would seem to be on another line.
        const QRectF box(QPointF(left, lineTop), QPointF(std::max(right, left), std::max(lineBottom, lineTop)));
        found.words.push_back({text, QRectF(box.topLeft() * pointsPerPixel, box.size() * pointsPerPixel), true});
        found.confidenceSum += std::clamp(double(confidence) / 100, 0.0, 1.0) * double(text.size());
        found.letterCount += text.size();
    } while (qint64(found.words.size()) < maxWordsPerPage && iterator.Next(tesseract::RIL_WORD));
    return found;
}

/// In memory, because tesseract on Windows opens no file whose path has other letters than the system's language.
QByteArray readModel()
{
    constexpr qint64 maxModelBytes = 64LL << 20;
    return OpenedFile::readWhole(QString::fromStdString(findOcrModels()) + QStringLiteral("/eng.traineddata"), maxModelBytes).value_or(QByteArray());
}

bool load(tesseract::TessBaseAPI &api, const QByteArray &model)
{
    return api.Init(model.constData(), int(model.size()), "eng", tesseract::OEM_LSTM_ONLY, nullptr, 0, nullptr, nullptr, false, nullptr) == 0;
}

} // namespace

struct Ocr::Engine {
    tesseract::TessBaseAPI api;
};

Ocr::Ocr() = default;
Ocr::~Ocr() = default;

bool Ocr::isThere()
{
    if (!m_isTried) {
        m_isTried = true;
        const QByteArray model = readModel();
        auto engine = std::make_unique<Engine>();
        if (!model.isEmpty() && load(engine->api, model))
            m_engine = std::move(engine);
    }
    return m_engine != nullptr;
}

bool Ocr::read(ReadableDocument &document, DocumentPage &page, std::chrono::milliseconds atMost)
{
    const double area = page.size.width() * page.size.height() / (pointsPerInch * pointsPerInch);
    const double dpi = std::min(bestDpi, std::sqrt(maxPixels / std::max(area, 1e-9)));
    const int width = std::clamp(int(page.size.width() / pointsPerInch * dpi), 1, maxPixelWidth);
    const auto picture = document.draw({page.number, width, {}});
    if (!picture)
        return false;
    const QByteArray grey = greyOf(*picture);
    if (isBlank(grey))
        return true;
    tesseract::TessBaseAPI &api = m_engine->api;
    api.SetPageSegMode(tesseract::PSM_AUTO);
    api.SetImage(reinterpret_cast<const unsigned char *>(grey.constData()), picture->size.width(), picture->size.height(), 1, picture->size.width());
    api.SetSourceResolution(std::clamp(int(dpi), 70, 2400));
    tesseract::ETEXT_DESC monitor;
    monitor.set_deadline_msecs(int(atMost.count()));
    const bool isRead = api.Recognize(&monitor) == 0 && !monitor.deadline_exceeded();
    if (isRead) {
        const std::unique_ptr<tesseract::ResultIterator> iterator(api.GetIterator());
        const Found found = iterator ? wordsOf(*iterator, page.size.width() / picture->size.width()) : Found();
        composeText(found.words, TextSource::Ocr, page);
        if (found.letterCount > 0)
            page.confidence = found.confidenceSum / double(found.letterCount);
    }
    api.Clear();
    return isRead;
}

} // namespace lectern::parse
