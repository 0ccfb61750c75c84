// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/kit/terminal.h"

#include <QTest>

#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

namespace lectern {

using namespace ctl;

namespace {

/// Standard input or standard error is something else while it lives.
class Replaced
{
public:
    Replaced(int descriptor, int by) : m_descriptor(descriptor), m_former(::dup(descriptor)) { ::dup2(by, descriptor); }
    ~Replaced()
    {
        ::dup2(m_former, m_descriptor);
        ::close(m_former);
    }

private:
    int m_descriptor;
    int m_former;
};

} // namespace

class TestTerminal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsATerminalFromADevice()
    {
        const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
        const int nowhere = ::open("/dev/null", O_RDWR);
        QVERIFY(terminal >= 0 && nowhere >= 0);
        bool isInput = false, isError = true;
        {
            const Replaced input(STDIN_FILENO, terminal), error(STDERR_FILENO, nowhere);
            isInput = isInputTerminal();
            isError = isErrorTerminal();
        }
        QVERIFY(isInput);
        QVERIFY(!isError);
        {
            const Replaced input(STDIN_FILENO, nowhere), error(STDERR_FILENO, terminal);
            isInput = isInputTerminal();
            isError = isErrorTerminal();
        }
        QVERIFY(!isInput);
        QVERIFY(isError);
        ::close(terminal);
        ::close(nowhere);
    }
};

} // namespace lectern

QTEST_APPLESS_MAIN(lectern::TestTerminal)
#include "tst_terminal.moc"
