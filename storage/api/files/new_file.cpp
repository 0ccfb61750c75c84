// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/files/new_file.h"

#include "storage/api/documents/document_name.h"

#include <QFileInfo>
#include <QRandomGenerator>

namespace lectern {

namespace {

tl::unexpected<StorageError> notWritten(const QString &path, const QString &why)
{
    return failure(ErrorCode::Denied, FaultyPart::File,
                   QStringLiteral("%1 could not be written: %2.").arg(cleanedDocumentName(QFileInfo(path).fileName()), why));
}

} // namespace

Result<NewFile> NewFile::begin(const QString &path, Readers readers)
{
    const QFileInfo place(path);
    if (place.exists() && !place.isSymLink() && !place.isFile())
        return notWritten(path, place.isDir() ? QStringLiteral("a folder has this name") : QStringLiteral("a pipe or a device has this name"));
    const QString part = place.path() + QStringLiteral("/.lectern-%1.part").arg(QRandomGenerator::system()->generate64(), 16, 16, QLatin1Char('0'));
    auto file = std::make_unique<Part>();
    if (const QString why = create(*file, part, readers); !why.isEmpty())
        return notWritten(path, why);
    return NewFile(std::move(file), part, path);
}

Result<void> NewFile::write(const QString &path, const QByteArray &bytes, Readers readers)
{
    auto file = begin(path, readers);
    if (!file)
        return failureOf(file);
    file->device().write(bytes);
    return file->finish();
}

NewFile::~NewFile()
{
    if (m_file)
        QFile::remove(m_part);
}

Result<void> NewFile::finish()
{
    if (!m_file->flush() && m_file->whyFailed.isEmpty())
        m_file->whyFailed = m_file->errorString();
    const QString why = m_file->whyFailed.isEmpty() ? moveIntoPlace() : m_file->whyFailed;
    if (!why.isEmpty())
        return notWritten(m_path, why);
    m_file.reset();
    return {};
}

qint64 NewFile::Part::writeData(const char *data, qint64 size)
{
    const qint64 written = QFile::writeData(data, size);
    if (written != size && whyFailed.isEmpty())
        whyFailed = errorString();
    return written;
}

} // namespace lectern
