import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** Writes colours.json, name to light and dark, so that the living page shows the colours the styles have. */
export function colours(): Plugin {
  return {
    name: "colours",
    generateBundle() {
      const tokens = readFileSync(join(process.cwd(), "src/styles/tokens.css"), "utf8");
      const pairs = [...tokens.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)];
      const source = JSON.stringify(Object.fromEntries(pairs.map(([, name, light, dark]) => [name, [light, dark]])));
      this.emitFile({ type: "asset", fileName: "colours.json", source });
    },
  };
}
