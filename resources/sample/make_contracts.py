#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the sample contracts that Lectern shows on its first start: resources/sample/contracts/*.

The words stand in contracts.py. The same words give the same bytes. Needs Debian's python3-reportlab:

    resources/sample/make_contracts.py
"""
import html
import pathlib
import zipfile

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

import contracts

FOLDER = pathlib.Path(__file__).parent / "contracts"
BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=15.5, spaceAfter=7, alignment=TA_JUSTIFY)
STYLES = {
    "text": BODY,
    "clause": BODY,
    "title": ParagraphStyle("title", parent=BODY, fontName="Times-Bold", fontSize=16, leading=20, spaceAfter=18, alignment=TA_CENTER),
    "heading": ParagraphStyle("heading", parent=BODY, fontName="Times-Bold", fontSize=12, spaceBefore=9, keepWithNext=True),
}
TABLE = TableStyle([("FONT", (0, 0), (-1, -1), "Times-Roman", 10.5), ("FONT", (0, 0), (-1, 0), "Times-Bold", 10.5),
                    ("LINEBELOW", (0, 0), (-1, 0), 0.6, "#404040"), ("BOTTOMPADDING", (0, 0), (-1, -1), 5), ("TOPPADDING", (0, 0), (-1, -1), 5)])


def rows_of(table):
    return [row.split(" | ") for row in table.split("\n")]


def write_pdf(path, contract):
    def number_page(canvas, document):
        canvas.setFont("Times-Roman", 9)
        canvas.drawCentredString(A4[0] / 2, 12 * mm, f"Page {document.page}")

    story = []
    for kind, text in contract:
        if kind == "table":
            story += [Table(rows_of(text), hAlign="LEFT", colWidths=[55 * mm] * len(rows_of(text)[0]), style=TABLE), Spacer(1, 8)]
        else:
            story.append(Paragraph(html.escape(text), STYLES[kind]))
    document = SimpleDocTemplate(str(path), pagesize=A4, leftMargin=26 * mm, rightMargin=26 * mm, topMargin=24 * mm, bottomMargin=24 * mm,
                                 title=contract[0][1].title(), author="", invariant=1)
    document.build(story, onFirstPage=number_page, onLaterPages=number_page)


def docx_paragraph(text, style=None):
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{html.escape(text, quote=False)}</w:t></w:r></w:p>'


def docx_table(text):
    cells = lambda row: "".join(f"<w:tc>{docx_paragraph(cell)}</w:tc>" for cell in row)
    return "<w:tbl>" + "".join(f"<w:tr>{cells(row)}</w:tr>" for row in rows_of(text)) + "</w:tbl>"


def docx_body(contract):
    style = {"title": "Title", "heading": "Heading1"}
    return "".join(docx_table(text) if kind == "table" else docx_paragraph(text, style.get(kind)) for kind, text in contract)


DOCX_TYPES = ('<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
              '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
              '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
              '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>')
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCX_ROOT = ('<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
             f'<Relationship Id="r1" Type="{RELATION}/officeDocument" Target="word/document.xml"/></Relationships>')
DOCX_PARTS = ('<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
              f'<Relationship Id="r1" Type="{RELATION}/styles" Target="styles.xml"/></Relationships>')
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCX_STYLES = (f'<?xml version="1.0" encoding="UTF-8"?><w:styles {WORD}>'
               '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>'
               '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
               '<w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style></w:styles>')


def write_docx(path, contract):
    parts = {"[Content_Types].xml": DOCX_TYPES, "_rels/.rels": DOCX_ROOT, "word/_rels/document.xml.rels": DOCX_PARTS, "word/styles.xml": DOCX_STYLES,
             "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document {WORD}><w:body>{docx_body(contract)}</w:body></w:document>'}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)


def write_text(path, contract):
    path.write_text("\n\n".join(text for _, text in contract) + "\n", encoding="utf-8")


def main():
    FOLDER.mkdir(exist_ok=True)
    write_pdf(FOLDER / "Hotel Distribution Agreement.pdf", contracts.DISTRIBUTION)
    write_docx(FOLDER / "Software Licence Agreement.docx", contracts.LICENCE)
    write_text(FOLDER / "Mutual Non-Disclosure Agreement.txt", contracts.CONFIDENTIALITY)


if __name__ == "__main__":
    main()
