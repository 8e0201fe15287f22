import { describe, expect, it } from 'vitest';
import { displayOrigin, isLocal } from '../../../control-panel/components/display-origin.ts';

describe('the address a screen is told to open', () => {
  it('is what the server says of itself', () => {
    expect(displayOrigin('https://screens.town.example/', 'http://192.168.1.20:8080')).toBe('https://screens.town.example');
  });

  it('is this page’s own when the server knows only of its own machine', () => {
    expect(displayOrigin('http://localhost:8080', 'http://192.168.1.20:8080')).toBe('http://192.168.1.20:8080');
  });

  it('is known to be of no use elsewhere when both are local', () => {
    const origin = displayOrigin('http://localhost:8080', 'http://127.0.0.1:8080');
    expect(origin).toBe('http://localhost:8080');
    expect(isLocal(origin)).toBe(true);
    expect(['http://[::1]:8080', 'http://127.0.0.2', 'http://desk.localhost'].every(isLocal)).toBe(true);
    expect(['http://127.0.0.1.example', 'http://10.0.0.5', 'http://localhost.example'].some(isLocal)).toBe(false);
  });
});
