// A stand-in for the `electron` module: everything it does is recorded, and whatever Electron's own declarations do not
// have (a member, an option, an event) fails.
import { EventEmitter } from 'node:events';
import { declared } from './declarations.ts';

export interface Recorded {
  readonly on: string;
  readonly member: string;
  readonly args: readonly unknown[];
}

type Behaviour = Readonly<Record<string, unknown>>;

/** What a member does when it is called: the recorder first, then the behaviour that a test gave, else nothing. */
export class StandIn {
  readonly calls: Recorded[] = [];

  /** An object of a declared type: event emitter where the type is one. */
  make(type: string, behaviour: Behaviour = {}): EventEmitter & Record<string, never> {
    const { members, events } = declared(type);
    for (const name of Object.keys(behaviour)) {
      if (!members.has(name)) throw new Error(`${type} has no ${name}`);
    }
    const emitter = new EventEmitter();
    const calls = this.calls;
    return new Proxy(emitter, {
      get(target, name) {
        if (typeof name === 'symbol' || name === 'then') return undefined;
        if (!members.has(name)) throw new Error(`Electron's ${type} has no member ${name}`);
        if (name in behaviour) {
          const own = behaviour[name];
          if (typeof own !== 'function') return own;
          return (...args: unknown[]): unknown => {
            calls.push({ on: type, member: name, args });
            return (own as (...args: unknown[]) => unknown)(...args);
          };
        }
        if (name === 'emit') return target.emit.bind(target);
        if (['on', 'once', 'addListener'].includes(name)) {
          return (event: string, listener: (...args: unknown[]) => void): unknown => {
            if (events.size > 0 && !events.has(event))
              throw new Error(`Electron's ${type} has no event ${event}`);
            calls.push({ on: type, member: name, args: [event] });
            target[name as 'on'](event, listener);
            return undefined;
          };
        }
        return (...args: unknown[]): undefined => {
          calls.push({ on: type, member: name, args });
        };
      },
      set(_target, name) {
        throw new Error(`${type}.${String(name)} is set; nothing of Electron is set from here`);
      },
    }) as EventEmitter & Record<string, never>;
  }

  /** Fails for an option that the declared type does not have; looks into the options named in `inner`. */
  checkOptions(type: string, options: object, inner: Readonly<Record<string, string>> = {}): void {
    const { members } = declared(type);
    for (const [name, value] of Object.entries(options)) {
      if (!members.has(name)) throw new Error(`Electron's ${type} has no option ${name}`);
      const innerType = inner[name];
      if (innerType !== undefined) this.checkOptions(innerType, value as object);
    }
  }

  called(on: string, member: string): readonly (readonly unknown[])[] {
    return this.calls.filter((one) => one.on === on && one.member === member).map(({ args }) => args);
  }
}
