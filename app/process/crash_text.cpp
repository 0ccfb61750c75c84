// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/crash_text.h"

#include "storage/api/version.h"

#include <chrono>

namespace lectern::app {

void CrashText::addByte(char byte)
{
    if (m_size < m_bytes.size())
        m_bytes[m_size++] = byte;
}

void CrashText::add(const char *text)
{
    for (; *text != '\0'; ++text)
        addByte(*text);
}

void CrashText::addName(const char *text)
{
    for (; *text != '\0'; ++text)
        addByte(*text >= ' ' && *text <= '~' ? *text : '?');
}

void CrashText::addDigits(quint64 number, unsigned base, int fewest)
{
    std::array<char, 20> digits; // of the largest number, at base 10
    int count = 0;
    do {
        digits[size_t(count++)] = "0123456789abcdef"[number % base];
        number /= base;
    } while (number > 0 || count < fewest);
    while (count > 0)
        addByte(digits[size_t(--count)]);
}

void CrashText::addNumber(qint64 number)
{
    if (number < 0)
        addByte('-');
    addDigits(number < 0 ? 0 - quint64(number) : quint64(number), 10);
}

void CrashText::addHex(quint64 number)
{
    add("0x");
    addDigits(number, 16);
}

void CrashText::addTime(qint64 secondsSince1970)
{
    using namespace std::chrono;
    const sys_seconds time{seconds(secondsSince1970)};
    const year_month_day date(floor<days>(time));
    const hh_mm_ss clock(time - floor<days>(time));
    addDigits(quint64(int(date.year())), 10, 4);
    addByte('-');
    addDigits(unsigned(date.month()), 10, 2);
    addByte('-');
    addDigits(unsigned(date.day()), 10, 2);
    addByte('T');
    addDigits(quint64(clock.hours().count()), 10, 2);
    addByte(':');
    addDigits(quint64(clock.minutes().count()), 10, 2);
    addByte(':');
    addDigits(quint64(clock.seconds().count()), 10, 2);
    addByte('Z');
}

void CrashText::addHead(const char *build, const char *system, qint64 secondsSince1970)
{
    add("Lectern crash report, format 1\nversion ");
    add(versionText);
    add("\nbuild ");
    addName(build);
    add("\nsystem ");
    addName(system);
    add("\ntime ");
    addTime(secondsSince1970);
    add("\n");
}

} // namespace lectern::app
