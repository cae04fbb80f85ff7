// Runs before anything else and without it. Old syntax on purpose: browsers that are too old must reach the message.
(function () {
  "use strict";
  var root = document.documentElement;
  var started = false;
  // What failed first, of which the rest is a consequence.
  var failed = "";

  // The same key as crates/console/src/kit/storage.rs makes.
  try {
    var directory = new URL(".", document.baseURI).pathname;
    var kept = localStorage.getItem("taskdef-lab:" + directory + "preferences");
    var theme = /(?:^|;)theme=(light|dark)(?:;|$)/.exec(kept || "");
    if (theme) root.setAttribute("data-theme", theme[1]);
  } catch (blocked) {
    // Without storage the system's theme it is.
  }

  var messages = {
    slow: [
      "This takes longer than usual",
      "The page is still loading. Wait a little longer, or check the connection and reload.",
    ],
    load: [
      "Taskdef Lab could not be loaded",
      "A file of the page did not arrive, or the browser blocked it. Check the connection and any content blocker, then reload.",
    ],
    old: [
      "This browser is too old for Taskdef Lab",
      "It lacks something the page needs. Use Chrome or Edge 123, Firefox 120, Safari 17.5 or later.",
    ],
    broken: [
      "Something went wrong",
      "The page met a mistake of its own and has stopped before doing harm. What you did until now is kept. Reload to go on.",
    ],
  };

  function element(id) {
    return document.getElementById(id);
  }

  function fail(kind, detail) {
    if (failed) return;
    failed = kind;
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", function () {
        show(kind, detail);
      });
    } else {
      show(kind, detail);
    }
  }

  function show(kind, detail) {
    var panel = element("failure");
    element("failure-title").textContent = messages[kind][0];
    element("failure-text").textContent = messages[kind][1];
    element("failure-detail").textContent = detail ? String(detail) : "";
    element("failure-reload").onclick = function () {
      location.reload();
    };
    if (kind === "broken" || kind === "load") {
      // There is nothing behind it to go back to. Browsers close a dialog on a second Escape without asking.
      panel.addEventListener("close", function () {
        panel.showModal();
      });
    }
    if (panel.open) return;
    if (panel.showModal) panel.showModal();
    else panel.setAttribute("open", "");
  }

  var tooOld =
    !window.WebAssembly ||
    !("noModule" in document.createElement("script")) ||
    !document.createElement("dialog").showModal ||
    !CSS.supports("color", "light-dark(red, red)");
  if (tooOld) fail("old");

  addEventListener("TrunkApplicationStarted", function () {
    started = true;
    if (failed) return;
    clearTimeout(slow);
  });

  // A slow start is forgotten once it is one.
  var slow = setTimeout(function () {
    if (started || failed) return;
    show("slow");
    addEventListener("TrunkApplicationStarted", function () {
      if (!failed) element("failure").close();
    });
  }, 20000);

  // The wasm tells of a panic itself.
  addEventListener("taskdef-lab:broken", function (event) {
    fail("broken", event.detail);
  });

  // Capturing, because a script that does not load says so to itself alone.
  addEventListener(
    "error",
    function (event) {
      var target = event.target;
      if (target && target.tagName === "SCRIPT") fail("load");
      else problem(event.error, event.message);
    },
    true
  );

  addEventListener("unhandledrejection", function (event) {
    problem(event.reason, "");
  });

  function problem(error, message) {
    var text = error && error.message ? error.message : message;
    if (!started) fail("load", text);
    // What ends the wasm without a panic: memory or stack used up.
    else if (isFatal(error)) fail("broken", text);
  }

  function isFatal(error) {
    return error instanceof RangeError || (window.WebAssembly && error instanceof WebAssembly.RuntimeError);
  }
})();
