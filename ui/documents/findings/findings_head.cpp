// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/findings/findings_head.h"

#include "models/documents/findings/document_analysis.h"
#include "models/errors/error_text.h"
#include "models/monitor/figures.h"
#include "models/reviews/review_labels.h"
#include "storage/api/documents/contract_likeness.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/look/wrapped_label.h"
#include "ui/kit/widgets/notice_bar.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QLocale>

namespace lectern::ui {

using namespace errors;
using namespace models;

FindingsHead::FindingsHead(QWidget *parent)
    : QWidget(parent)
    , m_summary(new WrappedLabel(this))
    , m_engine(new WrappedLabel(this))
    , m_judged(new WrappedLabel(this))
    , m_lines(new QVBoxLayout)
    , m_notice(new NoticeBar(this))
{
    m_lines->setContentsMargins(16, 10, 16, 4);
    m_lines->setSpacing(6);
    for (QLabel *label : {m_summary, m_engine, m_judged})
        m_lines->addWidget(label);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_lines);
    layout->addWidget(m_notice);
    applyColours();
}

void FindingsHead::add(QWidget *more) { m_lines->addWidget(more); }

void FindingsHead::showDetail(const DocumentAnalysis &detail)
{
    showEngine(*detail.find());
    showPrecision(detail);
    showWarning(detail);
}

void FindingsHead::showEngine(const Analysis &analysis)
{
    m_engine->setText(
        tr("Engine %1 %2, %3").arg(analysis.engine, analysis.engineVersion, figures::duration(std::chrono::milliseconds(analysis.processingTimeMs))));
    m_engine->setToolTip(
        tr("Model %1, analysed %2").arg(analysis.modelUsed, QLocale().toString(analysis.createdAt.toLocalTime(), QLocale::ShortFormat)));
    m_summary->setText(withVisibleControls(analysis.summary));
    m_summary->setVisible(!analysis.summary.isEmpty());
}

void FindingsHead::showPrecision(const DocumentAnalysis &detail)
{
    const QLocale locale;
    const EnginePrecision *precision = detail.precision();
    const qint64 judged = precision ? precision->right + precision->wrong : 0;
    m_judged->setVisible(judged > 0);
    if (judged > 0) {
        m_judged->setText(tr("Analysts found this engine right in %1 of %2 findings (%3 %).")
                              .arg(locale.toString(precision->right), locale.toString(judged),
                                   locale.toString(100.0 * double(precision->right) / double(judged), 'f', 0)));
    }
}

void FindingsHead::showWarning(const DocumentAnalysis &detail)
{
    const std::shared_ptr<const Analysis> analysis = detail.find();
    if (detail.error())
        m_notice->show(Health::Warning, tr("This may be out of date."), errorText(*detail.error()).oneLine());
    else if (analysis->refusedQuotes > 0)
        m_notice->show(Health::Warning, tr("%n answers were refused.", nullptr, analysis->refusedQuotes),
                       tr("What they quoted does not stand in the document."));
    else if (looksLikeNoContract(*analysis))
        m_notice->show(Health::Warning, tr("This does not look like a contract."),
                       tr("So nothing is called missing in it, and that no risk is listed is no good news."));
    else
        m_notice->show(Health::Good, {}, {});
}

void FindingsHead::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        applyColours();
    QWidget::changeEvent(event);
}

void FindingsHead::applyColours()
{
    for (QLabel *label : {m_engine, m_summary, m_judged}) {
        if (label->palette().color(QPalette::WindowText) != theme::mutedText())
            theme::makeMuted(label);
    }
}

} // namespace lectern::ui
