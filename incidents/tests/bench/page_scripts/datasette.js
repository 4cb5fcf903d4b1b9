/**
 * Set in Datasette's page: presses "load all" as soon as it is there, and notes in window.peer when the first and when all
 * markers stand on the map. The script of cluster-map empties its line of progress after the last page.
 */
(() => {
  window.peer = { first: null, all: null };
  let isPressed = false;
  const press = () => {
    const buttons = [...document.querySelectorAll(".cluster-map-button")];
    const button = buttons.find((one) => one.textContent === "load all");
    if (!button || isPressed) return;
    isPressed = true;
    button.click();
  };
  const look = () => {
    press();
    const hasMarkers = document.querySelector(".leaflet-marker-icon");
    if (hasMarkers) window.peer.first ??= performance.now();
    const progress = document.querySelector(".leaflet-container + div");
    if (hasMarkers && progress?.textContent === "") {
      requestAnimationFrame(() => setTimeout(() => { window.peer.all = performance.now(); }));
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
