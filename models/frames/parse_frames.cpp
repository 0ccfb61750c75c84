// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frames/parse_frames.h"

#include "models/frames/frame_bytes.h"
#include "models/frames/page_bytes.h"

namespace lectern::frames {

namespace {

enum class Type : quint8 { Extract = 1, Draw, Quit, Accepted = 32, PageRead, PageBegun, PageDrawn, Done, Refused };

template <typename... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};
template <typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

std::optional<Request> readDrawRequest(FrameReader &in)
{
    DrawRequest request;
    request.id = in.u32();
    request.what.page = int(in.u32());
    request.what.pixelWidth = int(in.u32());
    const int x = int(in.u32()), y = int(in.u32()), width = int(in.u32()), height = int(in.u32());
    constexpr int maxPlace = 1 << 20;
    if (in.hasFailed() || request.id == 0 || request.what.page < 1 || request.what.page > maxPages || request.what.pixelWidth < 1
        || request.what.pixelWidth > maxPixelWidth || x < 0 || x > maxPlace || y < 0 || y > maxPlace || width < 0 || width > maxPixelWidth
        || height < 0 || height > maxPlace || qint64(width) * height > maxDrawnPixels)
        return std::nullopt;
    request.what.clip = QRect(x, y, width, height);
    return request;
}

std::optional<Response> readPageDrawn(FrameReader &in)
{
    PageDrawn drawn;
    drawn.id = in.u32();
    const qint64 width = in.u32(), height = in.u32();
    if (in.hasFailed() || drawn.id == 0 || width < 1 || width > maxPixelWidth || height < 1 || width * height > maxDrawnPixels
        || in.remaining() != width * height * 4)
        return std::nullopt;
    drawn.size = QSize(int(width), int(height));
    drawn.pixels = in.rest().toByteArray();
    return drawn;
}

std::optional<Response> readAccepted(FrameReader &in)
{
    const quint8 kind = in.u8();
    const quint32 pageCount = in.u32();
    const quint8 remarks = in.u8();
    if (in.hasFailed() || kind == quint8(DocumentKind::Unknown) || kind > quint8(DocumentKind::Image) || pageCount < 1
        || pageCount > quint32(maxPages) || (remarks & ~allRemarks) != 0)
        return std::nullopt;
    return Accepted{DocumentKind(kind), int(pageCount), remarks};
}

std::optional<Response> readPageRead(FrameReader &in)
{
    const quint8 isIncomplete = in.u8();
    auto page = readPage(in);
    if (!page || isIncomplete > 1)
        return std::nullopt;
    return PageRead{std::move(*page), isIncomplete == 1};
}

std::optional<Response> readResponse(Type type, FrameReader &in)
{
    switch (type) {
    case Type::Accepted: return readAccepted(in);
    case Type::PageRead: return readPageRead(in);
    case Type::PageDrawn: return readPageDrawn(in);
    case Type::PageBegun: {
        const quint32 page = in.u32();
        return page >= 1 && page <= quint32(maxPages) ? std::optional<Response>(PageBegun{int(page)}) : std::nullopt;
    }
    case Type::Done: {
        const quint32 nextPage = in.u32();
        return nextPage <= quint32(maxPages) ? std::optional<Response>(Done{int(nextPage)}) : std::nullopt;
    }
    case Type::Refused: {
        const quint8 reason = in.u8();
        const quint32 id = in.u32();
        return reason < refusalCount ? std::optional<Response>(Refused{Refusal(reason), id}) : std::nullopt;
    }
    default: return std::nullopt;
    }
}

std::optional<Request> readRequest(Type type, FrameReader &in)
{
    switch (type) {
    case Type::Extract: {
        const quint32 firstPage = in.u32(), budgetMs = in.u32();
        if (firstPage < 1 || firstPage > quint32(maxPages) || budgetMs > 3'600'000)
            return std::nullopt;
        return ExtractRequest{int(firstPage), int(budgetMs)};
    }
    case Type::Draw: return readDrawRequest(in);
    case Type::Quit: return QuitRequest();
    default: return std::nullopt;
    }
}

} // namespace

QByteArray encoded(const Request &request)
{
    return std::visit(
        Overloaded{
            [](const ExtractRequest &extract) {
                FrameWriter out{quint8(Type::Extract)};
                out.u32(quint32(extract.firstPage));
                out.u32(quint32(extract.budgetMs));
                return out.frame();
            },
            [](const DrawRequest &draw) {
                FrameWriter out{quint8(Type::Draw)};
                const QRect &clip = draw.what.clip;
                for (const int value : {int(draw.id), draw.what.page, draw.what.pixelWidth, clip.x(), clip.y(), clip.width(), clip.height()})
                    out.u32(quint32(value));
                return out.frame();
            },
            [](const QuitRequest &) { return FrameWriter(quint8(Type::Quit)).frame(); },
        },
        request);
}

QByteArray encoded(const Response &response)
{
    return std::visit(Overloaded{
                          [](const Accepted &accepted) {
                              FrameWriter out{quint8(Type::Accepted)};
                              out.u8(quint8(accepted.kind));
                              out.u32(quint32(accepted.pageCount));
                              out.u8(accepted.remarks);
                              return out.frame();
                          },
                          [](const PageRead &read) {
                              FrameWriter out{quint8(Type::PageRead)};
                              out.u8(read.isIncomplete ? 1 : 0);
                              writePage(out, read.page);
                              return out.frame();
                          },
                          [](const PageBegun &begun) {
                              FrameWriter out{quint8(Type::PageBegun)};
                              out.u32(quint32(begun.page));
                              return out.frame();
                          },
                          [](const PageDrawn &drawn) {
                              FrameWriter out{quint8(Type::PageDrawn)};
                              out.u32(drawn.id);
                              out.u32(quint32(drawn.size.width()));
                              out.u32(quint32(drawn.size.height()));
                              out.raw(drawn.pixels);
                              return out.frame();
                          },
                          [](const Done &done) {
                              FrameWriter out{quint8(Type::Done)};
                              out.u32(quint32(done.nextPage));
                              return out.frame();
                          },
                          [](const Refused &refused) {
                              FrameWriter out{quint8(Type::Refused)};
                              out.u8(quint8(refused.reason));
                              out.u32(refused.id);
                              return out.frame();
                          },
                      },
                      response);
}

std::optional<Request> decodedRequest(QByteArrayView frame)
{
    FrameReader in(frame);
    const auto type = Type(in.u8());
    auto request = readRequest(type, in);
    return in.isAtEnd() ? request : std::nullopt;
}

std::optional<Response> decodedResponse(QByteArrayView frame)
{
    FrameReader in(frame);
    const auto type = Type(in.u8());
    auto response = readResponse(type, in);
    return in.isAtEnd() ? std::move(response) : std::nullopt;
}

} // namespace lectern::frames
