// Copies the typefaces of the printed assessment beside the code that sets it: whole fonts, since a PDF is set on the
// server and takes from them what it needs. They are no files of the site.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const fonts = {
  "source-serif-4": ["400Regular/SourceSerif4_400Regular.ttf"],
  "golos-text": ["400Regular/GolosText_400Regular.ttf", "500Medium/GolosText_500Medium.ttf"],
  "noto-serif-sc": ["400Regular/NotoSerifSC_400Regular.ttf"],
  "noto-sans-sc": ["400Regular/NotoSansSC_400Regular.ttf"],
  "noto-sans-kr": ["400Regular/NotoSansKR_400Regular.ttf"],
};

const frontend = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(frontend, "../src/diptych/faces/portal/printing/fonts");
const notices = ["The fonts beside this file are the work of others, under these licences.\n"];

mkdirSync(target, { recursive: true });
const wanted = new Set(["NOTICE.txt", ...Object.values(fonts).flat().map((file) => basename(file))]);
for (const name of readdirSync(target)) if (!wanted.has(name)) rmSync(join(target, name));

for (const [name, files] of Object.entries(fonts)) {
  const parcel = join(frontend, "node_modules/@expo-google-fonts", name);
  for (const file of files) replace(join(target, basename(file)), readFileSync(join(parcel, file)));
  const { version } = JSON.parse(readFileSync(join(parcel, "package.json"), "utf8"));
  notices.push(`${name} ${version}\n\n${readFileSync(join(parcel, "LICENSE_FONT"), "utf8").trim()}\n`);
}
replace(join(target, "NOTICE.txt"), notices.join(`\n${"-".repeat(80)}\n\n`));

/** In one step, since a server may be reading the fonts at this moment. */
function replace(path, content) {
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}
