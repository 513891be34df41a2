// The only thing the page gets from the desktop: one frozen object. Sandboxed, so it is bundled into one CommonJS file.
import { contextBridge, ipcRenderer } from 'electron';
import { callChannel, clipboardChannel, commandChannel } from './addresses.ts';

contextBridge.exposeInMainWorld(
  'claimwright',
  Object.freeze({
    call: (channel: string, input: unknown): Promise<unknown> =>
      ipcRenderer.invoke(callChannel, channel, input),
    /** Empties the clipboard if it still holds this text; tells nothing of what it holds. */
    clearClipboard: (text: string): Promise<unknown> => ipcRenderer.invoke(clipboardChannel, text),
    /** Calls `listener` with the name of each menu command; the answer stops that. */
    onCommand: (listener: (command: string) => void): (() => void) => {
      const onMessage = (_event: unknown, command: string): void => {
        listener(command);
      };
      ipcRenderer.on(commandChannel, onMessage);
      return () => {
        ipcRenderer.off(commandChannel, onMessage);
      };
    },
  }),
);
