# Writes app/process/build_stamp.h's source: version, commit ("+" after it: with changes) and day of the sources, if they are a checkout
# of git. The day is the commit's, or SOURCE_DATE_EPOCH's. Runs at each build, and leaves the file as it is if it says the same.
# Usage: cmake -DSOURCE=folder -DVERSION=x.y.z -DOUTPUT=file -P build_stamp.cmake
set(stamp ${VERSION})
set(git git -C ${SOURCE})
# Empty at the top of a checkout; sources that lie in somebody else's checkout are not of its commit.
execute_process(COMMAND ${git} rev-parse --show-prefix RESULT_VARIABLE status OUTPUT_VARIABLE prefix ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
if(status EQUAL 0 AND prefix STREQUAL "")
    execute_process(COMMAND ${git} describe --always --abbrev=12 --exclude=* --dirty=+
        OUTPUT_VARIABLE commit ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
    if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
        execute_process(COMMAND ${git} log -1 --format=%ct OUTPUT_VARIABLE seconds ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
        set(ENV{SOURCE_DATE_EPOCH} "${seconds}")
    endif()
    string(TIMESTAMP day "%Y-%m-%d" UTC) # of SOURCE_DATE_EPOCH
    if(commit)
        set(stamp "${stamp} (${commit}, ${day})")
    endif()
endif()

file(CONFIGURE OUTPUT ${OUTPUT} CONTENT [[// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/build_stamp.h"

namespace lectern::app {

QString buildStamp() { return QStringLiteral("@stamp@"); }

} // namespace lectern::app
]] @ONLY)
