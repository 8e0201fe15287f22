/** So long a pairing code can be claimed, milliseconds. The box measures it itself: its clock may be hours off. */
export const PAIRING_CODE_LIVES_MS = 600_000;
