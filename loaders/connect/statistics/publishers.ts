import {fmb} from "./fmb.ts";
import {forsakringskassan} from "./forsakringskassan.ts";
import {kolada} from "./kolada.ts";
import type {Publisher} from "./publisher.ts";
import {scb} from "./scb.ts";

/** Whom official statistics are had from. */
export const publishers: readonly Publisher[] = [forsakringskassan, scb, kolada, fmb];
