// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/office/docx_relations.h"

#include "app/parse_worker/office/part_xml.h"

#include <QStringList>

namespace lectern::parse {

namespace {

constexpr size_t maxRelations = 20'000;

/// Resolves a relative target: "../styles.xml" in "word/" is "styles.xml" in the package's root.
QByteArray resolved(const QByteArray &folder, const QString &target)
{
    QStringList steps = target.startsWith(u'/') ? QStringList() : QString::fromUtf8(folder).split(u'/', Qt::SkipEmptyParts);
    for (const QString &step : target.split(u'/', Qt::SkipEmptyParts)) {
        if (step == QLatin1String("..") && !steps.isEmpty())
            steps.removeLast();
        else if (step != QLatin1String("..") && step != QLatin1String("."))
            steps += step;
    }
    return steps.join(u'/').toUtf8();
}

} // namespace

Read<std::vector<DocxRelation>> relationsOf(ZipParts &parts, const QByteArray &part)
{
    const qsizetype slash = part.lastIndexOf('/');
    const QByteArray folder = part.left(slash + 1);
    const auto bytes = parts.read(folder + "_rels/" + part.mid(slash + 1) + ".rels");
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    std::vector<DocxRelation> relations;
    if (bytes->isEmpty())
        return relations;
    PartXml xml(*bytes);
    const bool hasRoot = xml.enterChild();
    while (hasRoot && xml.enterChild()) {
        if (xml.name() == u"Relationship" && xml.attribute(u"TargetMode") != u"External" && relations.size() < maxRelations) {
            const QStringView type = xml.attribute(u"Type");
            relations.push_back({xml.attribute(u"Id").toString(), type.sliced(type.lastIndexOf(u'/') + 1).toString(),
                                 resolved(folder, xml.attribute(u"Target").toString())});
        }
        xml.skip();
    }
    if (const auto refusal = xml.refusal())
        return tl::make_unexpected(*refusal);
    return relations;
}

QByteArray partOfType(const std::vector<DocxRelation> &relations, QStringView type)
{
    const auto found = std::find_if(relations.begin(), relations.end(), [&](const DocxRelation &relation) { return relation.type == type; });
    return found == relations.end() ? QByteArray() : found->target;
}

} // namespace lectern::parse
