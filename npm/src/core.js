// The WebAssembly module, ready to use: its bytes are part of the package's JavaScript, so that Node needs no file, a
// browser no request and a bundler no loader for it.

import { bytes } from "./wasm/bytes.js";
import { Core, initSync } from "./wasm/core.js";

initSync({ module: bytes() });

export { Core };
