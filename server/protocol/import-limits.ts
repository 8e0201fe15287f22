/* Bounds of a file of readings. Apart from the schemas, so that the programs that only read files need not load those. */

/** A file is sent as it is, and is at most this large. */
export const IMPORT_LIMIT_BYTES = 40 * 2 ** 20;
export const IMPORT_ROW_LIMIT = 300_000;
export const IMPORT_COLUMN_LIMIT = 256;
/** Rows of a sheet that the answer shows as they are; the heading is among them. */
export const IMPORT_SAMPLE_ROWS = 50;
