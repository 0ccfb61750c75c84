// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/seal/sandbox.h"

#include "app/parse_worker/seal/landlock.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <memory>

#include <fcntl.h>
#include <linux/capability.h>
#include <seccomp.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef LECTERN_UNLIMITED_ADDRESSES
// The leak check starts a thread that inspects its own process, for which the seal would kill it.
extern "C" const char *__asan_default_options() { return "detect_leaks=0"; }
#endif

namespace lectern::parse {

namespace {

constexpr int documentDescriptor = 3;

bool limit(__rlimit_resource resource, rlim_t soft, rlim_t hard)
{
    const rlimit limits{soft, hard};
    return ::setrlimit(resource, &limits) == 0;
}

bool limitResources()
{
#ifdef LECTERN_UNLIMITED_ADDRESSES // for sanitizer builds only, never in a release
    constexpr rlim_t addressBytes = RLIM_INFINITY;
#else
    constexpr rlim_t addressBytes = 1ull << 30;
#endif
    return limit(RLIMIT_AS, addressBytes, addressBytes) && limit(RLIMIT_CPU, 60, 61) && limit(RLIMIT_FSIZE, 0, 0) && limit(RLIMIT_NOFILE, 16, 16)
        && limit(RLIMIT_CORE, 0, 0) && limit(RLIMIT_MEMLOCK, 0, 0);
}

struct FilterReleaser {
    void operator()(scmp_filter_ctx filter) const { ::seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, FilterReleaser>;

/// System calls needed for reading, computing and drawing. Others fail with EPERM; those that only an attacker needs kill.
constexpr std::array allowed{
    SCMP_SYS(read),
    SCMP_SYS(pread64),
    SCMP_SYS(readv),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(close),
    SCMP_SYS(lseek),
    SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(statx),
    SCMP_SYS(statfs),
    SCMP_SYS(fstatfs),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(getcwd),
    SCMP_SYS(getdents64),
    SCMP_SYS(fadvise64),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(brk),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(futex),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(times),
    SCMP_SYS(getrusage),
    SCMP_SYS(sysinfo),
    SCMP_SYS(uname),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(getrandom),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(membarrier),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(getrlimit),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),
    SCMP_SYS(eventfd2), // used by Qt's threads
};

constexpr std::array deadly{
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
    SCMP_SYS(fork),
    SCMP_SYS(vfork),
    SCMP_SYS(socket),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(accept),
    SCMP_SYS(accept4),
    SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(bpf),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(keyctl),
    SCMP_SYS(mount),
    SCMP_SYS(unshare),
    SCMP_SYS(setns),
    SCMP_SYS(kill),
    SCMP_SYS(tkill),
    SCMP_SYS(init_module),
    SCMP_SYS(kexec_load),
};

bool allow(scmp_filter_ctx filter, int call, std::initializer_list<scmp_arg_cmp> conditions = {})
{
    return ::seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, unsigned(conditions.size()), conditions.begin()) == 0;
}

scmp_arg_cmp lacksBits(unsigned argument, scmp_datum_t bits) { return {argument, SCMP_CMP_MASKED_EQ, bits, 0}; }
scmp_arg_cmp equals(unsigned argument, scmp_datum_t value) { return {argument, SCMP_CMP_EQ, value, 0}; }

/// Allows calls that are harmless only with certain arguments.
bool allowWithConditions(scmp_filter_ctx filter, bool mayOpenFiles)
{
    // O_RDONLY means that none of the bits for writing or creating is set.
    constexpr scmp_datum_t writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
    const auto self = scmp_datum_t(::getpid());
    return (!mayOpenFiles || (allow(filter, SCMP_SYS(openat), {lacksBits(2, writing)}) && allow(filter, SCMP_SYS(open), {lacksBits(1, writing)})))
        && allow(filter, SCMP_SYS(mmap), {lacksBits(2, PROT_EXEC)}) && allow(filter, SCMP_SYS(mprotect), {lacksBits(2, PROT_EXEC)})
        && allow(filter, SCMP_SYS(fcntl), {equals(1, F_GETFL)}) && allow(filter, SCMP_SYS(fcntl), {equals(1, F_GETFD)})
        && allow(filter, SCMP_SYS(fcntl), {equals(1, F_SETFD)})
        && allow(filter, SCMP_SYS(prlimit64), {equals(0, 0), equals(2, 0)}) // to query, not to set
        && allow(filter, SCMP_SYS(tgkill), {equals(0, self)});              // abort()
}

/// Allows threads, in which Qt draws large areas and which are sealed, too; creating a process kills.
bool allowThreadsOnly(scmp_filter_ctx filter)
{
    const scmp_arg_cmp isProcess = lacksBits(0, CLONE_THREAD);
    // The C library tries clone3 first, whose flags cannot be inspected; after ENOSYS it uses clone.
    return allow(filter, SCMP_SYS(clone), {{0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD}})
        && ::seccomp_rule_add_array(filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(clone), 1, &isProcess) == 0
        && ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
}

bool filterSystemCalls(bool mayOpenFiles)
{
    const Filter filter(::seccomp_init(SCMP_ACT_ERRNO(EPERM)));
    if (!filter)
        return false;
    for (const int call : allowed) {
        if (!allow(filter.get(), call))
            return false;
    }
    for (const int call : deadly) {
        if (::seccomp_rule_add(filter.get(), SCMP_ACT_KILL_PROCESS, call, 0) != 0)
            return false;
    }
    return allowThreadsOnly(filter.get()) && allowWithConditions(filter.get(), mayOpenFiles) && ::seccomp_load(filter.get()) == 0;
}

void dropCapabilities()
{
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    const std::array<__user_cap_data_struct, 2> none{};
    ::syscall(SYS_capset, &header, none.data());
}

} // namespace

void dropInheritance()
{
    ::close_range(documentDescriptor + 1, ~0u, 0);
    ::clearenv();
}

Sealing sealProcess(const std::vector<std::string> &readable)
{
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        return Sealing::Impossible;
    dropCapabilities();
    const bool hasLandlock = restrictFiles(readable);
    if (!limitResources() || !filterSystemCalls(hasLandlock))
        return Sealing::Impossible;
    return hasLandlock ? Sealing::Complete : Sealing::WithoutAnyFile;
}

} // namespace lectern::parse
