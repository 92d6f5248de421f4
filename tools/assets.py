"""Puts what the web pages need of others' work into the package: `python -m tools.assets`.

Each archive is pinned by version and digest, so that the files that are kept can be made again.
"""

from __future__ import annotations

import base64
import hashlib
import io
import tarfile
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.outlines import outlines

FOLDER = Path(__file__).resolve().parents[1] / "src" / "verbale" / "serve" / "static" / "vendor"
OUTLINES = "outlines.json"
REGISTRY = "https://registry.npmjs.org"


@dataclass(frozen=True)
class Package:
    """A package of npm: its name, version, SHA-512, licence, and the files taken, by the name that they get."""

    name: str
    version: str
    sha512: str
    licence: str
    files: Mapping[str, str]

    @property
    def url(self) -> str:
        """Where its archive is."""
        return f"{REGISTRY}/{self.name}/-/{self.name.rpartition('/')[2]}-{self.version}.tgz"


PACKAGES = (
    Package(
        "htmx.org",
        "2.0.11",
        "Thx/WtpeOQqSrqBCw/A1cwGJGg4UrVa3+sW0GmrM3p4gJgO89ecH4qtbnyzDDWFvBTqjnIMCgELTNt636dtamA==",
        "0BSD",
        {"package/dist/htmx.min.js": "htmx.js", "package/LICENSE": "htmx.LICENSE"},
    ),
    Package(
        "@fontsource-variable/source-serif-4",
        "5.3.1",
        "4Rtay22SC4lMvw11r/+9kxANB6P3M0X8s1NudBC2v0J1KU2y3DcMoNcT3lBoZ/CqLirzf+StlO6UlJilyrvaUg==",
        "OFL-1.1",
        {
            "package/files/source-serif-4-latin-wght-normal.woff2": "serif.woff2",
            "package/files/source-serif-4-latin-ext-wght-normal.woff2": "serif-ext.woff2",
            "package/LICENSE": "serif.LICENSE",
        },
    ),
    Package(
        "@fontsource-variable/source-sans-3",
        "5.3.0",
        "dpi0GZk7EQe2tYpg6Q0Fx0OmUgnuGu+0rHPgtXqtKhglYmJuP7jZ12Mu1uN+NfRaJRY1Emn8AQJEWzmoZ4wa9g==",
        "OFL-1.1",
        {
            "package/files/source-sans-3-latin-wght-normal.woff2": "sans.woff2",
            "package/files/source-sans-3-latin-ext-wght-normal.woff2": "sans-ext.woff2",
            "package/LICENSE": "sans.LICENSE",
        },
    ),
    Package(
        "maplibre-gl",
        "5.24.1",
        "HyiYBwtsbk3L1n1EPLJHWqdoyMiF80n7tEYXFZyu2m1TjvaNx6KMLiFeDdmszt1/mq2zvsR1TJuX/NMu5BonXQ==",
        "BSD-3-Clause",
        {
            "package/dist/maplibre-gl-csp.js": "maplibre.js",
            "package/dist/maplibre-gl-csp-worker.js": "maplibre-worker.js",
            "package/LICENSE.txt": "maplibre.LICENSE",
        },
    ),
    Package(
        "world-atlas",
        "2.0.2",
        "IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==",
        "ISC; data of Natural Earth, public domain",
        {"package/countries-50m.json": "outlines.json", "package/LICENSE": "outlines.LICENSE"},
    ),
)


def take(package: Package, archive: bytes) -> dict[str, bytes]:
    """The files of an archive that are kept, by the name that they get.

    Raises:
        ValueError: the archive is not the one that was pinned.
    """
    digest = base64.b64encode(hashlib.sha512(archive).digest()).decode()
    if digest != package.sha512:
        raise ValueError(f"{package.name} {package.version} is not the archive that was pinned: {digest}")
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as tar:
        return {name: _read(tar, path) for path, name in package.files.items()}


def _read(tar: tarfile.TarFile, path: str) -> bytes:
    member = tar.extractfile(path)
    if member is None:
        raise ValueError(f"{path} is no file")
    return member.read()


def main() -> None:
    """Fetch every archive and write what is kept of it, with a list of where it is from."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    notes = ["What stands here is others' work, taken by `python -m tools.assets`.", ""]
    for package in PACKAGES:
        with urllib.request.urlopen(package.url, timeout=60) as answer:  # noqa: S310 (a fixed address)
            kept = take(package, answer.read())
        for name, data in kept.items():
            (FOLDER / name).write_bytes(outlines(data) if name == OUTLINES else data)
        notes.append(f"{package.name} {package.version} ({package.licence}): {', '.join(sorted(kept))}")
    (FOLDER / "NOTICE").write_text("\n".join(notes) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
