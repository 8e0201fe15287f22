import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { refusal, type Refusal } from './refusals.ts';

/** What a file is by its bytes: a picture or a film we accept, and in which format. */
export type Sniffed =
  | { readonly kind: 'image'; readonly format: ImageFormat }
  | { readonly kind: 'film'; readonly format: FilmFormat };

export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif';
/** `isobmff` is MP4, M4V and MOV; `matroska` is playable only after transcoding. */
export type FilmFormat = 'isobmff' | 'webm' | 'matroska';

/** Enough to get past a large colour profile; a bound on what a hostile header can make us read. */
const HEAD_BYTES = 2 ** 20;

const ACCEPTED: Readonly<Record<string, Sniffed>> = {
  'image/jpeg': { kind: 'image', format: 'jpeg' },
  'image/png': { kind: 'image', format: 'png' },
  'image/apng': { kind: 'image', format: 'png' },
  'image/webp': { kind: 'image', format: 'webp' },
  'image/gif': { kind: 'image', format: 'gif' },
  'image/avif': { kind: 'image', format: 'avif' },
  'video/mp4': { kind: 'film', format: 'isobmff' },
  'video/x-m4v': { kind: 'film', format: 'isobmff' },
  'video/quicktime': { kind: 'film', format: 'isobmff' },
  'video/3gpp': { kind: 'film', format: 'isobmff' },
  'video/3gpp2': { kind: 'film', format: 'isobmff' },
  'video/webm': { kind: 'film', format: 'webm' },
  'video/matroska': { kind: 'film', format: 'matroska' },
  'video/x-matroska': { kind: 'film', format: 'matroska' },
};

const ARCHIVES = /^application\/(?:zip|gzip|zstd|x-(?:rar|7z|tar|xz|bzip2|lzip|lz4|lzh|compress))/;
/** PDF, Office (old: x-cfb; new: vnd.openxmlformats…), OpenDocument and the like. */
const DOCUMENTS = /^application\/(?:pdf|rtf|postscript|eps|epub|x-cfb|x-indesign|x-mobipocket|vnd\.(?:ms-|openxml|oasis))/;

/** Reads a file's head and tells its kind by content alone; its name plays no part. */
export async function sniff(path: string): Promise<Sniffed | Refusal> {
  return sniffHead(await readHead(path));
}

/** The same for bytes already in memory (or the first MiB of them). */
export async function sniffHead(head: Uint8Array): Promise<Sniffed | Refusal> {
  if (head.length === 0) return refusal('empty-file');
  // A header that says "read on beyond the end" makes the library throw: not a file we know.
  const mime = (await fileTypeFromBuffer(head).catch(() => undefined))?.mime;
  if (mime === undefined) return refusal(looksLikeMarkup(head) ? 'type-markup' : 'type-unknown');
  return ACCEPTED[mime] ?? refuseKnown(mime);
}

function refuseKnown(mime: string): Refusal {
  if (/^image\/hei[cf]/.test(mime)) return refusal('type-heic');
  if (mime.startsWith('audio/')) return refusal('type-audio');
  if (mime.startsWith('video/') || mime in CONTAINER_NAMES) return refusal('film-container', CONTAINER_NAMES[mime]);
  if (/xml|svg|html/.test(mime)) return refusal('type-markup');
  if (ARCHIVES.test(mime)) return refusal('type-archive');
  if (DOCUMENTS.test(mime)) return refusal('type-document');
  return refusal('type-unknown');
}

const CONTAINER_NAMES: Readonly<Record<string, string>> = {
  'application/mxf': 'MXF',
  'application/vnd.ms-asf': 'WMV',
  'application/vnd.rn-realmedia': 'RealMedia',
  'application/x-shockwave-flash': 'Flash',
  'video/MP1S': 'MPEG',
  'video/MP2P': 'MPEG',
  'video/mp2t': 'MPEG-TS',
  'video/mpeg': 'MPEG',
  'video/ogg': 'Ogg',
  'video/vnd.avi': 'AVI',
  'video/x-flv': 'FLV',
  'video/x-ms-asf': 'WMV',
};

/** Text that starts with a tag after blanks: HTML, SVG and other XML carry no magic number. */
function looksLikeMarkup(head: Uint8Array): boolean {
  const start = new TextDecoder().decode(head.subarray(0, 1024)).replace(/[\0\s\uFEFF\uFFFD]+/gu, '');
  return /^<[!?a-z]/iu.test(start);
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const head = new Uint8Array(HEAD_BYTES);
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
