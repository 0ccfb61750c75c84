// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Windows has no iconv; this is as much of it as Poppler's C++ interface uses: between UTF-8 and UTF-16LE.

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef void *iconv_t;

/// (iconv_t)-1 with EINVAL for any other pair.
iconv_t iconv_open(const char *to, const char *from);
/// As in POSIX: 0, or (size_t)-1 with E2BIG, EILSEQ or EINVAL; the four arguments tell how far it came.
size_t iconv(iconv_t conversion, char **in, size_t *inLeft, char **out, size_t *outLeft);
int iconv_close(iconv_t conversion);

#ifdef __cplusplus
}
#endif
