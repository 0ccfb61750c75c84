// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/crash_report.h"

#include "app/process/crash_text.h"
#include "app/process/module_table.h"

#include <QDateTime>
#include <QFile>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <ctime>

#include <execinfo.h>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <ucontext.h>
#include <unistd.h>

namespace lectern::app {

namespace {

struct CrashSignal {
    int number;
    const char *name;
};
constexpr std::array crashSignals{CrashSignal{SIGSEGV, "SIGSEGV"}, CrashSignal{SIGBUS, "SIGBUS"}, CrashSignal{SIGFPE, "SIGFPE"},
                                  CrashSignal{SIGILL, "SIGILL"}, CrashSignal{SIGABRT, "SIGABRT"}};
constexpr unsigned patienceSeconds = 10; // with a report that does not end, as the crash left a lock

// All that a handler needs is prepared here, because it gets no context and may not allocate.
std::array<char, PATH_MAX> folder{};
std::array<char, PATH_MAX> file{};
std::array<char, 200> systemName{};
pid_t process = 0;
std::atomic<pid_t> reporter = 0; // the thread that crashed first
ModuleTable modules;
CrashText text;
std::array<char, 65536> handlerStack;

quintptr programCounterOf(const ucontext_t &context)
{
#if defined(__x86_64__)
    return quintptr(context.uc_mcontext.gregs[REG_RIP]);
#elif defined(__aarch64__)
    return quintptr(context.uc_mcontext.pc);
#else
    Q_UNUSED(context)
    return 0;
#endif
}

void write(int descriptor)
{
    for (size_t done = 0; done < text.size();) {
        const ssize_t count = ::write(descriptor, text.data() + done, text.size() - done);
        if (count < 0 && errno != EINTR)
            break;
        done += count > 0 ? size_t(count) : 0;
    }
    text.clear();
}

/// An address outside the modules is not told: it may be a piece of what the memory held.
void addPlace(quintptr address)
{
    constexpr quintptr endOfNull = 65536;
    if (const LoadedModule *module = modules.find(address)) {
        text.addName(module->name.data());
        text.add("+");
        text.addHex(address - module->base);
    } else if (address < endOfNull) {
        text.addHex(address);
    } else {
        text.add("unknown");
    }
    text.add("\n");
}

void addHead(int signal, const siginfo_t &info, const ucontext_t &context)
{
    std::array<char, 17> thread{};
    ::prctl(PR_GET_NAME, thread.data());
    const LoadedModule *program = modules.program();
    text.addHead(program ? program->buildId.data() : "", systemName.data(), ::time(nullptr));
    text.add("signal ");
    for (const CrashSignal &each : crashSignals)
        text.add(each.number == signal ? each.name : "");
    text.add(", code ");
    text.addNumber(info.si_code);
    if (info.si_code > 0 && info.si_code != SI_KERNEL) { // about an address
        text.add("\naddress ");
        addPlace(quintptr(info.si_addr));
    } else {
        text.add("\n");
    }
    text.add("thread ");
    text.addName(thread.data());
    text.add("\nstopped at ");
    addPlace(programCounterOf(context));
}

/// Those of the handler itself are left out. A call's address is within its instruction, not after it.
void addCalls(quintptr stoppedAt)
{
    std::array<void *, 128> frames;
    const int count = ::backtrace(frames.data(), int(frames.size()));
    int first = 0;
    while (first < count && quintptr(frames[size_t(first)]) != stoppedAt)
        ++first;
    text.add("calls\n");
    for (int i = first == count ? 0 : first; i < count; ++i)
        addPlace(quintptr(frames[size_t(i)]) - (i == first ? 0 : 1));
    text.add("libraries\n");
    std::array<const LoadedModule *, 128> told{};
    for (int i = 0, toldCount = 0; i < count; ++i) {
        const LoadedModule *module = modules.find(quintptr(frames[size_t(i)]) - 1);
        if (!module || std::find(told.begin(), told.begin() + toldCount, module) != told.begin() + toldCount)
            continue;
        told[size_t(toldCount++)] = module;
        text.addName(module->name.data());
        text.add(" ");
        text.add(module->buildId.data());
        text.add("\n");
    }
    text.add("end\n");
}

void report(int signal, const siginfo_t &info, const ucontext_t &context)
{
    ::signal(SIGALRM, SIG_DFL);
    ::alarm(patienceSeconds);
    ::mkdir(folder.data(), S_IRWXU);
    const int descriptor = ::open(file.data(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return;
    addHead(signal, info, context);
    write(descriptor); // first, because unwinding a broken stack may crash again
    addCalls(programCounterOf(context));
    write(descriptor);
    ::close(descriptor);
}

/// Ends the process by the same signal. All crash signals are blocked here, so that a crash of the report ends it, too.
void handle(int signal, siginfo_t *info, void *context)
{
    const pid_t self = ::gettid();
    pid_t other = 0;
    if (::getpid() == process) { // not a fork that has not become another program yet
        if (reporter.compare_exchange_strong(other, self))
            report(signal, *info, *static_cast<const ucontext_t *>(context));
        else if (other != self)
            for (;;) // the reporter ends the process
                ::pause();
    }
    ::signal(signal, SIG_DFL);
    ::raise(signal); // delivered when this returns
}

bool preparePaths(const QString &wanted)
{
    const QString start = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'hhmmss"));
    const QByteArray folderName = QFile::encodeName(wanted);
    const QByteArray fileName = folderName + '/' + start.toLatin1() + '-' + QByteArray::number(process) + ".new";
    if (fileName.size() >= qsizetype(file.size()))
        return false;
    std::memcpy(folder.data(), folderName.constData(), size_t(folderName.size()) + 1);
    std::memcpy(file.data(), fileName.constData(), size_t(fileName.size()) + 1);
    return true;
}

} // namespace

void installCrashReport(const QString &folder)
{
    process = ::getpid();
    if (!preparePaths(folder))
        return;
    utsname machine{};
    ::uname(&machine);
    std::snprintf(systemName.data(), systemName.size(), "%.60s %.60s %.60s", machine.sysname, machine.release, machine.machine);
    modules.fill();
    std::array<void *, 4> frames;
    ::backtrace(frames.data(), int(frames.size())); // loads the unwinder, which allocates the first time

    stack_t stack{};
    stack.ss_sp = handlerStack.data();
    stack.ss_size = handlerStack.size();
    ::sigaltstack(&stack, nullptr);
    struct sigaction action {
    };
    action.sa_sigaction = handle;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    for (const CrashSignal &each : crashSignals)
        sigaddset(&action.sa_mask, each.number);
    for (const CrashSignal &each : crashSignals)
        ::sigaction(each.number, &action, nullptr);
}

void noteLoadedModules() { modules.fill(); }

} // namespace lectern::app
