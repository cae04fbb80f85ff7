// `window.taskdefLab`: the package's own methods, on the page's account once that can change.
addEventListener("taskdef-lab:carrier", async ({ detail: carry }) => {
  const { Lab } = await import("./lab/lab.js");
  const methods = ["send", "now", "nextEvent", "advance", "configure", "settings", "reset", "exportState", "importState"];
  window.taskdefLab = new Lab(Object.fromEntries(methods.map((name) => [name, (...given) => carry(name, ...given)])));
  dispatchEvent(new Event("taskdef-lab:ready"));
});
