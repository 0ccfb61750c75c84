// SPDX-License-Identifier: GPL-3.0-or-later
// A small window that files are dragged from, for tests of real drag and drop: lectern-drag-source X Y FILE...
// It says "ready" once it is shown, "dragging" when a drag begins and "dropped" when the mouse was let go over a window that takes it.
// It goes on until it is ended: the other window fetches the data only then. While the drag lasts it leaves pictures of the screen in
// the file that LECTERN_DRAG_PICTURE names.
#include <QApplication>
#include <QDrag>
#include <QFile>
#include <QMimeData>
#include <QMouseEvent>
#include <QPixmap>
#include <QScreen>
#include <QTimer>
#include <QUrl>
#include <QWidget>

#include <cstdio>

namespace {

void say(const char *word)
{
    std::puts(word);
    std::fflush(stdout);
}

class Source : public QWidget
{
public:
    explicit Source(const QStringList &files) : QWidget(nullptr, Qt::X11BypassWindowManagerHint | Qt::WindowStaysOnTopHint)
    {
        for (const QString &file : files)
            m_urls.append(QUrl::fromLocalFile(file));
    }

protected:
    void mousePressEvent(QMouseEvent *event) override { m_pressed = event->pos(); }
    void mouseMoveEvent(QMouseEvent *event) override
    {
        if ((event->pos() - m_pressed).manhattanLength() < QApplication::startDragDistance() || m_hasDragged)
            return;
        m_hasDragged = true;
        auto *drag = new QDrag(this);
        auto *data = new QMimeData;
        data->setUrls(m_urls);
        drag->setMimeData(data);
        QTimer camera;
        const QString picture = qEnvironmentVariable("LECTERN_DRAG_PICTURE");
        connect(&camera, &QTimer::timeout, this, [picture] { // whole or not at all: somebody looks at it all the time
            const QString halfWritten = picture + QStringLiteral(".part");
            if (QGuiApplication::primaryScreen()->grabWindow(0).save(halfWritten, "PNG"))
                std::rename(QFile::encodeName(halfWritten).constData(), QFile::encodeName(picture).constData());
        });
        if (!picture.isEmpty())
            camera.start(100);
        say("dragging");
        const Qt::DropAction action = drag->exec(Qt::CopyAction);
        say(action == Qt::CopyAction ? "dropped" : "refused");
    }

private:
    QList<QUrl> m_urls;
    QPoint m_pressed;
    bool m_hasDragged = false;
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments().mid(1);
    if (arguments.size() < 3)
        return 2;
    Source source(arguments.mid(2));
    source.setGeometry(arguments[0].toInt(), arguments[1].toInt(), 120, 80);
    source.show();
    QTimer::singleShot(200, &source, [] { say("ready"); });
    return QApplication::exec();
}
