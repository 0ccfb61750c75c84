// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/intake/document_input.h"
#include "storage/api/documents/document_page.h"

#include <QString>

#include <chrono>
#include <functional>
#include <stop_token>

namespace lectern::intake {

/// How far the reading of a document is.
struct ParseProgress {
    int pagesDone = 0;
    int pageCount = 0;
    bool isOcr = false; ///< The last page was read from its picture.
};

/// Reads a document in a process of its own, `lectern-parse-worker`, and trusts nothing that comes back: this process
/// never touches the document's bytes beyond handing them over.
///
/// A worker lives 60 s at most, then it is killed. Pages that need OCR are read a few per worker, each continuing where
/// the last one stopped, within `ocrBudget` in all; pages left then are said in the document's note.
///
/// Thread: any but the GUI's; extract() blocks. Several may run at once. Owns: nothing that outlives a call.
class DocumentParser
{
public:
    struct Limits {
        std::chrono::milliseconds wallClock = std::chrono::seconds(60); ///< Of one worker.
        std::chrono::milliseconds ocrBudget = std::chrono::minutes(10); ///< Of all workers of a document together.
    };

    /// `workerPath` empty: defaultWorkerPath().
    explicit DocumentParser(const QString &workerPath = {}) : DocumentParser(workerPath, Limits()) {}
    DocumentParser(const QString &workerPath, Limits limits);

    /// `lectern-parse-worker` beside the running program, else in $LECTERN_BUILD_DIR (tests); empty if neither is there.
    [[nodiscard]] static QString defaultWorkerPath();

    /// The document's pages, all or an error whose `detail` is one clear sentence with the document's name in it:
    /// InvalidRequest (encrypted, not a kind that can be read, over a limit), Corrupt (damaged; the worker died),
    /// Timeout (not read within the wall clock), Unavailable (file cannot be opened; no worker; no sandbox), Cancelled
    /// (within a moment of `stop`; the worker is gone). `progress` is called on the calling thread.
    [[nodiscard]] Result<ExtractedDocument> extract(const DocumentInput &input, std::stop_token stop = {},
                                                    const std::function<void(const ParseProgress &)> &progress = {}) const;

private:
    QString m_workerPath;
    Limits m_limits;
};

} // namespace lectern::intake
