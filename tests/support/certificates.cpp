// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/certificates.h"

#include "tests/support/server_process.h"

#include <QFile>
#include <QStandardPaths>

namespace lectern {

namespace {

const QStringList freshKey{QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                           QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes")};

} // namespace

TestCertificates::TestCertificates()
{
    giveTo(m_folder.path(), QStringLiteral("postgres"));
    QFile::setPermissions(m_folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
    m_isReady = openssl(QStringList{QStringLiteral("req"), QStringLiteral("-x509")} + freshKey
                        + QStringList{QStringLiteral("-keyout"), path(QStringLiteral("ca.key")), QStringLiteral("-out"), authority(),
                                      QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"),
                                      QStringLiteral("/CN=Authority of a test")});
}

TestCertificates::Pair TestCertificates::make(const QString &name, Valid valid, bool isForLoopback)
{
    const QString base = path(QString::number(++m_count));
    const Pair pair{base + QStringLiteral(".crt"), base + QStringLiteral(".key")};
    const QString request = base + QStringLiteral(".csr");
    const QString names = QStringLiteral("subjectAltName=DNS:%1%2").arg(name, isForLoopback ? QStringLiteral(",IP:127.0.0.1") : QString());
    m_isReady = openssl(QStringList{QStringLiteral("req"), QStringLiteral("-new")} + freshKey
                        + QStringList{QStringLiteral("-keyout"), pair.key, QStringLiteral("-out"), request, QStringLiteral("-subj"),
                                      QStringLiteral("/CN=") + name, QStringLiteral("-addext"), names})
        && openssl({QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"), request, QStringLiteral("-CA"), authority(),
                    QStringLiteral("-CAkey"), path(QStringLiteral("ca.key")), QStringLiteral("-CAcreateserial"), QStringLiteral("-out"),
                    pair.certificate, QStringLiteral("-copy_extensions"), QStringLiteral("copy"), QStringLiteral("-days"),
                    valid == Valid::Today ? QStringLiteral("2") : QStringLiteral("-1")})
        && m_isReady;
    QFile::setPermissions(pair.key, QFile::ReadOwner | QFile::WriteOwner);
    giveTo(pair.key, QStringLiteral("postgres"));
    return pair;
}

bool TestCertificates::openssl(const QStringList &arguments)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("openssl"));
    QString output;
    const bool isDone = !program.isEmpty() && runToEnd(program, arguments, QStringLiteral("root"), &output);
    if (!isDone)
        qWarning("openssl: %ls", qUtf16Printable(output));
    return isDone;
}

} // namespace lectern
