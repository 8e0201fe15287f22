const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** A count with its thousands parted: 12,345. */
export function countWords(count: number): string {
  return new Intl.NumberFormat('en').format(count);
}

/** Bytes as people know them: 512 B, 3.4 MB, 21 GB; 1 KB is 1024 B. */
export function byteWords(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  const value = bytes / 1024 ** step;
  return `${value < 10 && step > 0 ? value.toFixed(1) : Math.round(value)} ${UNITS[step]}`;
}

/** Progress as whole per cent; never 100% before it is whole. */
export function percentWords(share: number): string {
  return `${share >= 1 ? 100 : Math.min(99, Math.floor(share * 100))}%`;
}

/** A part of a sum, rounded to a tenth of a per cent. */
export function shareWords(share: number): string {
  return `${(Math.round(share * 1_000) / 10).toFixed(1)}%`;
}

/** 1920×1080 */
export function sizeWords({ width, height }: { width: number; height: number }): string {
  return `${width}×${height}`;
}
