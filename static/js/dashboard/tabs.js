/**
 * Panels one at a time where there is no room beside each other. HTML: [data-tabs] holding <div role="tablist" data-tab-list>
 * with <button role="tab" aria-controls="id"> and elements with those ids. Below the width of data-tabs-below (CSS pixels of
 * the element) they are tabs, with arrow keys; above it all are shown and the list of tabs is hidden.
 * Fires "panels:shown" after another panel came into view.
 */

function setTabs(tabs, chosen, areTabs) {
  tabs.forEach((tab) => {
    const panel = document.getElementById(tab.getAttribute("aria-controls"));
    const isChosen = tab === chosen;
    tab.setAttribute("aria-selected", String(isChosen));
    tab.tabIndex = isChosen ? 0 : -1;
    panel.hidden = areTabs && !isChosen;
    if (areTabs) {
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
    } else {
      panel.removeAttribute("role");
      panel.setAttribute("aria-labelledby", panel.dataset.heading);
    }
  });
}

export function startTabs(root) {
  const list = root.querySelector("[data-tab-list]");
  const tabs = [...list.querySelectorAll('[role="tab"]')];
  const below = Number(root.dataset.tabsBelow);
  const isBackwards = document.documentElement.dir === "rtl";
  let [chosen, areTabs] = [tabs[0], null];

  const show = () => {
    list.hidden = !areTabs;
    root.classList.toggle("has-columns", !areTabs);
    setTabs(tabs, chosen, areTabs);
    root.dispatchEvent(new CustomEvent("panels:shown", { bubbles: true }));
  };
  const choose = (tab) => {
    chosen = tab;
    show();
    tab.focus();
  };
  list.addEventListener("click", ({ target }) => target.closest('[role="tab"]') && choose(target.closest('[role="tab"]')));
  list.addEventListener("keydown", (event) => {
    const at = tabs.indexOf(chosen);
    const forward = isBackwards ? -1 : 1;
    const next = { ArrowRight: at + forward, ArrowLeft: at - forward, Home: 0, End: tabs.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    choose(tabs[(next + tabs.length) % tabs.length]);
  });
  new ResizeObserver(([entry]) => {
    const isNarrow = entry.contentRect.width < below;
    if (isNarrow === areTabs) return;
    areTabs = isNarrow;
    show();
  }).observe(root);
}
