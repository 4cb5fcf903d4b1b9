/**
 * Builds everything the browser and the loader of areas need, into static/dist/ (ignored by git):
 *   site.js dashboard.js review.js incident_form.js   one bundle per file in static/js/pages/
 *   site.css                                         tokens, base, components and pages
 *   basemap.json                                     see basemap.mjs
 *   areas.geojson.gz                                 see areas.mjs
 * Run by `npm run build`. Fails with a message when a budget is exceeded.
 */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { buildAreas } from "./areas.mjs";
import { buildBasemap } from "./basemap.mjs";

const STATIC = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const DIST = join(STATIC, "dist");
const BASEMAP_LIMIT_BYTES = 400_000;

function report(name, bytes) {
  console.log(`${name.padEnd(20)} ${String(Math.round(bytes / 1000)).padStart(6)} kB`);
}

async function buildBundles() {
  const pages = readdirSync(join(STATIC, "js", "pages")).filter((name) => name.endsWith(".js"));
  const result = await build({
    entryPoints: [...pages.map((name) => join(STATIC, "js", "pages", name)), join(STATIC, "css", "site.css")],
    outdir: DIST,
    entryNames: "[name]",
    bundle: true,
    minify: true,
    format: "esm",
    target: ["es2020"],
    sourcemap: false,
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  for (const [path, output] of Object.entries(result.metafile.outputs)) report(path.split("/").pop(), output.bytes);
}

function writeBasemap() {
  const text = JSON.stringify(buildBasemap());
  if (text.length > BASEMAP_LIMIT_BYTES) {
    throw new Error(`basemap.json has ${text.length} bytes, more than its budget of ${BASEMAP_LIMIT_BYTES}`);
  }
  writeFileSync(join(DIST, "basemap.json"), text);
  report("basemap.json", text.length);
}

function writeAreas() {
  const packed = gzipSync(JSON.stringify(buildAreas()), { level: 9 });
  writeFileSync(join(DIST, "areas.geojson.gz"), packed);
  report("areas.geojson.gz", packed.length);
}

mkdirSync(DIST, { recursive: true });
await buildBundles();
writeBasemap();
writeAreas();
