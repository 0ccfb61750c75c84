// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/intake/document_input.h"
#include "storage/api/documents/document_page.h"

#include <QString>

#include <chrono>
#include <functional>
#include <stop_token>

namespace lectern::intake {

/// Progress of reading a document.
struct ParseProgress {
    int pagesDone = 0;
    int pageCount = 0;
    bool isOcr = false; ///< The last page was read by OCR.
};

/// Reads a document in a separate process, `lectern-parse-worker`, and trusts none of its output: this process
/// only hands over the document's bytes and never parses them.
///
/// A worker is killed after 60 s. Pages that need OCR are read a few per worker, each continuing where the
/// previous one stopped, within `ocrBudget` in total; the document's note names the pages that were not read.
///
/// Thread: any but the GUI thread; extract() blocks. Several may run at once. Owns: nothing beyond a call.
class DocumentParser
{
public:
    struct Limits {
        std::chrono::milliseconds wallClock = std::chrono::seconds(60); ///< Per worker.
        std::chrono::milliseconds ocrBudget = std::chrono::minutes(10); ///< For all workers of a document together.
    };

    /// `workerPath` empty: defaultWorkerPath().
    explicit DocumentParser(const QString &workerPath = {}) : DocumentParser(workerPath, Limits()) {}
    DocumentParser(const QString &workerPath, Limits limits);

    /// `lectern-parse-worker` in the program's folder, else in $LECTERN_BUILD_DIR (tests); empty if it is in neither.
    [[nodiscard]] static QString defaultWorkerPath();

    /// All pages of the document, or an error whose `detail` is one clear sentence with the document's name:
    /// InvalidRequest (encrypted, unsupported kind, over a limit), Corrupt (damaged, or the worker died),
    /// Timeout (not read within the wall clock), Unavailable (file cannot be opened; no worker; no sandbox), Cancelled
    /// (shortly after `stop`, when the worker has been killed). `progress` is called on the calling thread.
    [[nodiscard]] Result<ExtractedDocument> extract(const DocumentInput &input, std::stop_token stop = {},
                                                    const std::function<void(const ParseProgress &)> &progress = {}) const;

private:
    QString m_workerPath;
    Limits m_limits;
};

} // namespace lectern::intake
