import {encode} from "uqr";

/** So many modules a side can a phone read from the back of a room; the code of a longer address has smaller ones. */
export const mostModules = 47;

/** Modules a side of the QR code of an address, without its quiet edge, as `components/qrCode` draws it: error correction M. */
export function codeModules(address: string): number {
  return encode(address, {ecc: "M", border: 0}).size;
}
