// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/seal/stream_io.h"

#include <array>
#include <cerrno>

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lectern::parse {

QByteArray readSome(int descriptor)
{
    std::array<char, 4096> buffer;
    ssize_t got = 0;
    do {
        got = ::read(descriptor, buffer.data(), buffer.size());
    } while (got < 0 && errno == EINTR);
    return got > 0 ? QByteArray(buffer.data(), got) : QByteArray();
}

bool writeAll(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), size_t(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = bytes.sliced(written);
    }
    return true;
}

QByteArrayView mapFile(int descriptor)
{
    struct stat status {
    };
    if (::fstat(descriptor, &status) != 0 || status.st_size <= 0)
        return {};
    void *mapped = ::mmap(nullptr, size_t(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0);
    return mapped == MAP_FAILED ? QByteArrayView() : QByteArrayView(static_cast<const char *>(mapped), status.st_size);
}

} // namespace lectern::parse
