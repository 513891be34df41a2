// Stands between a device and a hub and cuts the line after so many bytes of either side.
import net from 'node:net';
import { onTestFinished } from 'vitest';

export interface Cuts {
  /** Bytes of a connection that get through to the hub and back before it is cut; Infinity: all. */
  up: number;
  down: number;
  /** How often it cut. */
  made: number;
}

/** @returns the address to ask instead of the hub's, and what is cut from now on */
export async function cuttingProxy(port: number): Promise<{ readonly url: string; readonly cuts: Cuts }> {
  const cuts: Cuts = { up: Infinity, down: Infinity, made: 0 };
  const open = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const hub = net.connect(port, '127.0.0.1');
    const { up, down } = cuts;
    for (const socket of [client, hub]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        hub.destroy();
      });
    }
    function carry(from: net.Socket, to: net.Socket, limit: number): void {
      let carried = 0;
      from.on('data', (bytes: Buffer) => {
        const part = bytes.subarray(0, Math.max(0, limit - carried));
        carried += bytes.length;
        if (carried <= limit) to.write(part);
        else {
          cuts.made += 1;
          to.end(part, () => from.destroy());
        }
      });
    }
    carry(client, hub, up);
    carry(hub, client, down);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`, cuts };
}
