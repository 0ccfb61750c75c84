// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/intake/document_parser.h"

#include "models/frames/frame_cutter.h"
#include "models/frames/parse_frames.h"
#include "models/intake/page_spans.h"
#include "models/intake/worker_process.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QStringList>

namespace lectern::intake {

using namespace frames;

namespace {

using namespace std::chrono_literals;

/// OCR time of one worker; then a new worker continues.
constexpr int ocrMsPerWorker = 20'000;

/// One extraction: the document so far, and the checks of the worker's answers.
class Extraction
{
public:
    Extraction(const DocumentInput &input, const std::function<void(const ParseProgress &)> &progress) : m_name(input.name), m_progress(progress) {}

    /// Handles one answer. True: it was the worker's last.
    Result<bool> hear(const frames::Response &response)
    {
        if (const auto *accepted = std::get_if<frames::Accepted>(&response))
            return accept(*accepted);
        if (const auto *refused = std::get_if<frames::Refused>(&response))
            return tl::make_unexpected(errorOf(refused->reason, m_name));
        if (!m_isAccepted)
            return tl::make_unexpected(broken());
        if (const auto *begun = std::get_if<frames::PageBegun>(&response))
            return begin(*begun);
        if (const auto *read = std::get_if<frames::PageRead>(&response))
            return keep(*read);
        if (const auto *done = std::get_if<frames::Done>(&response))
            return finish(*done);
        return tl::make_unexpected(broken());
    }

    void startWorker() { m_isAccepted = false; }
    [[nodiscard]] int nextPage() const { return int(m_document.pages.size()) + 1; }
    [[nodiscard]] bool isComplete() const { return m_pageCount > 0 && int(m_document.pages.size()) == m_pageCount; }

    /// Gives up the remaining pages for lack of time: they get no text, and the note says so.
    void giveUpRest()
    {
        const QSizeF size = m_document.pages.empty() ? QSizeF(595, 842) : m_document.pages.back().size;
        while (!isComplete()) {
            m_untimely.push_back(nextPage());
            m_document.pages.push_back({.number = nextPage(), .size = size, .text = {}, .words = {}, .source = TextSource::None});
        }
    }

    Result<ExtractedDocument> takeDocument()
    {
        const bool hasText = std::any_of(m_document.pages.begin(), m_document.pages.end(),
                                         [](const DocumentPage &page) { return !page.text.trimmed().isEmpty(); });
        if (!hasText)
            return tl::make_unexpected(errorOf(m_untimely.empty() ? Refusal::NoText : Refusal::TooSlow, m_name));
        m_document.note = note();
        return std::move(m_document);
    }

    [[nodiscard]] StorageError broken() const
    {
        return {ErrorCode::Corrupt, FaultyPart::File, unreadableSentence(m_name, QStringLiteral("the reader stopped unexpectedly"))};
    }

private:
    Result<bool> accept(const frames::Accepted &accepted)
    {
        const bool isAnother = m_pageCount > 0 && (accepted.pageCount != m_pageCount || accepted.kind != m_document.kind);
        if (m_isAccepted || isAnother)
            return tl::make_unexpected(broken());
        m_isAccepted = true;
        m_document.kind = accepted.kind;
        m_pageCount = accepted.pageCount;
        m_remarks = accepted.remarks;
        return false;
    }

    Result<bool> begin(const frames::PageBegun &begun)
    {
        if (begun.page != nextPage())
            return tl::make_unexpected(broken());
        tell(true);
        return false;
    }

    Result<bool> keep(const frames::PageRead &read)
    {
        m_textBytes += read.page.text.size();
        if (isComplete() || read.page.number != nextPage())
            return tl::make_unexpected(broken());
        if (m_textBytes > frames::maxTextBytes)
            return tl::make_unexpected(errorOf(Refusal::TooMuchText, m_name));
        if (read.isIncomplete)
            m_incomplete.push_back(read.page.number);
        m_document.pages.push_back(read.page);
        tell(read.page.source == TextSource::Ocr);
        return false;
    }

    Result<bool> finish(const frames::Done &done)
    {
        if (done.nextPage == 0 ? !isComplete() : done.nextPage != nextPage())
            return tl::make_unexpected(broken());
        return true;
    }

    void tell(bool isOcr) const
    {
        if (m_progress)
            m_progress({int(m_document.pages.size()), m_pageCount, isOcr});
    }

    QString note() const
    {
        QStringList notes;
        if (!m_untimely.empty())
            notes += QStringLiteral("%1 not read in time").arg(pageSpans(m_untimely));
        if (!m_incomplete.empty())
            notes += QStringLiteral("%1 could not be read, or not to the end").arg(pageSpans(m_incomplete));
        if (m_remarks & frames::CopyRestricted)
            notes += QStringLiteral("its author asks readers not to copy from it");
        if (m_remarks & frames::AssumedWindows1252)
            notes += QStringLiteral("read as Windows-1252, as it is not UTF-8");
        if (m_remarks & frames::DeletionsLeftOut)
            notes += QStringLiteral("tracked deletions and hidden text are left out");
        return notes.join(QStringLiteral("; "));
    }

    QString m_name;
    const std::function<void(const ParseProgress &)> &m_progress;
    ExtractedDocument m_document;
    bool m_isAccepted = false;
    int m_pageCount = 0;
    quint8 m_remarks = 0;
    qint64 m_textBytes = 0;
    std::vector<int> m_untimely;
    std::vector<int> m_incomplete;
};

/// Reads answers from one worker until its last. Timeout if that does not come before the deadline.
Result<void> hearWorker(WorkerProcess &worker, Extraction &extraction, QDeadlineTimer deadline, const std::stop_token &stop)
{
    const std::stop_callback wakeUp(stop, [&worker] { worker.wake(); });
    frames::FrameCutter cutter(frames::maxResponseBytes);
    while (true) {
        QByteArray bytes;
        const WorkerEvent event = worker.wait(bytes, deadline);
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("stopped"));
        if (event == WorkerEvent::TimedOut)
            return failure(ErrorCode::Timeout, FaultyPart::File, {});
        if (event == WorkerEvent::Ended || !cutter.feed(bytes))
            return tl::make_unexpected(extraction.broken());
        while (const auto frame = cutter.takeFrame()) {
            const auto response = frames::decodedResponse(*frame);
            const auto isLast = response ? extraction.hear(*response) : Result<bool>(tl::make_unexpected(extraction.broken()));
            if (!isLast)
                return failureOf(isLast);
            if (*isLast)
                return {};
        }
    }
}

} // namespace

DocumentParser::DocumentParser(const QString &workerPath, Limits limits)
    : m_workerPath(workerPath.isEmpty() ? defaultWorkerPath() : workerPath)
    , m_limits(limits)
{
}

QString DocumentParser::defaultWorkerPath()
{
    const QString name = WorkerProcess::programName();
    const QString beside = QCoreApplication::applicationDirPath() + u'/' + name;
    if (QFileInfo(beside).isExecutable())
        return beside;
    const QString build = qEnvironmentVariable("LECTERN_BUILD_DIR");
    const QString built = build + u'/' + name;
    return !build.isEmpty() && QFileInfo(built).isExecutable() ? built : QString();
}

Result<ExtractedDocument> DocumentParser::extract(const DocumentInput &input, std::stop_token stop,
                                                  const std::function<void(const ParseProgress &)> &progress) const
{
    if (m_workerPath.isEmpty())
        return failure(ErrorCode::Unavailable, FaultyPart::Lectern, QStringLiteral("lectern-parse-worker is not installed beside this program"));
    const auto document = DocumentDescriptor::open(input);
    if (!document)
        return failureOf(document);
    Extraction extraction(input, progress);
    const QDeadlineTimer ocrDeadline(m_limits.ocrBudget);
    do {
        const int firstPage = extraction.nextPage();
        if (firstPage > 1 && ocrDeadline.hasExpired()) {
            extraction.giveUpRest();
            break;
        }
        const auto worker = WorkerProcess::start(m_workerPath, *document);
        if (!worker)
            return failureOf(worker);
        extraction.startWorker();
        // If sending fails, the worker has refused, which the next read returns, or died.
        [[maybe_unused]] const bool isSent = (*worker)->send(frames::encoded(frames::ExtractRequest{firstPage, ocrMsPerWorker}));
        const auto heard = hearWorker(**worker, extraction, QDeadlineTimer(m_limits.wallClock), stop);
        if (!heard && heard.error().code == ErrorCode::Timeout)
            return tl::make_unexpected(errorOf(Refusal::TooSlow, input.name));
        if (!heard)
            return failureOf(heard);
        if (!extraction.isComplete() && extraction.nextPage() == firstPage)
            return tl::make_unexpected(extraction.broken());
    } while (!extraction.isComplete());
    return extraction.takeDocument();
}

} // namespace lectern::intake
