/** Names of countries and towns on the base map: the more important first, none over another. */

const SMALL_COUNTRIES_FROM_ZOOM = 5.2;
const SMALL = new Set(["BJ", "TG", "GH", "SN", "SL", "LR", "TN", "GN"]);
/** By rank: capitals, then regional capitals and cities. */
const TOWNS_FROM_ZOOM = [5.2, 6.2];
const HALO_PX = 3;

function place({ at }, { worldSize, origin }) {
  return [at[0] * worldSize - origin.x, at[1] * worldSize - origin.y];
}

function isOutside([x, y], { min, max }) {
  return x < min.x || x > max.x || y < min.y || y > max.y;
}

function overlapsAny(box, taken) {
  return taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]);
}

/** Writes the text unless it would cover another; x is its centre or its start. */
function write(ctx, text, [x, y], { palette, size, taken }) {
  const width = ctx.measureText(text).width;
  const left = ctx.textAlign === "center" ? x - width / 2 : x;
  const box = [left - 4, y - size * 0.75, left + width + 4, y + size * 0.75];
  if (overlapsAny(box, taken)) return false;
  taken.push(box);
  ctx.strokeStyle = palette.land;
  ctx.lineWidth = HALO_PX;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = palette["map-label"];
  ctx.fillText(text, x, y);
  return true;
}

function paintCountries(ctx, countries, frame, { palette, nameOf, taken }) {
  const size = frame.zoom < 5 ? 11 : 13;
  ctx.font = `600 ${size}px ${palette.font}`;
  ctx.textAlign = "center";
  for (const country of countries) {
    if (SMALL.has(country.code) && frame.zoom < SMALL_COUNTRIES_FROM_ZOOM) continue;
    write(ctx, nameOf(country.code), place(country, frame), { palette, size, taken });
  }
}

/** A town is a small hollow square with its name beside it, never the figure of an incident. */
function paintTowns(ctx, towns, frame, { palette, language, taken }) {
  ctx.font = `400 11px ${palette.font}`;
  ctx.textAlign = "left";
  for (const town of towns) {
    const [x, y] = place(town, frame);
    if (frame.zoom < TOWNS_FROM_ZOOM[town.rank] || isOutside([x, y], frame.bounds)) continue;
    const name = town.names[language] || town.names.en;
    if (!write(ctx, name, [x + 6, y + 7], { palette, size: 11, taken })) continue;
    ctx.fillStyle = palette.land;
    ctx.fillRect(x - 2, y - 2, 4, 4);
    ctx.strokeStyle = palette["map-label"];
    ctx.lineWidth = 1;
    ctx.strokeRect(x - 2, y - 2, 4, 4);
  }
}

/** look: {palette, language, nameOf}. */
export function paintLabels(ctx, { countries, towns }, frame, look) {
  const taken = [];
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  paintCountries(ctx, countries, frame, { ...look, taken });
  paintTowns(ctx, towns, frame, { ...look, taken });
}
