// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette/help_page.h"

#include "storage/api/version.h"
#include "ui/kit/look/icon.h"
#include "ui/kit/look/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QLabel>
#include <QTextBrowser>

namespace lectern::ui {

namespace {

QString keyRow(const QString &text, const QString &keys)
{
    return QStringLiteral("<tr><td style='padding:3px 24px 3px 0'>%1</td><td style='padding:3px 0'><b>%2</b></td></tr>")
        .arg(text.toHtmlEscaped(), keys.toHtmlEscaped());
}

QString heading(const QString &text) { return QStringLiteral("<h3>%1</h3>").arg(text.toHtmlEscaped()); }

QString paragraph(const QString &text) { return QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped()); }

QString keyTables(const QList<Command> &commands)
{
    QStringList groups;
    QHash<QString, QString> rows;
    for (const Command &command : commands) {
        if (!command.action || command.action->shortcut().isEmpty())
            continue;
        const QString group = command.group.isEmpty() ? HelpPage::tr("Everywhere") : command.group;
        if (!groups.contains(group))
            groups.insert(command.group.isEmpty() ? 0 : groups.size(), group);
        QStringList keys;
        for (const QKeySequence &shortcut : command.action->shortcuts())
            keys.append(shortcut.toString(QKeySequence::NativeText));
        rows[group] += keyRow(command.text(), keys.join(QStringLiteral(", ")));
    }
    QString html;
    for (const QString &group : std::as_const(groups))
        html += heading(group) + QStringLiteral("<table>") + rows[group] + QStringLiteral("</table>");
    return html;
}

QDialogButtonBox *makeCloseButton(QDialog *dialog)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    return buttons;
}

} // namespace

HelpPage::HelpPage(const QList<Command> &commands, QWidget *parent) : FittedDialog(parent)
{
    setWindowTitle(tr("Keyboard and help"));
    auto *text = new QTextBrowser(this);
    text->setFrameShape(QFrame::NoFrame);
    text->viewport()->setBackgroundRole(QPalette::Window);
    text->setAccessibleName(windowTitle());
    text->setHtml(
        heading(tr("Finding one's way"))
        + paragraph(tr(
            "Ctrl+K finds every command by a few of its letters. F6 goes from pane to pane, Tab from field to field, Escape back; out of a search in pages, Escape returns to where you were reading."))
        + paragraph(tr("The search understands words, \"phrases in quotes\" and -exclusions."))
        + paragraph(tr("Drop contracts or folders of them anywhere in the window to read them: PDF, DOCX, ODT, RTF, TXT, pictures of pages. "
                       "Drop CSV, TSV, JSON or JSON lines to import reviews; .gz and .zip too."))
        + paragraph(tr(
            "Among the findings of a contract, Up and Down or F8 show the words on the page, Left and Right the other passages of the same finding; R says right, W wrong, with Shift of one passage only, and the next one follows; N leaves a note; Ctrl+Z takes it back."))
        + keyTables(commands));
    body()->addWidget(text);
    foot()->addWidget(makeCloseButton(this));
    resize(560, 640);
}

AboutDialog::AboutDialog(const QStringList &machine, QWidget *parent) : FittedDialog(parent)
{
    setWindowTitle(tr("About Lectern"));
    auto *mark = new QLabel(this);
    mark->setPixmap(applicationIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    mark->setAlignment(Qt::AlignTop);
    auto *text = new QLabel(this);
    text->setTextFormat(Qt::RichText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    text->setText(QStringLiteral("<h2>Lectern</h2>") + paragraph(tr("Version %1").arg(buildVersion()))
                  + paragraph(tr("Browse millions of customer reviews and judge contracts."))
                  + (machine.isEmpty() ? QString() : paragraph(machine.join(u' ')))
                  + paragraph(tr("Free software under the GNU General Public License, version 3 or later. It comes with no warranty."))
                  + paragraph(tr("It stands on:"))
                  + QStringLiteral("<ul><li>Qt %1, LGPL-3.0</li><li>QCustomPlot, GPL-3.0</li><li>PostgreSQL and libpq, PostgreSQL License</li>"
                                   "<li>hiredis, BSD-3-Clause</li><li>libsodium, ISC</li><li>libzip, BSD-3-Clause; zlib, Zlib</li>"
                                   "<li>tl::expected, CC0</li><li>Breeze icons, LGPL-3.0</li></ul>")
                        .arg(QString::fromLatin1(qVersion())));
    auto *content = new QWidget(this);
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addWidget(text, 1);
    body()->addWidget(content);
    foot()->addWidget(makeCloseButton(this));
    setMinimumWidth(500);
}

} // namespace lectern::ui
