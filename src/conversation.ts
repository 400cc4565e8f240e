import type { Github } from './github/api.ts';
import type { Console } from './github/console.ts';
import type { TriggerEvent } from './github/event.ts';
import type { Publication } from './inputs/inputs.ts';
import type { Plan } from './seats/plan.ts';
import type { Problem } from './seats/problem.ts';
import type { Report } from './seats/report.ts';

/** The world that a conversation needs. */
export interface ConversationWorld {
  readonly event: TriggerEvent;
  readonly publication: Publication;
  readonly console: Console;
  readonly redact: (text: string) => string;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Why this is a dry run, where the inputs did not ask for it. */
  readonly dryRunReason: string | null;
  /** Gives up on GitHub. */
  readonly signal: AbortSignal;
}

/** What GitHub must be asked or told in a run. */
export interface Conversation {
  /** GitHub itself. Throws where no token is set. */
  github(): Promise<Github>;
  /**
   * How a plan differs from the one in the comment, a problem each.
   *
   * @param fails whether a difference is an error that stops the run, or a warning.
   */
  readDrift(planned: Plan, fails: boolean): Promise<Problem[]>;
  /** Creates or updates the comment; whatever goes wrong is a warning. Returns its address, or `''`. */
  publishComment(report: Report, plan: Plan | null): Promise<string>;
}

/** Opens the conversation of a run with GitHub. Most runs have none: what it takes is loaded with the first word. */
export function openConversation(world: ConversationWorld): Conversation {
  const isSilent = world.publication.comment === 'never';
  let begun: Promise<Conversation> | null = null;
  const begin = (): Promise<Conversation> =>
    (begun ??= import('./github-conversation.ts').then(({ beginConversation }) => beginConversation(world)));
  return {
    github: async () => (await begin()).github(),
    readDrift: async (planned, fails) => (isSilent ? [] : (await begin()).readDrift(planned, fails)),
    publishComment: async (report, plan) => (isSilent ? '' : (await begin()).publishComment(report, plan)),
  };
}
