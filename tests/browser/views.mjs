// The ways in which the page is looked at: how wide, how high, in which language and which colours. A narrow one is touched.

export const sizes = {
  390: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  768: { viewport: { width: 768, height: 1024 }, hasTouch: true, isMobile: true },
  1366: { viewport: { width: 1366, height: 768 } },
  1920: { viewport: { width: 1920, height: 1080 } },
};

const locales = { en: "en-GB", ja: "ja-JP" };

/** All of them, each with its name, as `390 ja dark`, and Playwright's options for it. */
export const views = Object.entries(sizes).flatMap(([width, size]) =>
  Object.entries(locales).flatMap(([language, locale]) =>
    ["light", "dark"].map((colorScheme) => ({
      name: `${width} ${language} ${colorScheme}`,
      options: { ...size, locale, colorScheme, reducedMotion: "reduce" },
    })),
  ),
);

/** One of them, by its name. */
export const view = (name) => views.find((view) => view.name === name);
