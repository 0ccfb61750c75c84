# SPDX-License-Identifier: GPL-3.0-or-later
"""Packs pictures into an icon of Windows: make_ico.py OUTPUT.ico PICTURE.png..."""
import pathlib
import struct
import sys

pictures = [pathlib.Path(name).read_bytes() for name in sys.argv[2:]]
offset = 6 + 16 * len(pictures)
entries, contents = b"", b""
for png in pictures:
    width, height = struct.unpack(">II", png[16:24])
    # 256 is written as 0; one plane, 32 bits per pixel.
    entries += struct.pack("<BBBBHHII", width % 256, height % 256, 0, 0, 1, 32, len(png), offset + len(contents))
    contents += png
pathlib.Path(sys.argv[1]).write_bytes(struct.pack("<HHH", 0, 1, len(pictures)) + entries + contents)
