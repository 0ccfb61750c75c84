// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/house.h"

#include <QTest>

namespace {

struct Library {
    QString name;
    QString folder;    ///< The floor it is of.
    QStringList links; ///< Libraries of ours only.
};

/// What `lectern_library(...)` in the text of a CMakeLists.txt says.
QList<Library> librariesIn(const QString &folder, const QString &text)
{
    static const QRegularExpression call(QStringLiteral("^lectern_library\\(([a-z_]+)([^)]*)\\)"), QRegularExpression::MultilineOption);
    static const QRegularExpression ours(QStringLiteral("^(storage|models|ui|app)(_[a-z]+)?$"));
    QList<Library> libraries;
    for (auto match = call.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        const QString links = found.captured(2).section(QStringLiteral("LINKS"), 1).simplified();
        libraries << Library{found.captured(1), folder, links.split(u' ').filter(ours)};
    }
    return libraries;
}

class Libraries
{
public:
    explicit Libraries(const QList<Library> &libraries)
    {
        for (const Library &library : libraries)
            m_byName.insert(library.name, library);
    }

    /// The floors that a library reaches by its links, its own too. `without`: one of its links that is taken away.
    QSet<QString> reachableFrom(const QString &name, const QString &without = {}) const
    {
        QSet<QString> floors{m_byName.value(name).folder};
        for (const QString &link : m_byName.value(name).links) {
            if (link != without)
                floors += reachableFrom(link);
        }
        return floors;
    }

    QStringList complaints(const QMap<QString, QString> &sources) const
    {
        QStringList complaints;
        QMap<QString, QSet<QString>> needs; // by floor
        for (auto source = sources.begin(); source != sources.end(); ++source) {
            for (const QString &included : house::includesIn(source.value()))
                needs[house::floorOf(source.key())] += house::floorOf(included);
        }
        for (const Library &library : m_byName) {
            if (!house::floors.contains(library.folder))
                complaints << library.name + QStringLiteral(" stands on no floor: ") + library.folder;
            const QSet<QString> unreached = needs.value(library.folder) - reachableFrom(library.name);
            for (const QString &floor : unreached)
                complaints << library.name + QStringLiteral(" includes from ") + floor + QStringLiteral(", which it does not link");
            for (const QString &link : library.links) {
                const QString target = m_byName.value(link).folder;
                if (house::floors.indexOf(target) >= house::floors.indexOf(library.folder) || house::areStrangers(library.folder, target))
                    complaints << library.name + QStringLiteral(" must not link ") + link;
                else if ((needs.value(library.folder) - reachableFrom(library.name, link)).isEmpty())
                    complaints << library.name + QStringLiteral(" links ") + link + QStringLiteral(" for nothing");
            }
        }
        return complaints;
    }

private:
    QMap<QString, Library> m_byName;
};

} // namespace

/// What CMake links is what the drawing of the house says: each library reaches the floors it includes from, and nothing for nothing.
class TestLibraryLinks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linksSayWhatIncludesSay()
    {
        const QDir root(qEnvironmentVariable("LECTERN_SOURCE_DIR"));
        QList<Library> libraries;
        for (const QString &floor : house::floors) {
            QFile file(root.filePath(floor + QStringLiteral("/CMakeLists.txt")));
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            const QList<Library> found = librariesIn(floor, QString::fromUtf8(file.readAll()));
            QVERIFY2(found.size() == 1, qPrintable(floor + QStringLiteral(" is not one library")));
            libraries += found;
        }
        const QStringList complaints = Libraries(libraries).complaints(house::readSources(root));
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    }

    void noticesWhatIsWrong_data()
    {
        QTest::addColumn<QString>("links");
        QTest::addColumn<QString>("complaint");
        QTest::newRow("what it needs") << QStringLiteral("storage_network storage_metrics Qt6::Sql") << QString();
        QTest::newRow("by way of another") << QStringLiteral("storage_redis") << QString();
        QTest::newRow("too little") << QStringLiteral("storage_network")
                                    << QStringLiteral("storage_cache includes from storage/metrics, which it does not link");
        QTest::newRow("too much") << QStringLiteral("storage_redis storage_network")
                                  << QStringLiteral("storage_cache links storage_network for nothing");
        QTest::newRow("upwards") << QStringLiteral("storage_redis models_reviews") << QStringLiteral("storage_cache must not link models_reviews");
    }

    void noticesWhatIsWrong()
    {
        QFETCH(QString, links);
        QFETCH(QString, complaint);
        QList<Library> libraries = librariesIn(QStringLiteral("storage/cache"),
                                               QStringLiteral("lectern_library(storage_cache FOLDERS tiers\n    LINKS %1)\n").arg(links));
        libraries << Library{QStringLiteral("storage_network"), QStringLiteral("storage/network"), {}}
                  << Library{QStringLiteral("storage_metrics"), QStringLiteral("storage/metrics"), {}}
                  << Library{QStringLiteral("storage_redis"),
                             QStringLiteral("storage/redis"),
                             {QStringLiteral("storage_network"), QStringLiteral("storage_metrics")}}
                  << Library{QStringLiteral("models_reviews"), QStringLiteral("models/reviews"), {}};
        const QString include = QStringLiteral("#include \"%1\"\n");
        const QMap<QString, QString> sources{
            {QStringLiteral("storage/cache/x.cpp"),
             include.arg(QStringLiteral("storage/network/x.h")) + include.arg(QStringLiteral("storage/metrics/x.h"))},
            {QStringLiteral("storage/redis/x.cpp"),
             include.arg(QStringLiteral("storage/network/x.h")) + include.arg(QStringLiteral("storage/metrics/x.h"))}};
        QCOMPARE(Libraries(libraries).complaints(sources).join(u'\n'), complaint);
    }
};

QTEST_APPLESS_MAIN(TestLibraryLinks)
#include "tst_library_links.moc"
