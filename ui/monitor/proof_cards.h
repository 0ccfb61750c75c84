// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/widgets/card.h"

namespace lectern::models {
class MetricsSampler;
class ServerWatch;
} // namespace lectern::models

namespace lectern {
struct MetricsSnapshot;
} // namespace lectern

namespace lectern::ui {

/// One figure with its name above and its meaning below.
///
/// Thread: GUI.
class FigureCard : public QWidget
{
    Q_OBJECT
public:
    enum class Tone : quint8 { Plain, Good, Bad };

    explicit FigureCard(const QString &title, QWidget *parent = nullptr);
    void show(Tone tone, const QString &figure, const QString &note);
    [[nodiscard]] QString figure() const;
    [[nodiscard]] QString note() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void colour();

    Tone m_tone = Tone::Plain;
    QLabel *m_title;
    QLabel *m_figure;
    QLabel *m_note;
};

/// Evidence about the cache: maximum staleness, what was saved, Redis' contents, audits, signals about work.
///
/// Thread: GUI.
class ProofCards : public CardGrid
{
    Q_OBJECT
public:
    explicit ProofCards(QWidget *parent = nullptr);

    void show(const models::MetricsSampler &sampler, const models::ServerWatch &servers);

private:
    ProofCards(const QList<FigureCard *> &cards, QWidget *parent);
    void showStaleness(const models::MetricsSampler &sampler, const models::ServerWatch &servers);
    void showRedis(const models::MetricsSampler &sampler, const models::ServerWatch &servers);
    void showTraffic(const models::MetricsSampler &sampler, const models::ServerWatch &servers);
    void showConnections(const MetricsSnapshot &now);
    void showFailures(const MetricsSnapshot &now);
    void showAudit(const models::MetricsSampler &sampler);
    void showSignals(const MetricsSnapshot &now);

    FigureCard *m_staleness;
    FigureCard *m_saved;
    FigureCard *m_redis;
    FigureCard *m_audit;
    FigureCard *m_signals;
    FigureCard *m_traffic;
    FigureCard *m_connections;
    FigureCard *m_failures;
};

} // namespace lectern::ui
