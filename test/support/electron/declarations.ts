// Electron's own declarations, read as data: which members, static members, options and events each of its types has.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ts from 'typescript';

export interface Declared {
  readonly members: ReadonlySet<string>;
  readonly statics: ReadonlySet<string>;
  /** Names that `on` and `once` are declared for; empty where any name may be listened to. */
  readonly events: ReadonlySet<string>;
}

type Shape = ts.ClassDeclaration | ts.InterfaceDeclaration;

const LISTENING = new Set(['on', 'once', 'addListener', 'off', 'removeListener']);
/** Of Node's own EventEmitter, from which most of Electron's types come. */
const EMITTER = ['on', 'once', 'off', 'emit', 'addListener', 'removeListener', 'removeAllListeners'];

function readShapes(): ReadonlyMap<string, readonly Shape[]> {
  const file = createRequire(import.meta.url).resolve('electron/electron.d.ts');
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, false);
  const found = new Map<string, Shape[]>();
  for (const statement of source.statements) {
    if (!ts.isModuleDeclaration(statement) || statement.name.text !== 'Electron') continue;
    if (!statement.body || !ts.isModuleBlock(statement.body)) continue;
    for (const inner of statement.body.statements) {
      if (!ts.isClassDeclaration(inner) && !ts.isInterfaceDeclaration(inner)) continue;
      const name = inner.name?.text ?? '';
      found.set(name, [...(found.get(name) ?? []), inner]);
    }
  }
  return found;
}

let shapes: ReadonlyMap<string, readonly Shape[]> | undefined;
const known = new Map<string, Declared>();

/** @throws where Electron declares no such type. */
export function declared(name: string): Declared {
  const before = known.get(name);
  if (before) return before;
  shapes ??= readShapes();
  const own = shapes.get(name);
  if (!own) throw new Error(`Electron declares no ${name}`);
  const members = new Set<string>();
  const statics = new Set<string>();
  const events = new Set<string>();
  for (const shape of own) {
    for (const member of shape.members) {
      const memberName = member.name && ts.isIdentifier(member.name) ? member.name.text : null;
      if (memberName === null) continue;
      const isStatic =
        ts.canHaveModifiers(member) &&
        ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
      (isStatic === true ? statics : members).add(memberName);
      if (LISTENING.has(memberName)) for (const event of eventsOf(member)) events.add(event);
    }
    for (const clause of shape.heritageClauses ?? []) {
      for (const { expression } of clause.types) {
        const base = ts.isIdentifier(expression) ? expression.text : 'NodeEventEmitter';
        if (shapes.has(base)) merge({ members, statics, events }, declared(base));
        else for (const one of EMITTER) members.add(one);
      }
    }
  }
  const all = { members, statics, events };
  known.set(name, all);
  return all;
}

function eventsOf(member: ts.ClassElement | ts.TypeElement): readonly string[] {
  const parameters = ts.isMethodDeclaration(member) || ts.isMethodSignature(member) ? member.parameters : [];
  const type = parameters[0]?.type;
  return type && ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? [type.literal.text] : [];
}

function merge(
  into: { members: Set<string>; statics: Set<string>; events: Set<string> },
  from: Declared,
): void {
  for (const one of from.members) into.members.add(one);
  for (const one of from.statics) into.statics.add(one);
  for (const one of from.events) into.events.add(one);
}
