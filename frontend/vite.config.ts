import { defineConfig } from "vite";

import { colours } from "./plugins/colours.ts";
import { hanFaces } from "./plugins/han-faces.ts";
import { licences } from "./plugins/licences.ts";
import { packed } from "./plugins/packed.ts";

// Officials and producers do not choose their browser: newer CSS is lowered for those of early 2023.
const oldest = { chrome: 108 << 16, firefox: 110 << 16, safari: (16 << 16) | (4 << 8) };

export default defineConfig({
  base: "/static/diptych/",
  plugins: [colours(), hanFaces(), licences(), packed()],
  css: { transformer: "lightningcss", lightningcss: { targets: oldest } },
  build: {
    outDir: "../src/diptych/faces/portal/static/diptych",
    emptyOutDir: true,
    manifest: true,
    target: ["chrome108", "firefox110", "safari16.4"],
    // The content security policy admits no data: fonts.
    assetsInlineLimit: 0,
    cssMinify: "lightningcss",
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // htmx can evaluate text; the pages forbid it, by its own setting and by the policy.
      checks: { eval: false },
      input: ["src/main.ts", "src/account.ts", "src/styles/fonts.css", "src/styles/han.css", "src/styles/design.css"],
    },
  },
});
