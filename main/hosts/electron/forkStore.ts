// Starts the process that keeps the store (main/storeProcess.ts) inside Electron.
import { utilityProcess } from 'electron';
import type { CoreProcess } from './remoteCore.ts';

/** Words of the environment that change how Node runs: they are for whoever builds this, not for who uses it. */
const NODES_OWN = /^NODE_|^ELECTRON_/;

/** @param file the built storeProcess.js. @param args the command line as the host options read it. */
export function forkStore(file: string, args: readonly string[]): CoreProcess {
  const child = utilityProcess.fork(file, [...args], {
    serviceName: 'Claimwright store',
    stdio: 'ignore',
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !NODES_OWN.test(name))),
  });
  return {
    post: (message) => {
      child.postMessage(message);
    },
    listen: (listener) => {
      child.on('message', listener);
    },
    onEnd: (listener) => {
      child.once('exit', listener);
    },
    kill: () => {
      child.kill();
    },
  };
}
