import './board-font.css';

/** What every board writes, whatever its figures. */
const FIGURES = '0123456789.,%/:−';
let loading: Promise<void> | null = null;

/** The families a board is set in on pages, as one list: figures as on the wall, the rest as the desk. */
export function boardFont(): string {
  return `'Heping Figures', ${getComputedStyle(document.documentElement).getPropertyValue('--hp-font')}`;
}

/** Resolves when figures can be painted in it: a chart is a drawing and is not drawn again when a font arrives. */
export function loadBoardFont(): Promise<void> {
  loading ??= document.fonts.load("700 16px 'Heping Figures'", FIGURES).then(
    () => undefined,
    (error: unknown) => console.warn(error), // in another font they are better than not at all
  );
  return loading;
}
