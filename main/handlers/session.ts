import type { EffectContext, Handlers } from '../dispatch.ts';
import { ok } from '../../shared/result.ts';

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
    return services.session.unlock(userId, passphrase);
  },
  async 'session.recover'({ userId, code, newPassphrase }, { services }) {
    return services.session.recover(userId, code, newPassphrase);
  },
  async 'session.changePassphrase'({ current, next }, { services }) {
    const changed = await services.session.changePassphrase(current, next);
    return changed.ok ? ok({}) : changed;
  },
  async 'session.lock'(_, context) {
    forgetFiles(context);
    return context.services.session.lock();
  },
  async 'session.openSample'(_, context) {
    forgetFiles(context);
    return context.services.session.openSample();
  },
  async 'session.leaveSample'(_, context) {
    forgetFiles(context);
    return context.services.session.leaveSample();
  },
  async 'session.switchUser'({ userId }, { services }) {
    return services.session.switchUser(userId);
  },
  async 'undo.last'(_, { services }) {
    return services.undoLast();
  },
};

function forgetFiles({ services }: EffectContext): void {
  services.uploads.clear();
  services.outputs.clear();
}
