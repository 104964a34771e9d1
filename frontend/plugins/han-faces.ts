import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

// Chinese letters come in some hundred slices per family, each loaded when the page has one of its characters. The
// packages' own style sheets also name emoji, Latin and a second file format; these faces are only for what Chinese
// text needs, and Latin letters always come from the Latin families.

const families = [
  // Two weights: a light one for the largest letters, which would be black beside the Latin ones.
  { name: "Noto Serif SC", parcel: "@fontsource/noto-serif-sc", file: "noto-serif-sc-#-300-normal", weight: "300" },
  { name: "Noto Serif SC", parcel: "@fontsource/noto-serif-sc", file: "noto-serif-sc-#-400-normal", weight: "400" },
  { name: "Noto Sans SC", parcel: "@fontsource-variable/noto-sans-sc", file: "noto-sans-sc-#-wght-normal", weight: "100 900" },
];

/** CJK signs and punctuation, ideographs, compatibility forms, full-width forms, ideographs beyond the basic plane. */
const wanted: [number, number][] = [
  [0x2e80, 0x303f],
  [0x3400, 0x9fff],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe4f],
  [0xff00, 0xffef],
  [0x20000, 0x3ffff],
];

/** Signs that Latin and Chinese text share, but Chinese sets a full square wide: dashes, quotation marks, ellipsis. */
const shared = [0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x2026];

type Span = [number, number];

function spans(ranges: string): Span[] {
  return ranges.split(",").map((range) => {
    const [from = "", to] = range.trim().replace(/^U\+/i, "").split("-");
    return [parseInt(from, 16), parseInt(to ?? from, 16)];
  });
}

function text(list: Span[]): string {
  return list.map(([from, to]) => (from === to ? `U+${from.toString(16)}` : `U+${from.toString(16)}-${to.toString(16)}`)).join(",");
}

function within(list: Span[]): Span[] {
  return list.flatMap(([from, to]) =>
    wanted.filter(([low, high]) => from <= high && to >= low).map(([low, high]): Span => [Math.max(from, low), Math.min(to, high)]),
  );
}

function face(family: string, url: string, weight: string, range: Span[]): string {
  return `@font-face{font-family:"${family}";font-display:swap;font-weight:${weight};src:url("${url}") format("woff2");unicode-range:${text(range)}}`;
}

/** Writes the faces in place of the line `@han-faces;` of a style sheet. */
export function hanFaces(): Plugin {
  const require = createRequire(import.meta.url);
  return {
    name: "han-faces",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith("/han.css")) return null;
      const sheets = families.map(({ name, parcel, file, weight }) => {
        const folder = dirname(require.resolve(`${parcel}/package.json`));
        const slices: Record<string, string> = JSON.parse(readFileSync(join(folder, "unicode.json"), "utf8"));
        return Object.entries(slices)
          .filter(([slice]) => slice.startsWith("["))
          .map(([slice, ranges]) => {
            const url = `${parcel}/files/${file.replace("#", slice.slice(1, -1))}.woff2`;
            const all = spans(ranges);
            const marks = shared.filter((sign) => all.some(([from, to]) => from <= sign && sign <= to));
            const letters = within(all);
            return (
              (letters.length ? face(name, url, weight, letters) : "") +
              (marks.length ? face(`${name} Marks`, url, weight, marks.map((sign): Span => [sign, sign])) : "")
            );
          });
      });
      // Slice by slice, serif beside sans: the same ranges next to each other compress to almost nothing.
      const [first = []] = sheets;
      const faces = first.map((_, index) => sheets.map((sheet) => sheet[index] ?? "").join("")).join("\n");
      return { code: code.replace("@han-faces;", faces), map: null };
    },
  };
}
