#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""sample_contracts.py PDF DOCX: writes a small contract with risks as both."""
import sys
import textwrap
import zipfile

PARAGRAPHS = [
    "LEASE AGREEMENT",
    "This Lease Agreement is entered into on 1 March 2026 between Morgenrot Estates Ltd. (Landlord) and Ana Field (Tenant).",
    "1. Term. This Agreement renews automatically for successive periods of one year unless either party gives notice ninety days "
    "before its end.",
    "2. Liability. The Tenant's liability under this Agreement is unlimited.",
    "3. Assignment. The Tenant may not assign this Agreement without the prior written consent of the Landlord.",
    "4. Governing law. This Agreement is governed by the laws of the State of New York.",
]


def write_pdf(path):
    lines = [line for paragraph in PARAGRAPHS for line in textwrap.wrap(paragraph, 85) + [""]]
    escaped = [line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") for line in lines]
    page = ("BT /F1 11 Tf 15 TL 60 780 Td " + " ".join(f"({line}) Tj T*" for line in escaped) + " ET").encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(body))
    with open(path, "wb") as file:
        file.write(body + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer)


def write_docx(path):
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in PARAGRAPHS)
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml",
                         f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
                         'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
                         'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
        archive.writestr("_rels/.rels",
                         f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Target="word/document.xml" '
                         'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>')
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{namespace}"><w:body>{text}</w:body></w:document>')


write_pdf(sys.argv[1])
write_docx(sys.argv[2])
