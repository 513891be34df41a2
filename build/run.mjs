// Starts other programs and passes on what they say, how they end, and requests to end.
import { spawn } from 'node:child_process';
import { getPriority, setPriority } from 'node:os';
import { root } from './places.mjs';

/** Of what waits for everything else. */
const PATIENT = 10;

/**
 * Runs a program in the repository's folder and waits for its end; requests to end this script are passed on to it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { withinMilliseconds?: number }} [options]
 * @returns {Promise<{ code: number, timedOut: boolean }>} the exit code; 128 + signal number when it was ended by one
 */
export function run(command, args, { withinMilliseconds, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { cwd: root, stdio: 'inherit', ...options });
    let timedOut = false;
    const timer =
      withinMilliseconds === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, withinMilliseconds);
    /** @param {NodeJS.Signals} signal */
    function passOn(signal) {
      child.kill(signal);
    }
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    for (const signal of signals) process.on(signal, passOn);
    function settle() {
      clearTimeout(timer);
      for (const signal of signals) process.off(signal, passOn);
    }
    child.once('error', (error) => {
      settle();
      reject(error);
    });
    child.once('exit', (code, signal) => {
      settle();
      resolve({ code: code ?? 128 + (signal === 'SIGINT' ? 2 : signal === 'SIGKILL' ? 9 : 15), timedOut });
    });
  });
}

/**
 * Runs a program and keeps what it prints.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { patient?: boolean }} [options] `patient`: it, and what it
 *   starts, takes the processor when nothing else wants it
 * @returns {Promise<{ code: number, output: string }>} standard output and error in one, in order
 */
export function capture(command, args, { patient = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    if (patient && child.pid !== undefined && getPriority() < PATIENT) setPriority(child.pid, PATIENT);
    let output = '';
    child.stdout?.on('data', (/** @type {Buffer} */ chunk) => (output += chunk.toString()));
    child.stderr?.on('data', (/** @type {Buffer} */ chunk) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
