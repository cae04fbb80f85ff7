// Runs before anything else and without it. Old syntax on purpose: browsers that are too old must reach the message.
(function () {
  "use strict";
  var root = document.documentElement;
  // When the page had started, in milliseconds.
  var started = 0;
  // What failed first, of which the rest is a consequence.
  var failed = "";
  // Whether the page broke while it started when it was loaded last.
  var brokeBefore = false;

  try {
    var theme = /(?:^|;)theme=(light|dark)(?:;|$)/.exec(localStorage.getItem(key("preferences")) || "");
    if (theme) root.setAttribute("data-theme", theme[1]);
    brokeBefore = !!sessionStorage.getItem(key("broke"));
    sessionStorage.removeItem(key("broke"));
  } catch (blocked) {
    // Without storage the system's theme it is, and every load is the first.
  }

  // The same key as crates/console/src/kit/storage.rs makes.
  function key(name) {
    return "taskdef-lab:" + new URL(".", document.baseURI).pathname + name;
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
      "The page met a mistake of its own and has stopped. What was saved until now stays as it is. Reload to go on.",
    ],
  };

  var again =
    "\n\nIt broke the last time, too, so what is saved may be the cause. Set aside, it is not lost: the Settings page lists it for download, and the sandbox opens on the demo account.";
  var noRoom =
    "There is no room to set the saved sandbox aside: the storage that the browser gives this site is full. Nothing was changed.";

  function element(id) {
    return document.getElementById(id);
  }

  function fail(kind, detail) {
    if (failed) return;
    failed = kind;
    if (kind === "broken") root.setAttribute("data-broken", "");
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
    if (kind === "broken" && brokeAgain()) {
      element("failure-text").textContent += again;
      element("failure-aside").hidden = false;
      element("failure-aside").onclick = setAside;
    }
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

  // What breaks the page each time it starts may be what is kept, and without the page nobody could get rid of that.
  function brokeAgain() {
    if (started && Date.now() - started > 10000) return false;
    try {
      sessionStorage.setItem(key("broke"), "1");
      return brokeBefore && localStorage.getItem(key("state")) !== null;
    } catch (blocked) {
      return false;
    }
  }

  // Under such a key as crates/journal/src/keep.rs makes for what can't be read.
  function setAside() {
    var text = localStorage.getItem(key("state"));
    try {
      if (text !== null) localStorage.setItem(key("state:set-aside:" + Date.now()), text);
    } catch (full) {
      element("failure-text").textContent = noRoom;
      return;
    }
    localStorage.removeItem(key("state"));
    location.reload();
  }

  var tooOld =
    !window.WebAssembly ||
    !("noModule" in document.createElement("script")) ||
    !document.createElement("dialog").showModal ||
    !CSS.supports("color", "light-dark(red, red)");
  if (tooOld) fail("old");

  addEventListener("TrunkApplicationStarted", function () {
    started = Date.now();
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

  // The wasm tells of a panic itself, and hears it too, to save what waits to be saved.
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
    if (failed) return;
    var text = error && error.message ? error.message : message;
    // What ends the wasm without a panic: memory or stack used up.
    if (isFatal(error)) dispatchEvent(new CustomEvent("taskdef-lab:broken", { detail: text }));
    else if (!started) fail("load", text);
  }

  function isFatal(error) {
    return error instanceof RangeError || (window.WebAssembly && error instanceof WebAssembly.RuntimeError);
  }
})();
