/** Chunks and manifests for tests, packed as the server packs them (docs/dashboard-data.md). */
import { dayNumber } from "../lib/calendar.js";

const WIDTH = { u8: 1, u16: 2, u32: 4, i32: 4 };
const NONE = -2147483648;

function bodyOf(values, { type, delta }) {
  const [width, rows] = [WIDTH[type], values.length];
  const bytes = new Uint8Array((rows * width + 3) & ~3);
  values.forEach((value, row) => {
    const written = (delta && row ? value - values[row - 1] : value) >>> 0;
    for (let plane = 0; plane < width; plane += 1) bytes[plane * rows + row] = (written >>> (8 * plane)) & 255;
  });
  return bytes;
}

function indexer() {
  const [list, known] = [[], new Map()];
  const place = (entry) => {
    const key = JSON.stringify(entry);
    if (!known.has(key)) known.set(key, list.push(entry) - 1);
    return known.get(key);
  };
  return { list, place };
}

/** Bytes of incidents {id, start, end (ISO days, null), sub, target, civilian, credibility, origin, precision, spot, toll, party, sources, campaign}. */
export function packChunk(incidents) {
  const lists = { trait: indexer(), spot: indexer(), toll: indexer(), party: indexer(), source: indexer(), campaign: indexer() };
  const columns = { id: [], start: [], span: [], trait: [], spot: [], toll: [], party: [], source: [], campaign: [] };
  for (const one of incidents) {
    const start = one.start === null ? NONE : dayNumber(one.start);
    columns.id.push(one.id);
    columns.start.push(start);
    columns.span.push(one.start === null ? 0 : one.end === null ? 65535 : dayNumber(one.end) - start);
    columns.trait.push(lists.trait.place([one.sub, one.target, one.civilian, one.credibility, one.origin, one.precision]));
    columns.spot.push(lists.spot.place(one.spot));
    columns.toll.push(lists.toll.place(one.toll));
    columns.party.push(lists.party.place(one.party));
    columns.source.push(lists.source.place(one.sources));
    columns.campaign.push(one.campaign ? lists.campaign.place(one.campaign) + 1 : 0);
  }
  const described = [
    { name: "id", type: "u32", delta: true }, { name: "start", type: "i32", delta: true }, { name: "span", type: "u16", delta: false },
    ...["trait", "spot", "toll", "party", "source", "campaign"].map((name) => ({ name, type: "u16", delta: false })),
  ];
  const header = {
    rows: incidents.length, columns: described, traits: lists.trait.list, spots: lists.spot.list, tolls: lists.toll.list,
    parties: lists.party.list, sources: lists.source.list, campaigns: lists.campaign.list,
  };
  let text = JSON.stringify(header);
  while (new TextEncoder().encode(text).length % 4) text += " ";
  const head = new TextEncoder().encode(text);
  const bodies = described.map((column) => bodyOf(columns[column.name], column));
  const bytes = new Uint8Array(8 + head.length + bodies.reduce((sum, body) => sum + body.length, 0));
  bytes.set(new TextEncoder().encode("SWC1"));
  new DataView(bytes.buffer).setUint32(4, head.length, true);
  bytes.set(head, 8);
  bodies.reduce((at, body) => (bytes.set(body, at), at + body.length), 8 + head.length);
  return bytes.buffer;
}

/** Newest first, the undated last, as rows lie in chunks. */
export function inOrder(incidents) {
  return [...incidents].sort((a, b) => (a.start === b.start ? b.id - a.id : a.start === null ? 1 : b.start === null ? -1 : a.start < b.start ? 1 : -1));
}

/** {manifest, bytes: Map(hash → ArrayBuffer)} of incidents cut into chunks of `size`, the undated in one of their own. */
export function cut(incidents, size) {
  const ordered = inOrder(incidents);
  const pieces = [];
  const dated = ordered.filter(({ start }) => start !== null);
  for (let at = 0; at < dated.length; at += size) pieces.push(dated.slice(at, at + size));
  const undated = ordered.filter(({ start }) => start === null);
  if (undated.length) pieces.push(undated);
  const bytes = new Map(pieces.map((piece, index) => [`h${index}-${piece.map(({ id }) => id).join(".")}`, packChunk(piece)]));
  const chunks = [...bytes.keys()].map((hash, index) => ({
    hash, rows: pieces[index].length, bytes: bytes.get(hash).byteLength,
    first: pieces[index][0].start && dayNumber(pieces[index].at(-1).start), last: pieces[index][0].start && dayNumber(pieces[index][0].start),
  }));
  return { manifest: { version: chunks.map(({ hash }) => hash).join(), names: "n", today: "2026-07-01", chunks }, bytes };
}
