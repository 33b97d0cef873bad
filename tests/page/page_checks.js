// What a reader who does not see the page, or not well, needs of it. Gives a list of faults, empty when there is none.
() => {
  const faults = [];
  const visible = (element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return box.width > 0 && box.height > 0 && style.visibility !== "hidden" && element.offsetParent !== null;
  };
  const shown = [...document.body.querySelectorAll("*")].filter((each) => visible(each) || each.closest("svg"));
  const tell = (element) => `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> ${(element.textContent ?? "").trim().slice(0, 40)}`;

  // Names.
  const named = (element) => {
    const labels = [...(element.labels ?? [])].map((label) => label.textContent).join(" ");
    return (element.getAttribute("aria-label") ?? "") + labels + (element.textContent ?? "");
  };
  for (const each of shown.filter((each) => each.matches("a[href], button, summary, input, select, [role=img], nav, aside, [role=search]"))) {
    const name = each.matches("nav, aside") ? each.getAttribute("aria-label") : each.matches("[role=img]") ? each.getAttribute("aria-label") : named(each);
    if (!each.matches("[role=search]") && !name?.trim()) faults.push(`no name: ${tell(each)}`);
  }
  for (const each of document.querySelectorAll("[aria-labelledby], [aria-describedby]")) {
    for (const id of `${each.getAttribute("aria-labelledby") ?? ""} ${each.getAttribute("aria-describedby") ?? ""}`.trim().split(/\s+/)) {
      if (!document.getElementById(id)) faults.push(`names an id that is not there: ${id}`);
    }
  }
  const ids = [...document.querySelectorAll("[id]")].map((each) => each.id);
  for (const id of new Set(ids.filter((each, place) => ids.indexOf(each) !== place))) faults.push(`twice the id ${id}`);

  // Headings and landmarks.
  let level = 0;
  const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((each) => each.offsetParent !== null);
  if (headings.filter((each) => each.matches("h1")).length !== 1) faults.push("not one h1");
  for (const each of headings) {
    const own = Number(each.tagName[1]);
    if (own > level + 1) faults.push(`heading ${own} after ${level}: ${tell(each)}`);
    if (!each.textContent.trim()) faults.push(`empty heading ${own}`);
    level = own;
  }
  for (const landmark of ["body > header", "main", "body > footer", "[role=search]"]) {
    if (document.querySelectorAll(landmark).length !== 1) faults.push(`not one ${landmark}`);
  }
  if (!document.documentElement.lang) faults.push("no language");
  if (!document.title.trim()) faults.push("no title");
  for (const each of document.querySelectorAll("th:not([scope])")) faults.push(`th without scope: ${tell(each)}`);
  for (const list of document.querySelectorAll("ul, ol")) {
    if ([...list.children].some((each) => !each.matches("li"))) faults.push(`a list holds what is no item: ${tell(list)}`);
  }

  // Contrast, of each text with the ground it stands on.
  const parse = (colour) => {
    const numbers = (colour.match(/[\d.]+/g) ?? []).map(Number);
    const scale = colour.startsWith("color(srgb") ? 255 : 1;
    return [numbers[0] * scale, numbers[1] * scale, numbers[2] * scale, numbers[3] ?? 1];
  };
  const over = (top, ground) => [0, 1, 2].map((n) => top[n] * top[3] + ground[n] * (1 - top[3])).concat(1);
  const paper = parse(getComputedStyle(document.documentElement).backgroundColor);
  const grounds = (element) => {
    const found = [];
    for (let each = element; each; each = each.parentElement) {
      const style = getComputedStyle(each);
      for (const colour of style.backgroundImage.match(/rgba?\([^)]*\)/g) ?? []) found.push([parse(colour)]);
      const own = parse(style.backgroundColor);
      if (own[3]) { found.push([own]); if (own[3] === 1) break; }
    }
    const solid = found.map(([each]) => over(each, paper));
    return solid.length ? solid : [paper];
  };
  const light = ([red, green, blue]) => {
    const linear = [red, green, blue].map((each) => each / 255).map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const seen = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.textContent.trim() || seen.has(element) || element.closest("title, script, .unseen")) continue;
    seen.add(element);
    if (!element.closest("svg") && !visible(element)) continue;
    const style = getComputedStyle(element);
    const colour = parse(element.closest("svg") ? style.fill : style.color);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 600);
    for (const ground of grounds(element)) {
      const [high, low] = [light(over(colour, ground)), light(ground)].sort((a, b) => b - a);
      const ratio = (high + 0.05) / (low + 0.05);
      if (ratio < (large ? 3 : 4.5)) faults.push(`contrast ${ratio.toFixed(2)}: ${tell(element)}`);
    }
  }
  return faults;
}
