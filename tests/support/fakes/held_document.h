// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"
#include "storage/api/documents/document_page.h"

namespace lectern {

/// One document of the fake, with everything that belongs to it.
struct HeldDocument {
    struct OpenJob {
        bool isExtraction = true;
        QString engine; ///< For an analysis.
    };

    Document document;
    std::vector<DocumentPage> pages;
    std::vector<Analysis> analyses; ///< The latest last.
    QByteArray bytes;
    std::vector<OpenJob> openJobs; ///< At most one of a kind.
    qint64 editedVersion = 1;      ///< The version of the last change to name, metadata or whether it is active.
};

} // namespace lectern
