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
  | `session.${'enterCode' | 'chooseOwn' | 'beginEnrollment' | 'finishEnrollment' | 'ownSignIn'}`
  | `session.${'unlockByComputer' | 'computer' | 'keepOnComputer' | 'forgetOnComputer'}`
  | `session.${'newSpareCodes' | 'dropSecondFactor' | 'openInEmergency' | 'touch' | 'idle'}`
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
    return seated(services, await services.session.unlock(userId, passphrase));
  },
  async 'session.enterCode'({ code }, { services }) {
    return seated(services, await services.session.enterCode(code));
  },
  async 'session.chooseOwn'({ next }, { services }) {
    return seated(services, await services.session.chooseOwn(next));
  },
  async 'session.beginEnrollment'({ code }, { services }) {
    return services.session.beginEnrolment(code);
  },
  async 'session.finishEnrollment'({ code }, { services }) {
    return seated(services, await services.session.finishEnrolment(code));
  },
  async 'session.ownSignIn'(_, { services }) {
    return services.session.ownSignIn();
  },
  async 'session.newSpareCodes'({ code }, { services }) {
    return services.session.newSpareCodes(code);
  },
  async 'session.dropSecondFactor'({ code }, { services }) {
    const dropped = await services.session.dropSecondFactor(code);
    return dropped.ok ? ok({}) : dropped;
  },
  async 'session.openInEmergency'({ code, name, reason }, { services }) {
    return seated(services, await services.session.openInEmergency(code, name, reason));
  },
  async 'session.touch'(_, { services }) {
    services.session.touch();
    return ok({ secondsLeft: services.session.idleSecondsLeft() });
  },
  async 'session.idle'(_, { services }) {
    return ok({ secondsLeft: services.session.idleSecondsLeft() });
  },
  async 'session.unlockByComputer'({ userId }, { services }) {
    return seated(services, await services.session.unlockByComputer(userId));
  },
  async 'session.computer'(_, { services }) {
    return services.session.computer();
  },
  async 'session.keepOnComputer'({ passphrase }, { services }) {
    const kept = await services.session.keepOnComputer(passphrase);
    return kept.ok ? ok({}) : kept;
  },
  async 'session.forgetOnComputer'(_, { services }) {
    const forgotten = await services.session.forgetOnComputer();
    return forgotten.ok ? ok({}) : forgotten;
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

/** What waited for the new day is judged as soon as somebody sits here. */
function seated<T>(services: EffectContext['services'], answer: Result<T>): Result<T> {
  if (answer.ok && services.session.open()) judgeForToday(services);
  return answer;
}

/** Forgotten afterwards, so that nothing which came in on the way is left. A refusal ended nothing. */
function ended<T>({ services }: EffectContext, answer: Result<T>): Result<T> {
  if (answer.ok) {
    services.uploads.clear();
    services.outputs.clear();
  }
  return answer;
}
