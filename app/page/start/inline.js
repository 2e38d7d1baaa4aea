// Says why the script of the page can't start here at all. It stands in the document itself, so it runs where no file is taken: its hash is
// in the security policy (app/ship/src/inline.rs). Old browsers read it too, so it is written as they know it.
(function () {
  function say(reason) {
    var stalled = document.getElementById("stalled");
    // Where the script has started, it is gone.
    if (!stalled) return;
    var saids = stalled.querySelectorAll("[data-said]");
    for (var i = 0; i < saids.length; i++) saids[i].hidden = saids[i].getAttribute("data-said") !== reason;
    stalled.setAttribute("data-reason", reason);
    // Without its id it doesn't wait.
    stalled.removeAttribute("id");
    document.getElementById("starting").hidden = true;
  }
  // Browsers load no modules from files, and can't check the hashes of what they load from there.
  if (location.protocol === "file:") say("file");
  // No modules.
  else if (!("noModule" in document.createElement("script"))) say("unsupported");
  // Modules, but not all that the script is written in.
  else addEventListener("error", function (event) { if (event.error instanceof SyntaxError) say("unsupported"); });
})();
