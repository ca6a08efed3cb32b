import {appendFileSync} from "node:fs";
import {Socket} from "node:net";

/**
 * Loaded into a Node process before anything else (`--import`), and by inheritance into those that it starts: refuses
 * every connection that leaves the machine and writes it down in the file that `REFUSED_CONNECTIONS` names. What a
 * program tries and swallows is found too.
 */
const file = process.env["REFUSED_CONNECTIONS"] ?? "";
const loopback = /^(localhost|127(\.\d+){3}|::1)$/;

// oxlint-disable-next-line typescript/unbound-method -- called below with the socket as its this
const connect = Socket.prototype.connect;
Socket.prototype.connect = function (this: Socket, ...args: unknown[]): Socket {
  const [first]: unknown[] = args.flat();
  const options =
    typeof first === "object" && first !== null ? (first as {host?: string; path?: string}) : {};
  const host = options.host ?? (typeof args[1] === "string" ? args[1] : "localhost");
  if (options.path === undefined && !loopback.test(host)) {
    appendFileSync(file, `${process.argv.slice(1, 3).join(" ")}: ${host}\n`);
    throw new Error(`a connection to ${host} was refused: the network is closed`);
  }
  return Reflect.apply(connect, this, args) as Socket;
};
