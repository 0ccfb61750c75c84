// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/house.h"

#include <QTest>

namespace {

/// The types that a text defines at the level of a namespace, each with its namespace; none of anonymous ones, none that are local
/// to another type. It goes by how this code is written: such a definition begins its line.
QStringList typesDefinedIn(const QString &text)
{
    static const QRegularExpression opening(QStringLiteral("^(?:inline )?namespace\\s*([\\w:]*)\\s*\\{"));
    static const QRegularExpression type(QStringLiteral("^(?:template\\s*<.*>\\s*)?(?:struct|class|union|enum(?: class)?)\\s+((?:\\w+::)*\\w+)"));
    QStringList types;
    QStringList names; // of the namespaces that are open
    for (const QString &line : text.split(u'\n')) {
        if (const auto match = opening.match(line); match.hasMatch())
            names << (match.captured(1).isEmpty() ? QStringLiteral("anonymous") : match.captured(1));
        else if (line.startsWith(QLatin1String("} // namespace")) && !names.isEmpty())
            names.removeLast();
        else if (const auto match = type.match(line);
                 match.hasMatch() && !names.contains(QLatin1String("anonymous")) && (!line.endsWith(u';') || line.contains(u'{')))
            types << names.join(QStringLiteral("::")) + QStringLiteral("::") + match.captured(1);
    }
    return types;
}

/// Namespaces of ours that a text opens to define something in, which its floor must have: not those that it only forward-declares in.
QStringList strangeNamespaces(const QString &path, const QString &text)
{
    static const QRegularExpression opening(QStringLiteral(
                                                "^namespace (lectern[\\w:]*) \\{\n((?:(?:class|struct|enum class) \\w+(?: : \\w+)?;\n)*\\})?"),
                                            QRegularExpression::MultilineOption);
    const QString own = house::namespaceOf(house::floorOf(path));
    QStringList strange;
    for (auto match = opening.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        const QString name = found.captured(1);
        const bool isOwn = name == own || name.startsWith(own + QStringLiteral("::"));
        if (found.captured(2).isEmpty()
            && (!isOwn || (own == QLatin1String("lectern") && name != own && name != QLatin1String("lectern::query_json"))))
            strange << path + QStringLiteral(" opens ") + name + QStringLiteral(", but its library's namespace is ") + own;
    }
    return strange;
}

/// What two texts define, in words. Of what is there once for each system only one is ever linked.
QStringList definedTwice(const QMap<QString, QString> &sources)
{
    QMap<QString, QString> homes;
    QStringList complaints;
    for (auto source = sources.begin(); source != sources.end(); ++source) {
        if (source.key().endsWith(QLatin1String("_windows.cpp")) || source.key().endsWith(QLatin1String("_windows.h")))
            continue;
        for (const QString &type : typesDefinedIn(source.value())) {
            if (homes.contains(type))
                complaints << type + QStringLiteral(" is defined in ") + homes.value(type) + QStringLiteral(" and in ") + source.key();
            homes.insert(type, source.key());
        }
    }
    return complaints;
}

} // namespace

/// A name means one type in the whole program: two classes of the same name are undefined behaviour as soon as both are linked.
class TestOneNameOneType : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noTypeIsDefinedTwice()
    {
        const auto sources = house::readSources(QDir(qEnvironmentVariable("LECTERN_SOURCE_DIR")));
        QVERIFY(sources.size() > 20);
        const QStringList complaints = definedTwice(sources);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    }

    void everyLibraryHasItsNamespace()
    {
        QStringList complaints;
        const auto sources = house::readSources(QDir(qEnvironmentVariable("LECTERN_SOURCE_DIR")));
        for (auto source = sources.begin(); source != sources.end(); ++source)
            complaints += strangeNamespaces(source.key(), source.value());
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    }

    void noticesAStrangeNamespace()
    {
        const QString path = QStringLiteral("storage/cache/read/x.h");
        QVERIFY(strangeNamespaces(path, QStringLiteral("namespace lectern::cache {\nstruct X {\n};\n}\n")).isEmpty());
        QVERIFY(strangeNamespaces(path, QStringLiteral("namespace lectern::postgres {\nclass X;\n} // namespace lectern::postgres\n")).isEmpty());
        QCOMPARE(strangeNamespaces(path, QStringLiteral("namespace lectern {\nstruct X {\n};\n}\n")).size(), 1);
        QCOMPARE(strangeNamespaces(QStringLiteral("storage/api/x.h"), QStringLiteral("namespace lectern::api {\nstruct X {\n};\n}\n")).size(), 1);
    }

    void noticesATypeThatIsDefinedTwice()
    {
        const auto inLectern = [](const char *text) {
            return QStringLiteral("namespace lectern {\n%1\n} // namespace lectern\n").arg(QLatin1String(text));
        };
        const QString one = inLectern("struct Flight {\n};");
        QVERIFY(definedTwice({{QStringLiteral("a.h"), one}, {QStringLiteral("b.cpp"), inLectern("struct Flight;\nclass Other {};")}}).isEmpty());
        QVERIFY(definedTwice({{QStringLiteral("a.h"), one}, {QStringLiteral("b.cpp"), inLectern("namespace {\nstruct Flight {\n};\n} // namespace")}})
                    .isEmpty());
        QVERIFY(definedTwice({{QStringLiteral("a.h"), one}, {QStringLiteral("b.cpp"), inLectern("struct Channel::Flight {\n};")}}).isEmpty());
        QVERIFY(
            definedTwice({{QStringLiteral("a.h"), one},
                          {QStringLiteral("b.cpp"), QStringLiteral("namespace lectern::ctl {\nstruct Flight {\n};\n} // namespace lectern::ctl\n")}})
                .isEmpty());
        QCOMPARE(definedTwice({{QStringLiteral("a.h"), one}, {QStringLiteral("b.cpp"), inLectern("class Flight final : public Base\n{\n};")}}).size(),
                 1);
        QCOMPARE(definedTwice({{QStringLiteral("a.h"), inLectern("enum class Step : quint8 { One };")},
                               {QStringLiteral("b.h"), inLectern("enum class Step { Two };")}})
                     .size(),
                 1);
    }
};

QTEST_APPLESS_MAIN(TestOneNameOneType)
#include "tst_one_name_one_type.moc"
