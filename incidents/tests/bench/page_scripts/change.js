/**
 * One change of a filter, after a mark: a box of the form where it has one, which is what a person clicks; else the
 * address, as the browser's Back sets it. True where it was a box.
 */
({ name, value, query, mark }) => {
  const boxes = document.querySelectorAll(`[data-filter-form] [name="${name}"]`);
  const box = [...boxes].find((one) => /^(checkbox|radio)$/.test(one.type) && one.value === value);
  performance.mark(mark);
  if (box) box.click();
  else {
    history.pushState(null, "", location.pathname + query);
    dispatchEvent(new PopStateEvent("popstate"));
  }
  return Boolean(box);
}
