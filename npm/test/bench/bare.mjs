// A server that answers every request alike, without looking at it: as fast as Node's own HTTP server can be.
//
//   node bench/bare.mjs PORT

import { createServer } from "node:http";

createServer((request, response) => {
  request.resume().on("end", () => {
    response.writeHead(200, { "content-type": "application/x-amz-json-1.1", "content-length": 2 });
    response.end("{}");
  });
}).listen(Number(process.argv[2]), "127.0.0.1");
