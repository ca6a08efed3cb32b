import {connect, type Socket} from "node:net";
import {connect as connectTls} from "node:tls";
import type {ConnectionSettings} from "./connectionSettings.ts";

/** Codes of the protocol's first message (PostgreSQL: Message Formats, CancelRequest and SSLRequest). */
const cancelCode = 80_877_102;
const tlsCode = 80_877_103;

/**
 * Asks the server to stop what a session is doing: over a connection of its own, by the session's process and secret
 * key, as the protocol has it, and under TLS where the session is. The server closes without a word; so what went
 * wrong, if anything, is not known, and the caller closes the session all the same.
 */
export async function cancelRequest(
  settings: ConnectionSettings,
  session: {readonly process: number; readonly secret: number},
): Promise<void> {
  const socket = settings.host.startsWith("/")
    ? connect(`${settings.host}/.s.PGSQL.${settings.port}`)
    : connect(settings.port, settings.host);
  socket.setTimeout(settings.connectionTimeoutMillis, () => socket.destroy());
  try {
    await event(socket, "connect");
    const {ssl} = settings;
    let speaking: Socket = socket;
    if (ssl !== false) {
      socket.write(words(8, tlsCode));
      await event(socket, "data");
      speaking = connectTls({...ssl, socket});
      await event(speaking, "secureConnect");
    }
    const closed = event(speaking, "close");
    speaking.end(words(16, cancelCode, session.process, session.secret));
    speaking.resume();
    await closed;
  } catch {
    // The session is closed all the same, and the server notices that by itself.
  } finally {
    socket.destroy();
  }
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeInt32BE(value | 0, index * 4);
  return bytes;
}

function event(socket: Socket, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(name, () => {
      resolve();
    });
    socket.once("error", reject);
    socket.once("close", () => {
      resolve();
    });
  });
}
