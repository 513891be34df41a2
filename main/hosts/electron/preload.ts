// The only thing the page gets from the desktop: one frozen object. Sandboxed, so it is bundled into one CommonJS file.
import { contextBridge, ipcRenderer } from 'electron';
import { callChannel, clipboardChannel, commandChannel } from './addresses.ts';

contextBridge.exposeInMainWorld(
  'claimwright',
  Object.freeze({
    call: (channel: string, input: unknown): Promise<unknown> =>
      ipcRenderer.invoke(callChannel, channel, input),
    /** Has this text taken off the clipboard after the seconds or at the lock; tells nothing of what it holds. */
    copied: (text: string, seconds: number): Promise<unknown> =>
      ipcRenderer.invoke(clipboardChannel, text, seconds),
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
