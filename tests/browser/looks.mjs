// What is wrong with how the page looks: one function that runs in the page and says it, a line for each thing. It looks at what is drawn:
// what is hidden from sight, in a closed part or in a drawing is left out.

export function problems() {
  const found = new Set();
  const styleOf = (element) => getComputedStyle(element);
  const ancestors = (element) => {
    const line = [];
    for (let at = element; at; at = at.parentElement) {
      line.push(at);
    }
    return line;
  };
  const isPointLike = (style, element) => style.clipPath.startsWith("inset(50%") || element.clientWidth + element.clientHeight === 2;
  /** Hidden from sight, though not from screen readers. */
  const isOutOfSight = (element) =>
    ancestors(element).some((at) => {
      const style = styleOf(at);
      return style.opacity === "0" || (style.position === "absolute" && isPointLike(style, at)) || at.matches(".skip:not(:focus)");
    });
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) && !isOutOfSight(element);
  const nameOf = (element) => {
    const name = element.dataset.testid ?? element.id ?? "";
    const kind = typeof element.className === "string" ? element.className.split(" ")[0] : "";
    return `${element.tagName.toLowerCase()}${kind && `.${kind}`}${name && `#${name}`} “${(element.innerText ?? "").slice(0, 30).replaceAll("\n", " ")}”`;
  };
  const say = (what, element) => found.add(`${what}: ${nameOf(element)}`);

  const seen = [...document.querySelectorAll("body *")].filter((element) => !element.closest("svg, option") && isSeen(element));
  const ownTexts = (element) => [...element.childNodes].filter(({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim());
  const worded = seen.filter((element) => ownTexts(element).length > 0);
  const scrolls = (value) => value === "auto" || value === "scroll";
  const clips = (value) => value === "hidden" || value === "clip";

  // The page scrolls in one direction.
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) {
    found.add(`the page scrolls sideways: ${scrollWidth} in ${clientWidth}`);
  }

  /** Where a text is drawn: a box for each of its lines, as high as its letters, and how much of it the boxes around it let through. */
  const boxes = [];
  for (const element of worded) {
    const size = parseFloat(styleOf(element).fontSize);
    const line = ancestors(element);
    // What is within a text that is elided is within a box that says so.
    const elided = line.find((at) => styleOf(at).textOverflow === "ellipsis" && clips(styleOf(at).overflowX));
    for (const text of ownTexts(element)) {
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const rect of [...range.getClientRects()].slice(0, 200)) {
        if (rect.width < 1) {
          continue;
        }
        const middle = (rect.top + rect.bottom) / 2;
        const box = { element, left: rect.left, right: rect.right, top: middle - size * 0.4, bottom: middle + size * 0.4 };
        let isDrawn = true;
        for (const at of line) {
          const style = styleOf(at);
          const hides = clips(style.overflowX) || clips(style.overflowY);
          if (at === document.body || at === document.documentElement || !(hides || scrolls(style.overflowX) || scrolls(style.overflowY))) {
            continue;
          }
          const frame = at.getBoundingClientRect();
          const isCut = box.right > frame.right + 1.5 || box.left < frame.left - 1.5 || box.bottom > frame.bottom + 1.5 || box.top < frame.top - 1.5;
          box.left = Math.max(box.left, frame.left);
          box.right = Math.min(box.right, frame.right);
          box.top = Math.max(box.top, frame.top);
          box.bottom = Math.min(box.bottom, frame.bottom);
          isDrawn = box.right - box.left > 1 && box.bottom - box.top > 1;
          // A word that there is no room for at all is left out; half a word is a mistake.
          if (!isDrawn) {
            break;
          }
          if (hides && isCut && !elided?.title) {
            say("text is cut off", element);
          }
        }
        if (isDrawn) {
          if (box.left < -1 || box.right > clientWidth + 1) {
            say("text is beyond the edge of the page", element);
          }
          boxes.push(box);
        }
      }
    }
  }
  for (const field of seen.filter((element) => element.matches("textarea, select, input:not([type=checkbox], [type=radio])"))) {
    const { left, right, top, bottom } = field.getBoundingClientRect();
    boxes.push({ element: field, left, right, top, bottom });
  }

  // No text on another. What floats over the page is on it by intent.
  const layer = (element) =>
    element.closest("dialog, [popover], [aria-hidden=true]") ?? ancestors(element).find((at) => /fixed|sticky/.test(styleOf(at).position)) ?? document.body;
  boxes.sort((one, other) => one.top - other.top);
  boxes.forEach((one, place) => {
    for (let at = place + 1; at < boxes.length && boxes[at].top < one.bottom - 2; at += 1) {
      const other = boxes[at];
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - other.top;
      const areApart = one.element === other.element || one.element.contains(other.element) || other.element.contains(one.element);
      if (across > 2 && down > 2 && !areApart && layer(one.element) === layer(other.element)) {
        say(`text is on ${nameOf(other.element)}`, one.element);
      }
    }
  });

  // Letters that can be read.
  for (const element of worded) {
    if (parseFloat(styleOf(element).fontSize) < 12) {
      say(`text of ${styleOf(element).fontSize}`, element);
    }
  }

  // What a finger can meet, and fields that a phone doesn't enlarge the page for.
  const isTouched = matchMedia("(pointer: coarse)").matches;
  if (isTouched) {
    const targets = seen.filter((element) => element.matches("button, a[href], input, select, textarea, summary, [role=tab]"));
    for (const target of targets) {
      const around = (target.matches("input[type=checkbox], input[type=radio], input[type=file]") && target.closest("label")) || target;
      const { width, height } = around.getBoundingClientRect();
      const isInSentence = styleOf(target).display === "inline" && target.matches("a");
      if ((width < 24 || height < 24) && !isInSentence) {
        say(`a target of ${Math.round(width)}×${Math.round(height)}`, around);
      }
      const isTypedInto = target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=file])");
      if (isTypedInto && parseFloat(styleOf(target).fontSize) < 16) {
        say(`a field with letters of ${styleOf(target).fontSize}`, target);
      }
    }
  }

  // Colours: see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
  // As `rgb(25, 28, 32)`, or mixed: `color(srgb 0.1 0.1 0.1 / 0.08)`.
  const read = (colour) => {
    const [red, green, blue, alpha = 1] = colour.match(/[\d.]+(e-\d+)?/g).map(Number);
    const scale = colour.startsWith("rgb") ? 255 : 1;
    return { parts: [red, green, blue].map((part) => part / scale), alpha };
  };
  const over = (front, back) => front.parts.map((part, at) => part * front.alpha + back[at] * (1 - front.alpha));
  const light = (parts) => {
    const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  // Black, where nothing says what stands behind all.
  const ground = (element) => (element ? over(read(styleOf(element).backgroundColor), ground(element.parentElement)) : [0, 0, 0]);
  const contrast = (colour, paper) => {
    const [lighter, darker] = [over(read(colour), paper), paper].map(light).sort((one, other) => other - one);
    return (lighter + 0.05) / (darker + 0.05);
  };
  for (const element of worded.filter((element) => !element.matches(":disabled"))) {
    const style = styleOf(element);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = contrast(style.color, ground(element));
    if (ratio < (isLarge ? 3 : 4.5)) {
      say(`a contrast of ${ratio.toFixed(1)}`, element);
    }
  }
  for (const field of seen.filter((element) => element.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=file])"))) {
    const style = styleOf(field);
    if (parseFloat(style.borderTopWidth) > 0 && contrast(style.borderTopColor, ground(field.parentElement)) < 3) {
      say("a field whose edge can hardly be seen", field);
    }
  }

  // Whoever goes by keyboard sees where they are.
  const focused = document.activeElement;
  if (focused && focused !== document.body && focused.matches(":focus-visible") && isSeen(focused)) {
    const holder = [focused, focused.closest("label")].filter(Boolean);
    const isShown = holder.some((at) => {
      const { outlineStyle, outlineWidth, boxShadow } = styleOf(at);
      return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
    });
    if (!isShown && focused.tabIndex >= 0) {
      say("the focus can't be seen", focused);
    }
  }
  return [...found];
}
