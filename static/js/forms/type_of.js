/**
 * The event type follows the sub-type. HTML: {{ map|json_script:"type-of-sub-type" }} with {sub-type: {"code":
 * "Battles", "label": "Battles"}}, <select id="id_sub_event_type">, and <output data-type-of="id_sub_event_type"
 * data-map="type-of-sub-type"></output>; an <input> in place of the output gets the code as its value.
 */
export function startTypeOf(node) {
  const select = document.getElementById(node.dataset.typeOf);
  const map = JSON.parse(document.getElementById(node.dataset.map).textContent);
  const show = () => {
    const type = map[select.value] ?? { code: "", label: "" };
    if (node.tagName === "INPUT") node.value = type.code;
    else node.textContent = type.label;
    node.dataset.type = type.code;
  };
  select.addEventListener("change", show);
  show();
}
