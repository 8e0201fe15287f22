import { type BoardDesign, type BoardFrame, hasOwnCode } from '../../domain/statistics/board.ts';

/** What a frame says of where boards are found from a phone: nothing unless the design has a code that leads there. */
export type PagesFor = (design: BoardDesign) => Pick<BoardFrame, 'pages'>;

/** @param address of this server, as phones reach it */
export function createPagesFor(address: () => string): PagesFor {
  return (design) => (hasOwnCode(design) ? { pages: `${address()}/board` } : {});
}
