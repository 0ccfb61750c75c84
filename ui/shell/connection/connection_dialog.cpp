// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connection/connection_dialog.h"

#include "storage/api/when_done.h"
#include "ui/kit/look/icon.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/look/outcome_label.h"
#include "ui/shell/connection/server_url.h"

#include <QAction>
#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

namespace lectern::ui {

namespace {

QLineEdit *makePasswordField(QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setEchoMode(QLineEdit::Password);
    QAction *reveal = field->addAction(icon(QLatin1String("view-visible")), QLineEdit::TrailingPosition);
    reveal->setCheckable(true);
    reveal->setToolTip(ConnectionDialog::tr("Show the password"));
    QObject::connect(reveal, &QAction::toggled, field, [field, reveal](bool isShown) {
        field->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
        reveal->setIcon(icon(isShown ? QLatin1String("view-hidden") : QLatin1String("view-visible")));
    });
    return field;
}

/// The field for the PEM file of a server's certificate authority, if this computer does not trust it already.
QLineEdit *makeAuthorityField(QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setPlaceholderText(ConnectionDialog::tr("those that this computer trusts, or a PEM file"));
    field->setToolTip(
        ConnectionDialog::tr("Whose signature the server's certificate must bear. Another computer's server is always asked for its certificate."));
    QAction *choose = field->addAction(icon(QLatin1String("document-open")), QLineEdit::TrailingPosition);
    choose->setToolTip(ConnectionDialog::tr("Choose a file"));
    QObject::connect(choose, &QAction::triggered, field, [field] {
        auto *chooser = new QFileDialog(field->window(), ConnectionDialog::tr("Certificate authority"), QFileInfo(field->text()).absolutePath(),
                                        ConnectionDialog::tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
        chooser->setAttribute(Qt::WA_DeleteOnClose);
        chooser->setFileMode(QFileDialog::ExistingFile);
        QObject::connect(chooser, &QFileDialog::fileSelected, field, &QLineEdit::setText);
        chooser->open();
    });
    return field;
}

QLabel *makeNote(const QString &text, QWidget *parent)
{
    auto *note = new QLabel(text, parent);
    note->setWordWrap(true);
    note->setTextFormat(Qt::PlainText);
    theme::makeMuted(note);
    return note;
}

} // namespace

ConnectionDialog::ConnectionDialog(const QString &postgresUrl, const QString &redisUrl, ConnectionTest test, int connectionLimit, QWidget *parent)
    : FittedDialog(parent)
    , m_test(std::move(test))
    , m_workspace(new QRadioButton(tr("&Private workspace on this computer"), this))
    , m_own(new QRadioButton(tr("&Servers of a team"), this))
    , m_fields(new QWidget(this))
    , m_testButton(new QPushButton(tr("&Test"), this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Connection"));
    auto *fields = new QFormLayout(m_fields);
    fields->setContentsMargins(24, 4, 0, 0);
    fields->setVerticalSpacing(8);
    fields->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_postgres = makeServer(tr("PostgreSQL"), postgresUrl, QStringLiteral("postgresql://analyst@db.example.org/reviews"));
    m_redis = makeServer(tr("Redis"), redisUrl, tr("rediss://cache.example.org, or empty: without Redis"));

    body()->addWidget(m_workspace);
    body()->addWidget(
        makeNote(tr("Lectern starts its own PostgreSQL, and Redis where it is installed. Nothing to set up, nobody else sees it."), this));
    body()->addSpacing(6);
    body()->addWidget(m_own);
    body()->addWidget(m_fields);
    body()->addWidget(
        makeNote(tr("Each Lectern holds at most %1 connections to PostgreSQL, fewer while nothing happens.").arg(connectionLimit), this));
    body()->addStretch();
    foot()->addWidget(m_buttons);
    m_buttons->addButton(m_testButton, QDialogButtonBox::ActionRole);
    setMinimumWidth(560);

    const bool usesWorkspace = postgresUrl.isEmpty();
    m_workspace->setChecked(usesWorkspace);
    m_own->setChecked(!usesWorkspace);
    connect(m_own, &QRadioButton::toggled, this, &ConnectionDialog::enableFields);
    connect(m_testButton, &QPushButton::clicked, this, &ConnectionDialog::test);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ConnectionDialog::save);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    enableFields();
}

ConnectionDialog::Server ConnectionDialog::makeServer(const QString &name, const QString &url, const QString &example)
{
    Server server{new QLineEdit(m_fields), makePasswordField(m_fields), makeAuthorityField(m_fields), new OutcomeLabel(m_fields)};
    takeApart(server, url);
    server.address->setPlaceholderText(example);
    server.address->setAccessibleName(tr("%1 address").arg(name));
    server.password->setAccessibleName(tr("%1 password").arg(name));
    server.authority->setAccessibleName(tr("%1 certificate authority").arg(name));
    auto *layout = static_cast<QFormLayout *>(m_fields->layout());
    layout->addRow(name, server.address);
    layout->addRow(tr("Password"), server.password);
    layout->addRow(tr("Certificate authority"), server.authority);
    layout->addRow(QString(), server.outcome);
    // A pasted URL with a password is split, so that the password stays hidden.
    connect(server.address, &QLineEdit::textEdited, this, [this, server](const QString &text) {
        const ServerUrl pasted = ServerUrl::split(text);
        if (!pasted.password.isEmpty() && text.size() > pasted.address.size() + 2 && !server.address->hasSelectedText()
            && server.address->cursorPosition() == text.size())
            takeApart(server, text);
        enableFields();
    });
    connect(server.address, &QLineEdit::editingFinished, this, [this, server] { takeApart(server, server.address->text()); });
    return server;
}

/// Puts each part of an address into its own field; fields of missing parts are unchanged.
void ConnectionDialog::takeApart(const Server &server, const QString &url)
{
    const ServerUrl parts = ServerUrl::split(url);
    if (!parts.password.isEmpty())
        server.password->setText(parts.password);
    if (!parts.authority.isEmpty())
        server.authority->setText(parts.authority);
    if (server.address->text() != parts.address) {
        server.address->setText(parts.address);
        server.address->setCursorPosition(0); // shows the beginning, the most informative part
    }
}

QString ConnectionDialog::urlOf(const Server &server)
{
    ServerUrl parts = ServerUrl::split(server.address->text());
    if (parts.password.isEmpty())
        parts.password = server.password->text();
    if (parts.authority.isEmpty())
        parts.authority = server.authority->text().trimmed();
    return parts.address.isEmpty() ? QString() : parts.joined();
}

void ConnectionDialog::enableFields()
{
    const bool isOwn = m_own->isChecked();
    const bool isComplete = !isOwn || !m_postgres.address->text().trimmed().isEmpty();
    m_fields->setEnabled(isOwn);
    m_testButton->setEnabled(isOwn && isComplete && m_test);
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(isComplete);
}

void ConnectionDialog::test()
{
    const int number = ++m_testNumber;
    m_testButton->setEnabled(false);
    m_postgres.outcome->showBusy(tr("Asking PostgreSQL"));
    m_redis.outcome->showBusy(tr("Asking Redis"));
    whenDone(m_test(urlOf(m_postgres), urlOf(m_redis)), this, [this, number](const ConnectionReport &report) {
        if (number == m_testNumber)
            showReport(report);
    });
}

void ConnectionDialog::showReport(const ConnectionReport &report)
{
    m_postgres.outcome->showOutcome(report.postgresOk, report.postgresText);
    m_redis.outcome->showOutcome(report.redisOk, report.redisText);
    enableFields();
    m_fields->layout()->activate(); // otherwise the dialog's layout still uses the previous reports' size
    m_fields->updateGeometry();
    growToContent(); // makes room for the reports
}

void ConnectionDialog::save()
{
    if (m_workspace->isChecked())
        Q_EMIT saved({}, {});
    else
        Q_EMIT saved(urlOf(m_postgres), urlOf(m_redis));
    accept();
}

} // namespace lectern::ui
