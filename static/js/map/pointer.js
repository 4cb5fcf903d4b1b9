/** Pointing at the map names what lies there and lights it in every view; a click chooses it. Returns {hide()}. */

export function connectPointer(L, map, { incidentLayer, words, opener, halo, lit, isDrawing, strings }) {
  const tooltip = L.tooltip({ className: "map-tooltip", direction: "auto", offset: [14, 0], opacity: 1 });
  let shown = null;

  function hide() {
    if (!shown) return;
    shown = null;
    map.closeTooltip(tooltip);
    map.getContainer().classList.remove("is-pointing");
    halo.hide();
    lit.set(-1);
  }

  function show(mark, latlng) {
    tooltip.setLatLng(latlng);
    if (shown && mark.group === shown.group && mark.isTag === shown.isTag) return;
    shown = mark;
    tooltip.setContent(words.card(mark));
    map.openTooltip(tooltip);
    map.getContainer().classList.add("is-pointing");
    lit.set(words.numberOf(mark));
    halo.show(mark, incidentLayer.discOf(mark));
  }

  map.on("mousemove", (event) => {
    const mark = isDrawing() ? null : incidentLayer.hit(event.layerPoint);
    if (mark) show(mark, event.latlng);
    else hide();
  });
  map.on("mouseout zoomstart", hide);
  map.on("click", (event) => {
    if (isDrawing()) return;
    const mark = incidentLayer.hit(event.layerPoint);
    if (!mark) return;
    hide();
    opener.open(mark, { isTouch: event.originalEvent.pointerType === "touch" });
  });
  map.on("popupopen", ({ popup }) => popup.getElement().querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", strings.text("close")));
  return { hide };
}
