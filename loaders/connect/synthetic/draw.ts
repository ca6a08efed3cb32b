/**
 * SQL macros of the keyed draw: a number from a key and a stream, the same on every machine and with any number of
 * threads. The mixing is T. Mueller's 32-bit integer hash; its multiplier stays under 2^31, so every product is
 * exact in a signed 64-bit integer. `synthetic_draw` gives 0 … 2^32 − 1, `synthetic_below` 0 … n − 1.
 */
export const drawMacros = `
CREATE OR REPLACE TEMP MACRO synthetic_round(x) AS (xor(x, x >> 16) * 73244475) & 4294967295;
CREATE OR REPLACE TEMP MACRO synthetic_fold(x) AS xor(x, x >> 16);
CREATE OR REPLACE TEMP MACRO synthetic_mix(x) AS synthetic_fold(synthetic_round(synthetic_round(x)));
CREATE OR REPLACE TEMP MACRO synthetic_draw(k, stream) AS synthetic_mix((k + (stream) * 2654435769) & 4294967295);
CREATE OR REPLACE TEMP MACRO synthetic_below(k, stream, n) AS (synthetic_draw(k, stream) * (n)) >> 32;`;

/** Removes what {@link drawMacros} made. */
export const dropDrawMacros = ["below", "draw", "mix", "fold", "round"]
  .map((name) => `DROP MACRO synthetic_${name};`)
  .join("\n");
