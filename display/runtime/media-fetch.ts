/** A connection that brings nothing for so long is dead, whatever it says. */
const SILENCE_MS = 30_000;

/** Fetches bytes of an asset with this screen's credential. @throws on any answer but the bytes asked for, and on half a minute of silence */
export function mediaFetch(credential: string) {
  return async (sha256: string, range: { readonly from: number; readonly to: number } | null): Promise<Uint8Array<ArrayBuffer>> => {
    const headers: Record<string, string> = { Authorization: `Bearer ${credential}` };
    if (range) headers['Range'] = `bytes=${range.from}-${range.to}`;
    const abort = new AbortController();
    let timer = setTimeout(() => abort.abort(), SILENCE_MS);
    const heard = () => {
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(), SILENCE_MS);
    };
    try {
      const response = await fetch(`/media/${sha256}`, { headers, cache: 'no-store', signal: abort.signal });
      if (!response.ok || !response.body) throw new Error(`media ${response.status}`);
      return await readAll(response.body, heard);
    } finally {
      clearTimeout(timer);
    }
  };
}

async function readAll(body: ReadableStream<Uint8Array>, onBytes: () => void): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    onBytes();
    parts.push(next.value);
    length += next.value.length;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
