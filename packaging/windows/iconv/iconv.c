// SPDX-License-Identifier: GPL-3.0-or-later
#include "iconv.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>

enum { Incomplete = 0, Invalid = -1 };

/// Reads one character; the bytes that it took, Incomplete or Invalid.
typedef int (*Reader)(const unsigned char *in, size_t left, uint32_t *character);
/// Writes one character; the bytes that it takes, which are written if they fit.
typedef size_t (*Writer)(uint32_t character, unsigned char *out, size_t left);
typedef struct {
    Reader read;
    Writer write;
} Conversion;

static int readUtf8(const unsigned char *in, size_t left, uint32_t *character)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char first = in[0];
    const int size = first < 0x80 ? 1 : (first & 0xE0) == 0xC0 ? 2 : (first & 0xF0) == 0xE0 ? 3 : (first & 0xF8) == 0xF0 ? 4 : Invalid;
    if (size == Invalid)
        return Invalid;
    uint32_t value = size == 1 ? first : first & (0xFFu >> (size + 1));
    for (int i = 1; i < size; ++i) {
        if ((size_t)i == left)
            return Incomplete;
        if ((in[i] & 0xC0) != 0x80)
            return Invalid;
        value = value << 6 | (in[i] & 0x3Fu);
    }
    if (value < least[size] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
        return Invalid;
    *character = value;
    return size;
}

static size_t writeUtf8(uint32_t character, unsigned char *out, size_t left)
{
    const size_t size = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    if (size > left)
        return size;
    for (size_t i = size - 1; i > 0; --i) {
        out[i] = (unsigned char)(0x80 | (character & 0x3F));
        character >>= 6;
    }
    out[0] = (unsigned char)(size == 1 ? character : (0xF00u >> size) | character);
    return size;
}

static uint32_t unitAt(const unsigned char *in) { return in[0] | (uint32_t)in[1] << 8; }

static int readUtf16(const unsigned char *in, size_t left, uint32_t *character)
{
    if (left < 2)
        return Incomplete;
    const uint32_t unit = unitAt(in);
    if (unit < 0xD800 || unit >= 0xE000) {
        *character = unit;
        return 2;
    }
    if (unit >= 0xDC00)
        return Invalid;
    if (left < 4)
        return Incomplete;
    const uint32_t second = unitAt(in + 2);
    if (second < 0xDC00 || second >= 0xE000)
        return Invalid;
    *character = 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00);
    return 4;
}

static void writeUnit(uint32_t unit, unsigned char *out)
{
    out[0] = (unsigned char)unit;
    out[1] = (unsigned char)(unit >> 8);
}

static size_t writeUtf16(uint32_t character, unsigned char *out, size_t left)
{
    const size_t size = character < 0x10000 ? 2 : 4;
    if (size > left)
        return size;
    if (size == 2) {
        writeUnit(character, out);
    } else {
        writeUnit(0xD800 + ((character - 0x10000) >> 10), out);
        writeUnit(0xDC00 + ((character - 0x10000) & 0x3FF), out + 2);
    }
    return size;
}

iconv_t iconv_open(const char *to, const char *from)
{
    static Conversion toUtf16 = {readUtf8, writeUtf16};
    static Conversion toUtf8 = {readUtf16, writeUtf8};
    if (strcmp(to, "UTF-16LE") == 0 && strcmp(from, "UTF-8") == 0)
        return &toUtf16;
    if (strcmp(to, "UTF-8") == 0 && strcmp(from, "UTF-16LE") == 0)
        return &toUtf8;
    errno = EINVAL;
    return (iconv_t)-1;
}

static size_t stopWith(int error)
{
    errno = error;
    return (size_t)-1;
}

size_t iconv(iconv_t conversion, char **in, size_t *inLeft, char **out, size_t *outLeft)
{
    const Conversion *c = (const Conversion *)conversion;
    if (!in || !*in)
        return 0; // neither encoding has a state
    while (*inLeft > 0) {
        uint32_t character = 0;
        const int taken = c->read((const unsigned char *)*in, *inLeft, &character);
        if (taken == Invalid || taken == Incomplete)
            return stopWith(taken == Invalid ? EILSEQ : EINVAL);
        const size_t written = c->write(character, (unsigned char *)*out, *outLeft);
        if (written > *outLeft)
            return stopWith(E2BIG);
        *in += taken;
        *inLeft -= (size_t)taken;
        *out += written;
        *outLeft -= written;
    }
    return 0;
}

int iconv_close(iconv_t conversion)
{
    (void)conversion;
    return 0;
}
