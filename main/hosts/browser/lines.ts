// How many lines to us are open at once, and whose: a crowd of strangers must not keep the owner's own page out.
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export interface Lines {
  /** The line has shown that it belongs to a session. */
  own(line: Socket): void;
}

/**
 * At most `most` lines. One too many ends the line that has waited longest without showing a session; when all
 * others have shown one, the new one is ended. So a flood holds few lines and never the last place.
 */
export function countLines(server: Server, most: number): Lines {
  const strangers = new Set<Socket>();
  const owned = new Set<Socket>();
  server.on('connection', (line: Socket) => {
    strangers.add(line);
    line.once('close', () => {
      strangers.delete(line);
      owned.delete(line);
    });
    if (strangers.size + owned.size <= most) return;
    const [longest] = strangers;
    if (longest === undefined) return;
    strangers.delete(longest);
    longest.destroy();
  });
  return {
    own(line) {
      if (strangers.delete(line)) owned.add(line);
    },
  };
}
