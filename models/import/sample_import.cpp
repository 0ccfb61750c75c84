// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/sample_import.h"

namespace lectern::imports {

Result<ImportCounts> importSample(ImportSink &sink, const ImportProgressHandler &progress, std::stop_token stop)
{
    const QString path = QStringLiteral(":/sample/reviews.jsonl.gz");
    const auto plan = planImport({path, {}, QStringLiteral("Lectern's sample reviews")});
    if (!plan)
        return failureOf(plan);
    ImportJobOptions options;
    options.writeRejects = false;
    const ImportOutcome outcome = runImport(*plan, sink, progress, stop, options);
    if (outcome.error)
        return tl::make_unexpected(*outcome.error);
    return outcome.counts;
}

} // namespace lectern::imports
