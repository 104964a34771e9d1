import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

const carried = [
  "@fontsource-variable/source-serif-4",
  "@fontsource-variable/golos-text",
  "@fontsource/noto-serif-sc",
  "@fontsource-variable/noto-sans-sc",
  "htmx.org",
  "idiomorph",
];

/** Writes NOTICE.txt beside the built files: what in them was made by others, and under which licence. */
export function licences(): Plugin {
  return {
    name: "licences",
    generateBundle() {
      const notices = carried.map((parcel) => {
        const folder = dirname(join(process.cwd(), "node_modules", parcel, "package.json"));
        const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
        const file = ["LICENSE", "LICENSE.md", "LICENSE.txt"].map((name) => join(folder, name)).find(existsSync);
        if (!file) throw new Error(`${parcel} has no licence file`);
        return `${parcel} ${version} (${license})\n\n${readFileSync(file, "utf8").trim()}\n`;
      });
      const head = "The files beside this one contain work of others, under these licences.\n";
      const source = [head, ...notices].join(`\n${"-".repeat(80)}\n\n`);
      this.emitFile({ type: "asset", fileName: "NOTICE.txt", source });
    },
  };
}
