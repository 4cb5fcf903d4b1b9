/** Whether every chunk that the page's manifest names has come and been counted. */
() => {
  const manifest = document.getElementById("manifest");
  if (!manifest) return false;
  const names = performance.getEntriesByType("resource").map(({ name }) => name.split("/").pop());
  const have = new Set(names);
  return JSON.parse(manifest.textContent).chunks.every(({ hash }) => have.has(hash));
}
