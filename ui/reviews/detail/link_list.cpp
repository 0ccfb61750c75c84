// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/detail/link_list.h"

#include "models/reviews/review_labels.h"
#include "ui/kit/look/theme.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QUrl>

#include <optional>

namespace lectern::ui {

using namespace models;

namespace {

/// Accepts only addresses of web pages; others could start a program.
std::optional<QUrl> webAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb = url.isValid() && !url.host().isEmpty() && (url.scheme() == u"https" || url.scheme() == u"http");
    return isWeb ? std::optional(url) : std::nullopt;
}

} // namespace

LinkList::LinkList(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(2);
}

void LinkList::show(const QStringList &captions, const QStringList &urls)
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (qsizetype i = 0; i < urls.size(); ++i)
        addLink(captions.value(i), urls[i]);
    setVisible(!urls.isEmpty());
}

void LinkList::addLink(const QString &caption, const QString &address)
{
    const std::optional<QUrl> url = webAddress(address);
    auto *button = new QToolButton(this);
    button->setText(caption);
    button->setAutoRaise(true);
    button->setCursor(Qt::PointingHandCursor);
    button->setFocusPolicy(Qt::StrongFocus);
    auto *menu = new QMenu(button);
    QString words = menu->fontMetrics().elidedText(withVisibleControls(address), Qt::ElideMiddle, menu->fontMetrics().averageCharWidth() * 60);
    QAction *shown = menu->addAction(words.replace(u'&', QStringLiteral("&&")));
    shown->setEnabled(false);
    menu->addSeparator();
    if (url)
        menu->addAction(tr("Open in the browser"), this, [url = *url] { QDesktopServices::openUrl(url); });
    menu->addAction(tr("Copy the address"), this, [address] { QGuiApplication::clipboard()->setText(address); });
    connect(button, &QToolButton::clicked, menu, [button, menu] { menu->popup(button->mapToGlobal(QPoint(0, button->height()))); });
    m_layout->addWidget(button, 0, Qt::AlignLeft);
}

} // namespace lectern::ui
