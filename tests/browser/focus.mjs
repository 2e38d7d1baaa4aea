// Where the focus is, as whoever goes by keyboard knows it.

/** In the page: what has the focus, and whether that can be seen. Nothing, where nothing has it. */
export function focus() {
  const element = document.activeElement;
  if (!element || element === document.body) {
    return null;
  }
  const holders = [element, element.closest("label")].filter(Boolean);
  const isMarked = holders.some((holder) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(holder);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  });
  const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
  const isOnScreen = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth && width * height > 0;
  const under = document.elementFromPoint(Math.max(0, left) + 2, Math.max(0, top) + Math.min(height, innerHeight) / 2);
  const isCovered = under !== null && !element.contains(under) && !under.contains(element) && getComputedStyle(under).position === "sticky";
  const name = element.dataset.testid ?? element.id ?? "";
  return { name: name || `${element.tagName.toLowerCase()}.${element.className}`, isSeen: isMarked && isOnScreen && !isCovered };
}
