// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <sodium.h>

namespace lectern::postgres {

/// SHA-256 of data that arrives in pieces. libsodium takes half the time of QCryptographicHash, for files of up to 256 MiB.
///
/// Thread: one; a value.
class Sha256
{
public:
    Sha256() { crypto_hash_sha256_init(&m_state); }
    void add(QByteArrayView bytes)
    {
        crypto_hash_sha256_update(&m_state, reinterpret_cast<const unsigned char *>(bytes.data()), static_cast<unsigned long long>(bytes.size()));
    }
    /// 32 bytes. Call it last, once.
    [[nodiscard]] QByteArray result()
    {
        QByteArray hash(crypto_hash_sha256_BYTES, Qt::Uninitialized);
        crypto_hash_sha256_final(&m_state, reinterpret_cast<unsigned char *>(hash.data()));
        return hash;
    }

private:
    crypto_hash_sha256_state m_state;
};

} // namespace lectern::postgres
