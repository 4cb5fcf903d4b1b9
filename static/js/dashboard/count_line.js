/**
 * The count, read aloud when it settles. HTML: <p data-count> with <strong data-count-total>, <span data-count-notes>,
 * and <p data-count-live aria-live="polite" class="visually-hidden">.
 */
const SETTLE_MS = 600; // a brush moves in steps; only where it rests is worth saying

export function startCountLine(root, { state, strings }) {
  const total = root.querySelector("[data-count-total]");
  const notes = root.querySelector("[data-count-notes]");
  const live = document.querySelector("[data-count-live]");
  let timer = null;
  state.subscribe(({ counts, reason }) => {
    const texts = notesOf(counts, strings);
    total.textContent = strings.count("incidents", counts.total);
    notes.textContent = texts.join(strings.text("list_separator"));
    clearTimeout(timer);
    const sentence = [total.textContent, ...texts].join(strings.text("list_separator"));
    timer = setTimeout(() => {
      if (live.textContent !== sentence || reason === "filter") live.textContent = sentence;
    }, SETTLE_MS);
  });
}

function notesOf(counts, strings) {
  const notes = [];
  if (counts.withoutPlace) notes.push(strings.count("without_place", counts.withoutPlace));
  if (counts.withoutDate) notes.push(strings.count("without_date", counts.withoutDate));
  if (counts.undatedApart) notes.push(strings.count("undated_apart", counts.undatedApart));
  return notes;
}
