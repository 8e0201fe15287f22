const families = new Map<string, Promise<string>>();
let loaded = 0;

/**
 * Loads a font file for previews, once, and gives it a family name of its own.
 *
 * @param url on this server: `/media/<sha256>` or a composed preview's `fontUrl`
 * @returns the family to set text in; a generic one when the file could not be loaded
 */
export function wallFont(url: string): Promise<string> {
  const known = families.get(url);
  if (known) return known;
  const family = `hp-wall-${++loaded}`;
  const loading = new FontFace(family, `url("${url}")`).load().then(
    (face) => {
      document.fonts.add(face);
      return family;
    },
    () => {
      families.delete(url); // another try may go better
      return 'serif';
    },
  );
  families.set(url, loading);
  return loading;
}
