// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/drop/drop_welcome.h"

#include "storage/api/when_done.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/look/wrapped_label.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QtConcurrentRun>

namespace lectern::ui {

using namespace models;

namespace {

constexpr int margin = 14;        ///< Between the window's edge and the frame.
constexpr int namedFileCount = 3; ///< Further files are only counted.
constexpr int nameCharacters = 40;

QString someOf(const QStringList &names, const QFontMetrics &metrics)
{
    QStringList shown;
    for (const QString &name : names.mid(0, namedFileCount))
        shown.append(metrics.elidedText(name, Qt::ElideMiddle, metrics.averageCharWidth() * nameCharacters));
    const QString listed = shown.join(QStringLiteral(", "));
    const qsizetype more = names.size() - shown.size();
    return more > 0 ? DropWelcome::tr("%1 and %L2 more").arg(listed).arg(more) : listed;
}

QLabel *makeLine(QWidget *parent)
{
    auto *label = new WrappedLabel(parent);
    label->setAlignment(Qt::AlignCenter);
    return label;
}

} // namespace

DropWelcome::DropWelcome(QWidget *window) : QWidget(window), m_title(makeLine(this)), m_detail(makeLine(this))
{
    setObjectName(QStringLiteral("dropWelcome"));
    setAttribute(Qt::WA_TransparentForMouseEvents); // so that drag events reach the window below
    m_title->setFont(theme::font(1.3, QFont::DemiBold));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * margin, 3 * margin, 3 * margin, 3 * margin);
    layout->addStretch();
    layout->addWidget(m_title);
    layout->addWidget(m_detail);
    layout->addStretch();
    hide();
    window->installEventFilter(this);
}

void DropWelcome::show(const QStringList &paths, bool takesDocuments)
{
    m_paths = paths;
    m_takesDocuments = takesDocuments;
    tell(lookAtNames(paths));
    whenDone(QtConcurrent::run(lookAtDragged, paths), this, [this, paths](const DraggedFiles &files) {
        if (isVisible() && m_paths == paths)
            tell(files);
    });
    setGeometry(parentWidget()->rect());
    QWidget::show();
    raise();
}

void DropWelcome::tell(DraggedFiles files)
{
    if (!m_takesDocuments)
        files.others += std::exchange(files.documents, {});
    m_files = std::move(files);
    const QFontMetrics metrics = fontMetrics();
    QStringList titles, details;
    if (!m_files.documents.isEmpty())
        titles << tr("Add to the documents: %1").arg(someOf(m_files.documents, metrics));
    if (!m_files.reviews.isEmpty())
        titles << tr("Import reviews from %1").arg(someOf(m_files.reviews, metrics));
    if (!m_files.folders.isEmpty())
        titles << tr("Look for documents and reviews in %1").arg(someOf(m_files.folders, metrics));
    if (!m_files.others.isEmpty())
        (isWelcome() ? details : titles) << tr("Cannot be taken: %1").arg(someOf(m_files.others, metrics));
    if (!isWelcome())
        details << tr(
            "Lectern takes documents (PDF, DOCX, ODT, RTF, TXT, scans as PNG, JPEG, TIFF) and reviews (CSV, TSV, JSON, also as GZ or ZIP).");
    m_title->setText(titles.join(u'\n'));
    m_detail->setText(details.join(u'\n'));
    m_detail->setVisible(!details.isEmpty());
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_detail->text());
    update();
}

QString DropWelcome::words() const { return m_title->text() + u'\n' + m_detail->text(); }

bool DropWelcome::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void DropWelcome::paintEvent(QPaintEvent *)
{
    QColor veil = theme::surface();
    veil.setAlpha(235);
    QPainter painter(this);
    painter.fillRect(rect(), veil);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isWelcome() ? theme::accent() : theme::mutedText(), 2, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(margin, margin, -margin, -margin), 10, 10);
}

} // namespace lectern::ui
