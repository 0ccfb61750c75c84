// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/session/left_out_text.h"

#include <QCoreApplication>

namespace lectern::models {

namespace {

struct LeftOutWords {
    Q_DECLARE_TR_FUNCTIONS(lectern::models::LeftOutText)
};

QString names(const QStringList &all) { return all.mid(0, 5).join(QStringLiteral(", ")); }

} // namespace

QString leftOutText(const DroppedFiles &dropped)
{
    using Words = LeftOutWords;
    QStringList sentences;
    if (!dropped.others.isEmpty())
        sentences
            << Words::tr(
                   "Not taken: %1. Lectern reads contracts from PDF, DOCX, ODT, RTF, TXT and pictures of pages, reviews from CSV, TSV and JSON.")
                   .arg(names(dropped.others));
    if (dropped.isCut)
        sentences << Words::tr("There is more than one drop may bring: %L1 files, folders %2 deep. The rest was left out; drop it separately.")
                         .arg(DropLimits().fileCount)
                         .arg(DropLimits().folderDepth);
    if (!dropped.links.isEmpty())
        sentences << Words::tr("Links are not followed: %1. Drop what they point to.").arg(names(dropped.links));
    if (!dropped.nameless.isEmpty())
        sentences << Words::tr("Names that are not UTF-8 cannot be opened: %1. Rename them.").arg(names(dropped.nameless));
    if (!dropped.special.isEmpty())
        sentences << Words::tr("Pipes and devices are no files: %1.").arg(names(dropped.special));
    if (!dropped.unreadable.isEmpty())
        sentences << Words::tr("Not permitted to look into: %1.").arg(names(dropped.unreadable));
    if (dropped.leftOutCount == 1)
        sentences << Words::tr("1 file of another kind was left out.");
    else if (dropped.leftOutCount > 1)
        sentences << Words::tr("%L1 files of other kinds were left out.").arg(dropped.leftOutCount);
    else if (sentences.isEmpty() && dropped.isEmpty())
        sentences << Words::tr("There is nothing to read in what was dropped.");
    return sentences.join(u' ');
}

} // namespace lectern::models
