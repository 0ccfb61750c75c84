// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/pictures/warm_up.h"
#include "app/parse_worker/seal/sandbox.h"
#include "app/parse_worker/seal/stream_io.h"
#include "app/parse_worker/worker.h"
#include "models/frames/parse_frames.h"

#include <QGuiApplication>

#include <cstdlib>

/// lectern-parse-worker: reads one possibly hostile document in a sealed process. Requests arrive on
/// descriptor 0, answers go to 1, the document is on 3. Started by Lectern only; see docs/intake.md.
int main(int argc, char *argv[])
{
    using namespace lectern;
    using namespace lectern::frames;
    using namespace lectern::parse;
    constexpr int requests = 0, answers = 1, document = 3;
    dropInheritance();
    setEnvironment();
    const QGuiApplication application(argc, argv);
    warmUp();
    if (sealProcess(readableFolders()) == Sealing::Impossible)
        return writeAll(answers, encoded(Refused{lectern::frames::Refusal::NoSandbox})) ? EXIT_SUCCESS : EXIT_FAILURE;
    const QByteArrayView bytes = mapFile(document);
    if (bytes.isEmpty())
        return writeAll(answers, encoded(Refused{lectern::frames::Refusal::Empty})) ? EXIT_SUCCESS : EXIT_FAILURE;
    // _Exit, because exit handlers of libraries need system calls that a sealed process may not make.
    std::_Exit(Worker(requests, answers).serve(bytes));
}
