// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/rows/review_model.h"
#include "storage/schema/migrations.h"
#include "storage/storage.h"
#include "tests/support/servers.h"
#include "ui/reviews/table/review_table.h"

#include <QImage>
#include <QPaintEngine>
#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::postgres;
using namespace lectern::schema;
using namespace lectern::ui;

namespace {

/// A paint device without pixels that keeps every text that was drawn.
class TextRecorder : public QPaintDevice, public QPaintEngine
{
public:
    explicit TextRecorder(QSize size) : QPaintEngine(AllFeatures), m_size(size) {}
    QPaintEngine *paintEngine() const override { return const_cast<TextRecorder *>(this); }
    bool begin(QPaintDevice *) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState &) override {}
    void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override {}
    void drawPolygon(const QPointF *, int, PolygonDrawMode) override {}
    void drawTextItem(const QPointF &, const QTextItem &item) override { texts.append(item.text()); }
    Type type() const override { return User; }

    QStringList texts;

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth: return m_size.width();
        case PdmHeight: return m_size.height();
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY: return 96;
        case PdmDepth: return 32;
        case PdmDevicePixelRatio: return 1;
        case PdmDevicePixelRatioScaled: return int(devicePixelRatioFScale());
        default: return 0;
        }
    }

private:
    QSize m_size;
};

bool showsText(QWidget &widget, const QString &text)
{
    TextRecorder recorder(widget.size());
    widget.render(&recorder);
    return recorder.texts.join(u' ').contains(text);
}

} // namespace

/// The walk of ARCHITECTURE.md: one review goes into PostgreSQL and comes out as pixels.
class TestRowToPixel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_postgres.isRunning(), qPrintable(m_postgres.error()));
        m_url = m_postgres.createDatabase(QStringLiteral("walk"));
        PostgresConnection connection(m_url, QStringLiteral("test"));
        QVERIFY(migrateUp(connection));
        insert(QStringLiteral("'Older one ' || n, timestamptz '2026-01-01' - n * interval '1 hour' from generate_series(1, 500) n"));
    }

    void anInsertedReviewIsPainted_data()
    {
        QTest::addColumn<bool>("withRedis");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("day"); // each newer than everything before
        QTest::newRow("with Redis") << true << QStringLiteral("Quixotic") << QStringLiteral("2026-02-01");
        QTest::newRow("without Redis") << false << QStringLiteral("Zephyrean") << QStringLiteral("2026-03-01");
    }

    void anInsertedReviewIsPainted()
    {
        QFETCH(bool, withRedis);
        QFETCH(QString, title);
        QFETCH(QString, day);
        if (withRedis && !m_redis.isRunning())
            QSKIP("redis-server is not installed");
        StorageConfig config;
        config.postgresUrl = m_url;
        config.redisUrl = withRedis ? m_redis.url() : QString();
        Storage storage(config);
        ReviewModel model(storage.reviews());
        ReviewTable table(model, &storage.metrics());
        table.resize(1400, 500);
        model.setQuery({});
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QTRY_VERIFY_WITH_TIMEOUT(model.hasRows() && model.isSettled(), 10'000);

        QVERIFY(!showsText(*table.viewport(), title));
        const QImage before = table.grab().toImage();
        insert(QStringLiteral("'%1', timestamptz '%2'").arg(title, day));

        model.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(model.newAbove() > 0, 10'000);
        model.showNew();
        QTRY_VERIFY_WITH_TIMEOUT(showsText(*table.viewport(), title), 10'000);
        QVERIFY(table.grab().toImage() != before);
    }

private:
    void insert(const QString &titleAndDate)
    {
        QVERIFY2(m_postgres.execute(QStringLiteral("walk"),
                                    QStringLiteral("insert into reviews (platform, entity_type, entity_id, entity_name, platform_review_id,"
                                                   " title, reviewed_at) select 'yelp', 'hotel', 'aurora', 'Hotel Aurora',"
                                                   " gen_random_uuid()::text, ")
                                        + titleAndDate),
                 qPrintable(m_postgres.error()));
    }

    TestPostgres m_postgres;
    TestRedis m_redis;
    QString m_url;
};

QTEST_MAIN(TestRowToPixel)
#include "tst_row_to_pixel.moc"
