#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# stage.sh LIBRARIES BUILD STAGE: lays out the new folder STAGE as it is to be installed, of the programs in BUILD and of what
# build_libraries.sh made, and checks that each library that a file of it loads is there or a part of Windows.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(realpath "$here/../..")"
libraries="$(realpath "$1")" build="$(realpath "$2")" stage="$(realpath -m "$3")"
host=x86_64-w64-mingw32
qt_libraries=(Core Gui Widgets Network Sql Concurrent PrintSupport)
qt_plugins=(platforms/qwindows platforms/qoffscreen styles/qwindowsvistastyle sqldrivers/qsqlpsql tls/qschannelbackend imageformats/qjpeg imageformats/qico)
# Type 1 fonts of the PDF standard under the names by which Poppler looks for them on Windows.
pdf_fonts=(NimbusMonoPS-Regular:n022003l NimbusMonoPS-Bold:n022004l NimbusMonoPS-BoldItalic:n022024l NimbusMonoPS-Italic:n022023l
    NimbusSans-Regular:n019003l NimbusSans-Bold:n019004l NimbusSans-BoldItalic:n019024l NimbusSans-Italic:n019023l
    NimbusRoman-Regular:n021003l NimbusRoman-Bold:n021004l NimbusRoman-BoldItalic:n021024l NimbusRoman-Italic:n021023l
    StandardSymbolsPS:s050000l D050000L:d050000l)

# keep FILE... FOLDER: copies of files that everybody may read.
keep() { install -D -m 644 -t "$stage/${*: -1}" "${@:1:$#-1}"; }

place_programs() {
    local program name
    mkdir -p "$stage"
    for program in lectern lecternctl lectern-parse-worker; do
        "$host-strip" --strip-all -o "$stage/$program.exe" "$build/$program.exe"
    done
    keep "$libraries"/runtime/*.dll .
    for name in "${qt_libraries[@]}"; do keep "$libraries/qt/bin/Qt6$name.dll" .; done
    for name in "${qt_plugins[@]}"; do keep "$libraries/qt/plugins/$name.dll" "$(dirname "$name")"; done
    keep "$build/lectern.ico" .
}

place_fonts() {
    local pair
    mkdir -p "$stage/share/fonts" "$stage/share/poppler"
    for pair in "${pdf_fonts[@]}"; do
        install -m 644 "/usr/share/fonts/type1/urw-base35/${pair%:*}.t1" "$stage/share/fonts/${pair#*:}.pfb"
    done
    keep /usr/share/fonts/truetype/dejavu/DejaVu{Sans,Sans-Bold,SansMono,Serif,Serif-Bold}.ttf share/fonts
    cp -rL /usr/share/poppler/{cidToUnicode,cMap,nameToUnicode,unicodeMap} "$stage/share/poppler/"
}

place_ocr() { keep /usr/share/tesseract-ocr/5/tessdata/eng.traineddata share/tessdata; }

place_texts() {
    local package
    keep "$root/LICENSE" doc
    mv "$stage/doc/LICENSE" "$stage/doc/LICENSE.txt"
    install -D -m 644 "$root/CHANGELOG.md" "$stage/doc/CHANGELOG.txt"
    install -m 644 "$root/resources/clauses/NOTICE" "$stage/doc/NOTICE-clauses.txt"
    keep "$here/notices.txt" doc
    install -m 644 "$libraries/used.lock" "$stage/doc/sources.lock"
    cp -r "$libraries/licences" "$stage/doc/licences"
    for package in fonts-urw-base35 fonts-dejavu-core poppler-data tesseract-ocr-eng; do
        install -m 644 "/usr/share/doc/$package/copyright" "$stage/doc/licences/$package.txt"
    done
}

# Libraries that a staged file imports and that neither lie beside it nor have an import library of Windows'. Names of any case are the same,
# and those that begin with api-ms-win- are Windows' other names of its own.
missing_libraries() {
    local file library
    find "$stage" -name '*.exe' -o -name '*.dll' | while read -r file; do
        "$host-objdump" -p "$file" | sed -n 's/^\tDLL Name: //p' | while read -r library; do
            [[ "$library" == api-ms-win-* ]] || [[ -n "$(find "$stage" -maxdepth 1 -iname "$library")" ]] \
                || [[ -f "/usr/$host/lib/lib$(tr '[:upper:]' '[:lower:]' <<< "${library%.*}").a" ]] || echo "${file#"$stage/"} needs $library"
        done
    done
}

rm -rf "$stage"
place_programs
place_fonts
place_ocr
place_texts
missing="$(missing_libraries)"
[[ -z "$missing" ]] || { printf '%s\n' "Not everything is staged:" "$missing" >&2; exit 1; }
