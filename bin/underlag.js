#!/usr/bin/env node
import {tsImport} from "tsx/esm/api";

await tsImport("../loaders/cli.ts", import.meta.url);
