<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>lectern::ui::ChartCard</name>
    <message numerus="yes">
        <source>last %n min</source>
        <translation>
            <numerusform>last minute</numerusform>
            <numerusform>last %n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::DuplicateNotice</name>
    <message numerus="yes">
        <source>, and in %n more documents</source>
        <translation>
            <numerusform>, and in %n more document</numerusform>
            <numerusform>, and in %n more documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::models::FacetWords</name>
    <message numerus="yes">
        <source>%n stars</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::models::FilterWords</name>
    <message numerus="yes">
        <source> +%n more</source>
        <translation>
            <numerusform> +%n more</numerusform>
            <numerusform> +%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::FindResults</name>
    <message numerus="yes">
        <source>More than %Ln hits; the first of them are listed</source>
        <translation>
            <numerusform>More than %Ln hit; the first of them is listed</numerusform>
            <numerusform>More than %Ln hits; the first of them are listed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hits so far...</source>
        <translation>
            <numerusform>%Ln hit so far...</numerusform>
            <numerusform>%Ln hits so far...</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hits</source>
        <translation>
            <numerusform>%Ln hit</numerusform>
            <numerusform>%Ln hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::FindingsExporter</name>
    <message numerus="yes">
        <source>%n findings</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n documents</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n documents have no finished analysis.</source>
        <translation>
            <numerusform>%n document has no finished analysis.</numerusform>
            <numerusform>%n documents have no finished analysis.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::models::FindingsModel</name>
    <message numerus="yes">
        <source>%n categories</source>
        <translation>
            <numerusform>%n category</numerusform>
            <numerusform>%n categories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passages</source>
        <translation>
            <numerusform>%n passage</numerusform>
            <numerusform>%n passages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::FindingsHead</name>
    <message numerus="yes">
        <source>%n answers were refused.</source>
        <translation>
            <numerusform>%n answer was refused.</numerusform>
            <numerusform>%n answers were refused.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::LivePanel</name>
    <message numerus="yes">
        <source>last %n min</source>
        <translation>
            <numerusform>last minute</numerusform>
            <numerusform>last %n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::models::MetadataTree</name>
    <message numerus="yes">
        <source>list of %n</source>
        <translation>
            <numerusform>list of %n</numerusform>
            <numerusform>list of %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::ReportWriter</name>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::models::ReviewStatistics</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::SimilarPanel</name>
    <message numerus="yes">
        <source>%Ln clauses</source>
        <translation>
            <numerusform>%Ln clause</numerusform>
            <numerusform>%Ln clauses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln documents</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln documents are still to be read.</source>
        <translation>
            <numerusform>%Ln document is still to be read.</numerusform>
            <numerusform>%Ln documents are still to be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln documents are left out: there are too many clauses.</source>
        <translation>
            <numerusform>%Ln document is left out: there are too many clauses.</numerusform>
            <numerusform>%Ln documents are left out: there are too many clauses.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::StepCard</name>
    <message numerus="yes">
        <source>%Ln reads, %1</source>
        <translation>
            <numerusform>%Ln read, %1</numerusform>
            <numerusform>%Ln reads, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::models::UnsavedDraft</name>
    <message numerus="yes">
        <source>%n notes and verdicts are not saved yet.</source>
        <translation>
            <numerusform>%n note or verdict is not saved yet.</numerusform>
            <numerusform>%n notes and verdicts are not saved yet.</numerusform>
        </translation>
    </message>
</context>
</TS>
