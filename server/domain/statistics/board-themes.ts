import { contrastRatio } from '../typography/contrast.ts';
import type { BoardTheme } from './board.ts';

/** Flat colours, `#rrggbb`, so that contrast can be computed. */
export interface BoardColours {
  readonly ground: string;
  /** Under a widget. */
  readonly panel: string;
  /** Figures and names: 7:1 or more on ground and panel. */
  readonly ink: string;
  /** What stands beside figures: titles, units, sources. 7:1 or more. */
  readonly soft: string;
  /** Hairlines and the bars of a single series. */
  readonly rule: string;
  /** Quiet lines behind charts. */
  readonly grid: string;
  /** A figure past its rhythm: dimmed, and still 4.5:1. */
  readonly dim: string;
  readonly note: string;
  readonly warn: string;
  /** Series, told apart in grey too: neighbours differ in lightness. */
  readonly palette: readonly string[];
  /** From little to much, for tiles; each bears one of the step inks at 7:1. */
  readonly steps: readonly string[];
}

export const BOARD_COLOURS: Readonly<Record<BoardTheme, BoardColours>> = {
  /** 宪法红金 */
  'red-gold': {
    ground: '#6d0b15', panel: '#780f18', ink: '#ffe6b1', soft: '#e7cf9f', rule: '#d9a955', grid: '#97383a', dim: '#c0a48a', note: '#f6d65f', warn: '#fffdf2',
    palette: ['#edc15e', '#d57352', '#f6eed7', '#eea360', '#bce4c4', '#eb837a'],
    steps: ['#4a0a10', '#7c3a14', '#c69543', '#e8b661', '#fedaa8'],
  },
  'deep-blue': {
    ground: '#002245', panel: '#002d57', ink: '#f1f7fe', soft: '#b7cee9', rule: '#71b1e9', grid: '#2a5078', dim: '#8ba0b7', note: '#f2ce72', warn: '#feb59c',
    palette: ['#97cbff', '#2292cf', '#ffecc2', '#d6ae52', '#93e9e2', '#5bb188'],
    steps: ['#0e4068', '#005c8b', '#55a4e0', '#80c3fe', '#cae2fd'],
  },
  green: {
    ground: '#002d1d', panel: '#003827', ink: '#f5f8ec', soft: '#bfd5bb', rule: '#75ba87', grid: '#2b5c48', dim: '#8ba490', note: '#f6d473', warn: '#feb59c',
    palette: ['#94d69a', '#469e6e', '#f4eed3', '#d1b055', '#c5e59b', '#36adce'],
    steps: ['#0b4a30', '#1c6337', '#68ac7b', '#88ce9a', '#c0eac9'],
  },
  paper: {
    ground: '#fbf6ef', panel: '#ffffff', ink: '#241e1b', soft: '#564f4b', rule: '#b63230', grid: '#e4dcd2', dim: '#756e6a', note: '#704306', warn: '#a31a17',
    palette: ['#a41f23', '#ba7f3b', '#003858', '#4e8355', '#0b4f72', '#99532a'],
    steps: ['#fde9e7', '#fec7c3', '#fe9c96', '#9b2c30', '#622525'],
  },
  night: {
    ground: '#0b0e12', panel: '#171a1d', ink: '#edebe5', soft: '#c9c6c1', rule: '#c7ad7c', grid: '#34383d', dim: '#92908d', note: '#f0ce7a', warn: '#ffad91',
    palette: ['#e0c297', '#5b95b8', '#f1eee4', '#9bbc96', '#f1d899', '#d29088'],
    steps: ['#3a3022', '#695431', '#b49a73', '#d6b993', '#efddc5'],
  },
};

/** Inks for the steps: whichever of the two is read better on it. */
export const STEP_INKS = ['#ffffff', '#0c0c0c'] as const;

/** The ink that is read better on a step. */
export function stepInk(step: string): string {
  const [light, dark] = STEP_INKS;
  return contrastRatio(light, step) >= contrastRatio(dark, step) ? light : dark;
}
