import type { EffectContext, Handlers } from '../dispatch.ts';
import { judgeForToday } from './claimSummaries.ts';
import { ok, type Result } from '../../shared/result.ts';

type SessionHandlers = Pick<
  Handlers,
  | 'session.status'
  | 'session.setUp'
  | 'session.newRecoveryCode'
  | 'session.confirmRecovery'
  | 'session.unlock'
  | 'session.recover'
  | 'session.changePassphrase'
  | 'session.lock'
  | 'session.openSample'
  | 'session.leaveSample'
  | 'session.switchUser'
  | 'undo.last'
>;

/** Signing in and out. What was uploaded or made in one sitting does not outlive it. */
export const sessionHandlers: SessionHandlers = {
  async 'session.status'(_, { services }) {
    judgeForToday(services);
    return services.session.status();
  },
  async 'session.setUp'(input, { services }) {
    return services.session.setUp(input);
  },
  async 'session.newRecoveryCode'(_, { services }) {
    return services.session.newRecoveryCode();
  },
  async 'session.confirmRecovery'({ code }, { services }) {
    return services.session.confirmRecovery(code);
  },
  async 'session.unlock'({ userId, passphrase }, { services }) {
    const unlocked = await services.session.unlock(userId, passphrase);
    if (unlocked.ok) judgeForToday(services);
    return unlocked;
  },
  async 'session.recover'({ userId, code, newPassphrase }, { services }) {
    return services.session.recover(userId, code, newPassphrase);
  },
  async 'session.changePassphrase'({ current, next }, { services }) {
    const changed = await services.session.changePassphrase(current, next);
    return changed.ok ? ok({}) : changed;
  },
  async 'session.lock'(_, context) {
    return ended(context, await context.services.session.lock());
  },
  async 'session.openSample'(_, context) {
    return ended(context, await context.services.session.openSample());
  },
  async 'session.leaveSample'(_, context) {
    return ended(context, await context.services.session.leaveSample());
  },
  async 'session.switchUser'({ userId }, context) {
    return ended(context, await context.services.session.switchUser(userId));
  },
  async 'undo.last'(_, { services }) {
    return services.undoLast();
  },
};

/** Forgotten afterwards, so that nothing which came in on the way is left. A refusal ended nothing. */
function ended<T>({ services }: EffectContext, answer: Result<T>): Result<T> {
  if (answer.ok) {
    services.uploads.clear();
    services.outputs.clear();
  }
  return answer;
}
