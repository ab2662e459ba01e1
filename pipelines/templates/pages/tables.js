"use strict";
// Tables are sorted by a press on a column's head, rows are searched by what is typed: without a server.
const number = (cell) => Number.parseFloat((cell.dataset.value ?? cell.textContent).replaceAll(",", ""));
const text = (cell) => cell.dataset.value ?? cell.textContent.trim();
for (const table of document.querySelectorAll("table.sortable")) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      heads.forEach((each) => each.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const body = table.tBodies[0];
      const order = (a, b) => {
        const [one, other] = [a.cells[place], b.cells[place]];
        const [x, y] = [number(one), number(other)];
        const by = head.classList.contains("number") && !(Number.isNaN(x) && Number.isNaN(y))
          ? (Number.isNaN(x) ? -1 : Number.isNaN(y) ? 1 : x - y) : text(one).localeCompare(text(other));
        return up ? by : -by;
      };
      body.append(...[...body.rows].sort(order));
    });
  });
}
const box = document.querySelector("#search");
if (box) {
  box.closest(".search").hidden = false;
  const rows = [...document.querySelectorAll("tbody tr, .card")];
  const said = rows.map((row) => row.textContent.toLowerCase());
  box.addEventListener("input", () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, place) => {
      row.hidden = !words.every((word) => said[place].includes(word));
      shown += row.hidden ? 0 : 1;
    });
    document.querySelector("#found").textContent = words.length ? `${shown} of ${rows.length} rows` : "";
  });
}
