// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/module_table.h"

#include <algorithm>
#include <cstring>

#include <elf.h>
#include <link.h>

namespace lectern::app {

namespace {

void setName(LoadedModule &module, const char *path)
{
    const char *slash = std::strrchr(path, '/');
    std::strncpy(module.name.data(), slash ? slash + 1 : path, module.name.size() - 1);
}

/// From the notes of a segment: each is a head, a name and bytes, the latter two padded to four bytes.
void readBuildId(LoadedModule &module, const char *notes, size_t size)
{
    const auto padded = [](size_t bytes) { return (bytes + 3) & ~size_t(3); };
    while (size >= sizeof(ElfW(Nhdr))) {
        ElfW(Nhdr) head;
        std::memcpy(&head, notes, sizeof head);
        const size_t nameBytes = padded(head.n_namesz), idBytes = padded(head.n_descsz);
        if (sizeof head + nameBytes + idBytes > size)
            return;
        const char *name = notes + sizeof head, *id = name + nameBytes;
        if (head.n_type == NT_GNU_BUILD_ID && head.n_namesz == 4 && std::memcmp(name, "GNU", 4) == 0) {
            const size_t count = std::min<size_t>(head.n_descsz, (module.buildId.size() - 1) / 2);
            for (size_t i = 0; i < count; ++i) {
                module.buildId[2 * i] = "0123456789abcdef"[quint8(id[i]) >> 4];
                module.buildId[2 * i + 1] = "0123456789abcdef"[quint8(id[i]) & 15];
            }
            return;
        }
        notes = id + idBytes;
        size -= sizeof head + nameBytes + idBytes;
    }
}

LoadedModule moduleOf(const dl_phdr_info &info)
{
    LoadedModule module;
    module.base = info.dlpi_addr;
    module.begin = ~quintptr(0);
    for (int i = 0; i < info.dlpi_phnum; ++i) {
        const ElfW(Phdr) &segment = info.dlpi_phdr[i];
        const quintptr begin = info.dlpi_addr + segment.p_vaddr;
        if (segment.p_type == PT_LOAD) {
            module.begin = std::min(module.begin, begin);
            module.end = std::max(module.end, begin + segment.p_memsz);
        } else if (segment.p_type == PT_NOTE) {
            readBuildId(module, reinterpret_cast<const char *>(begin), segment.p_memsz);
        }
    }
    return module;
}

} // namespace

void ModuleTable::fill()
{
    Modules &next = m_present == &m_modules[0] ? m_modules[1] : m_modules[0];
    next.count = 0;
    ::dl_iterate_phdr(
        [](dl_phdr_info *info, size_t, void *modules) {
            auto &found = *static_cast<Modules *>(modules);
            if (found.count == found.all.size())
                return 1;
            LoadedModule &module = found.all[found.count++];
            module = moduleOf(*info);
            const bool isProgram = found.count == 1; // it has no name here
            setName(module, isProgram ? "lectern" : info->dlpi_name);
            return 0;
        },
        &next);
    m_present = &next;
}

const LoadedModule *ModuleTable::find(quintptr address) const
{
    const Modules *modules = m_present;
    for (size_t i = 0; modules && i < modules->count; ++i) {
        if (address >= modules->all[i].begin && address < modules->all[i].end)
            return &modules->all[i];
    }
    return nullptr;
}

const LoadedModule *ModuleTable::program() const
{
    const Modules *modules = m_present;
    return modules && modules->count > 0 ? modules->all.data() : nullptr;
}

} // namespace lectern::app
