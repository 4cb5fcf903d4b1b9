/**
 * A chunk of incidents from its bytes (format "SWC1": docs/dashboard-data.md). Pure.
 *
 * readChunk(ArrayBuffer) → {rows, columns: {name: typed array}, traits, spots, tolls, parties, sources, campaigns}.
 * Throws RangeError or SyntaxError on bytes that are no such chunk: the caller asks for it again.
 */
const MAGIC = 0x31435753; // "SWC1", little-endian
const TYPES = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array };

const padded = (length) => (length + 3) & ~3;

/** The values whose bytes lie plane by plane, the least significant plane first. */
function unshuffle(bytes, rows, Type) {
  const width = Type.BYTES_PER_ELEMENT;
  if (width === 1) return bytes.slice(0, rows);
  const raw = new Uint8Array(rows * width);
  for (let plane = 0; plane < width; plane += 1) {
    const source = bytes.subarray(plane * rows, (plane + 1) * rows);
    for (let row = 0, at = plane; row < rows; row += 1, at += width) raw[at] = source[row];
  }
  return new Type(raw.buffer);
}

function undoDeltas(values) {
  for (let row = 1; row < values.length; row += 1) values[row] += values[row - 1]; // wraps as it was written
  return values;
}

function readColumn(body, rows, { type, delta }) {
  const Type = TYPES[type];
  if (!Type || body.length < rows * Type.BYTES_PER_ELEMENT) throw new RangeError("a column is cut short");
  const values = unshuffle(body, rows, Type);
  return delta ? undoDeltas(values) : values;
}

export function readChunk(buffer) {
  const view = new DataView(buffer);
  if (view.getUint32(0, true) !== MAGIC) throw new RangeError("no chunk of ours");
  const length = view.getUint32(4, true);
  const { rows, columns: described, ...lists } = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)));
  const columns = {};
  let at = 8 + length;
  for (const column of described) {
    const size = padded(rows * (TYPES[column.type]?.BYTES_PER_ELEMENT ?? 1));
    if (at + size > buffer.byteLength) throw new RangeError("a column is cut short");
    columns[column.name] = readColumn(new Uint8Array(buffer, at, size), rows, column);
    at += size;
  }
  return { rows, columns, ...lists };
}
