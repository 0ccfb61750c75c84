// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/seal/stream_io.h"

#include "storage/api/files/handle_windows.h"

#include <array>
#include <cstring>
#include <cwchar>

namespace lectern::parse {

namespace {

/// The handles that stand for the descriptors of other systems: standard input, standard output, and the document, whose number is the
/// last word of the command line.
HANDLE handleOf(int descriptor)
{
    if (descriptor == 0)
        return ::GetStdHandle(STD_INPUT_HANDLE);
    if (descriptor == 1)
        return ::GetStdHandle(STD_OUTPUT_HANDLE);
    const wchar_t *last = std::wcsrchr(::GetCommandLineW(), L' ');
    return last ? reinterpret_cast<HANDLE>(intptr_t(std::wcstoll(last, nullptr, 16))) : nullptr;
}

const char *viewOf(HANDLE section) { return static_cast<const char *>(::MapViewOfFile(section, FILE_MAP_READ, 0, 0, 0)); }

/// A section in memory, whose size is a multiple of a page, begins with the length of the document.
QByteArrayView documentIn(const char *view)
{
    MEMORY_BASIC_INFORMATION region{};
    qint64 length = 0;
    if (::VirtualQuery(view, &region, sizeof region) == 0)
        return {};
    std::memcpy(&length, view, sizeof length);
    const bool fits = length > 0 && quint64(length) <= region.RegionSize - sizeof length;
    return fits ? QByteArrayView(view + sizeof length, length) : QByteArrayView();
}

} // namespace

QByteArray readSome(int descriptor)
{
    std::array<char, 4096> buffer;
    DWORD got = 0;
    const bool isRead = ::ReadFile(handleOf(descriptor), buffer.data(), DWORD(buffer.size()), &got, nullptr);
    return isRead && got > 0 ? QByteArray(buffer.data(), got) : QByteArray();
}

bool writeAll(int descriptor, QByteArrayView bytes)
{
    constexpr qsizetype step = 1 << 20;
    while (!bytes.isEmpty()) {
        DWORD written = 0;
        if (!::WriteFile(handleOf(descriptor), bytes.data(), DWORD(std::min(bytes.size(), step)), &written, nullptr) || written == 0)
            return false;
        bytes = bytes.sliced(written);
    }
    return true;
}

QByteArrayView mapFile(int descriptor)
{
    const HANDLE document = handleOf(descriptor);
    if (const char *memory = viewOf(document)) // fails for a file
        return documentIn(memory);
    LARGE_INTEGER size{};
    const Handle section(::CreateFileMappingW(document, nullptr, PAGE_READONLY, 0, 0, nullptr));
    const char *view = section.isOpen() && ::GetFileSizeEx(document, &size) ? viewOf(section.get()) : nullptr;
    return view ? QByteArrayView(view, size.QuadPart) : QByteArrayView();
}

} // namespace lectern::parse
