"""How what was made is sent: with a strong tag by which it is asked for again, or not at all if nothing changed."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response

from verbale.serve.shelf import MIN_COMPRESSED, Kept

ALREADY_PACKED = "already_packed"
"""The option of a route whose answers no middleware is to compress."""
_GZIPPED = "-gzip"


def send_kept(
    request: Request[Any, Any, Any],
    kept: Kept,
    media_type: str,
    headers: dict[str, str] | None = None,
    *,
    packed: bool = False,
) -> Response[bytes]:
    """An answer that is kept, or 304 where the one who asks has it.

    A strong tag is of the very bytes, so the compressed answer has one of its own.

    Args:
        request: what is asked.
        kept: the answer.
        media_type: its type.
        headers: more headers.
        packed: whether it is sent as it was compressed when it was made; the route has to bear `ALREADY_PACKED`.

    Source: RFC 9110, 8.8.3 (ETag) and 13.1.2 (If-None-Match).
    """
    accepted = request.headers.get("accept-encoding", "").lower()
    zipped = "gzip" in accepted and len(kept.body) >= MIN_COMPRESSED
    told = {
        "etag": f'{kept.tag[:-1]}{_GZIPPED}"' if zipped else kept.tag,
        "cache-control": "no-cache, private",
        "vary": "accept-encoding, cookie, authorization",
        **(headers or {}),
    }
    if is_known(request.headers.get("if-none-match", ""), kept.tag):
        return Response(b"", status_code=304, media_type=media_type, headers=told)
    if packed and zipped and kept.zipped is not None:
        told["content-encoding"] = "gzip"
        return Response(kept.zipped, media_type=media_type, headers=told)
    return Response(kept.body, media_type=media_type, headers=told)


def is_known(header: str, tag: str) -> bool:
    """Whether an `If-None-Match` names a tag, in any form."""
    given = {one.strip().removeprefix("W/").replace(f'{_GZIPPED}"', '"') for one in header.split(",")}
    return "*" in given or tag in given
