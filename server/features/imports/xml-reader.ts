import sax from 'sax';

export type Attributes = Readonly<Record<string, string | undefined>>;

/** What an XML reader meets, in order. Elements' names are without their prefix; a text may come in several parts. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  text(text: string): void;
  close(name: string): void;
}

/** XML 1.0, 4.6; a document that declares and uses others is refused, so that nothing can be made to grow by them. */
const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Feeds the parts of a document, as they come, to a handler. No more than one tag or 64 KiB of text is held.
 * @throws Error when it is not well-formed XML
 */
export function createXmlReader(handler: XmlHandler) {
  const parser = new sax.SAXParser(true);
  parser.ENTITIES = Object.assign(Object.create(null), ENTITIES); // also `&constructor;` means nothing
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name, attributes }) => handler.open(localName(name), attributes as Attributes);
  parser.onclosetag = (name) => handler.close(localName(name));
  parser.ontext = (text) => handler.text(text);
  parser.oncdata = (text) => handler.text(text);
  return {
    write: (part: string): void => void parser.write(part),
    end: (): void => void parser.close(),
  };
}

/** A name without the prefix of its namespace. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
