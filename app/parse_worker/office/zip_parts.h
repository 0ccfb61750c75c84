// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/reading/readable_document.h"

#include <QByteArray>
#include <QByteArrayView>

#include <zip.h>

namespace lectern::parse {

/// The parts of a zip in memory, read by name. Nothing is unpacked to disk, and names are never used as paths. Limits:
/// 2,000 entries, 128 MiB per part, 512 MiB for all parts read, ratio 200:1.
///
/// Thread: one at a time. Borrows: the zip's bytes.
class ZipParts
{
public:
    [[nodiscard]] static Read<ZipParts> open(QByteArrayView zip);

    [[nodiscard]] bool has(const char *name) const;
    /// The part's bytes; empty: there is no part of this name.
    [[nodiscard]] Read<QByteArray> read(const QByteArray &name);

private:
    struct Closer {
        void operator()(zip_t *zip) const { ::zip_discard(zip); }
    };
    explicit ZipParts(zip_t *zip) : m_zip(zip) {}

    std::unique_ptr<zip_t, Closer> m_zip;
    qint64 m_readBytes = 0; ///< All parts together.
};

} // namespace lectern::parse
