/**
 * Version of what a screen and the server say to each other. Old displays stay on walls:
 * raise it only for a change they cannot live with, and say so in CHANGES below.
 *
 * 1 — first version.
 */
export const PROTOCOL_VERSION = 1;
