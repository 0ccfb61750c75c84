// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/reading/readable_document.h"

#include <QByteArray>
#include <QByteArrayView>

#include <zip.h>

namespace lectern::parse {

/// The parts of a zip in memory, read by name; nothing is ever unpacked to disk, and no name becomes a path. Limits:
/// 2,000 entries, 128 MiB a part, 512 MiB of all parts read, 200:1.
///
/// Thread: one at a time. Borrows: the zip's bytes.
class ZipParts
{
public:
    [[nodiscard]] static Read<ZipParts> open(QByteArrayView zip);

    [[nodiscard]] bool has(const char *name) const;
    /// The part's bytes; empty when there is none of this name.
    [[nodiscard]] Read<QByteArray> read(const QByteArray &name);

private:
    struct Closer {
        void operator()(zip_t *zip) const { ::zip_discard(zip); }
    };
    explicit ZipParts(zip_t *zip) : m_zip(zip) {}

    std::unique_ptr<zip_t, Closer> m_zip;
    qint64 m_readBytes = 0; ///< Of all parts together.
};

} // namespace lectern::parse
