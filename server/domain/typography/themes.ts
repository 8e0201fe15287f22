import type { FontId } from './font-id.ts';

export const THEME_IDS = ['constitution', 'drug-free', 'peace', 'paper', 'alert', 'mourning'] as const;
export type ThemeId = (typeof THEME_IDS)[number];

/** Colours are `#rrggbb`, so that contrast can be computed. */
export interface ThemeBackground {
  /** From top to bottom, two or three colours. */
  readonly gradient: readonly string[];
  /** A lighter glow behind the text, or null. */
  readonly glow: string | null;
}

export interface ThemeOrnament {
  readonly kind: 'double-rule' | 'corners' | 'single-rule' | 'hazard' | 'plain-rule';
  /** Thickness of the main rule as a part of the shorter side. */
  readonly ruleWeight: number;
  /** A small mark in the middle of the rules, as on a ceremonial board. */
  readonly hasMark: boolean;
}

/** How a slogan is dressed. Contrast of text and accent on every background colour is at least 7:1. */
export interface Theme {
  readonly id: ThemeId;
  readonly name: { readonly zh: string; readonly en: string };
  readonly font: FontId;
  readonly background: ThemeBackground;
  /** From the top of a glyph to its foot; twice the same for a plain colour. */
  readonly text: readonly [top: string, foot: string];
  readonly accent: string;
  readonly ornament: ThemeOrnament;
  /** Portrait boards set columns from right to left. */
  readonly verticalOnPortrait: boolean;
  /** Between characters, em. Part of the fit. */
  readonly letterSpacing: number;
}

const THEMES: Readonly<Record<ThemeId, Theme>> = {
  constitution: {
    id: 'constitution',
    name: { zh: '宪法红金', en: 'Constitution red and gold' },
    font: 'song',
    background: { gradient: ['#930c11', '#840a0f', '#690509'], glow: '#960c11' },
    text: ['#fff3d0', '#ffe2a6'],
    accent: '#ffe2a6',
    ornament: { kind: 'double-rule', ruleWeight: 0.006, hasMark: true },
    verticalOnPortrait: true,
    letterSpacing: 0.04,
  },
  'drug-free': {
    id: 'drug-free',
    name: { zh: '禁毒青', en: 'Drug-free green' },
    font: 'hei',
    background: { gradient: ['#095548', '#08473d', '#053830'], glow: '#0a584b' },
    text: ['#ffffff', '#ffffff'],
    accent: '#d4f8e1',
    ornament: { kind: 'corners', ruleWeight: 0.008, hasMark: false },
    verticalOnPortrait: true,
    letterSpacing: 0.03,
  },
  peace: {
    id: 'peace',
    name: { zh: '平安蓝', en: 'Safe-town blue' },
    font: 'hei',
    background: { gradient: ['#12427e', '#0e3568', '#0a264d'], glow: '#154786' },
    text: ['#ffffff', '#ffffff'],
    accent: '#d8e9ff',
    ornament: { kind: 'single-rule', ruleWeight: 0.007, hasMark: true },
    verticalOnPortrait: true,
    letterSpacing: 0.03,
  },
  paper: {
    id: 'paper',
    name: { zh: '暖白', en: 'Ink on paper' },
    font: 'kai',
    background: { gradient: ['#fbf6ea', '#f6efdd'], glow: null },
    text: ['#231a14', '#231a14'],
    accent: '#8a1a12',
    ornament: { kind: 'plain-rule', ruleWeight: 0.004, hasMark: true },
    verticalOnPortrait: true,
    letterSpacing: 0.05,
  },
  alert: {
    id: 'alert',
    name: { zh: '警示黄黑', en: 'Alert yellow and black' },
    font: 'hei',
    background: { gradient: ['#ffd400', '#ffcc00'], glow: null },
    text: ['#14110a', '#14110a'],
    accent: '#14110a',
    ornament: { kind: 'hazard', ruleWeight: 0.05, hasMark: false },
    verticalOnPortrait: false,
    letterSpacing: 0.02,
  },
  mourning: {
    id: 'mourning',
    name: { zh: '素', en: 'Mourning grey' },
    font: 'song',
    background: { gradient: ['#2b2c2e', '#1f2022'], glow: null },
    text: ['#f4f4f2', '#f4f4f2'],
    accent: '#c9c9c6',
    ornament: { kind: 'plain-rule', ruleWeight: 0.003, hasMark: false },
    verticalOnPortrait: true,
    letterSpacing: 0.06,
  },
};

export function themeOf(id: ThemeId): Theme {
  return THEMES[id];
}
