import type { FaultAnswer } from '../../sandbox/faults.ts';

export const PRODUCTS = ['incident_response', 'on_call', 'incident_management'] as const;
export type Product = (typeof PRODUCTS)[number];

/** Somebody in the directory. */
export interface Someone {
  readonly id: string;
  /** The directory is ordered by it. */
  readonly name: string;
  /** `''` for none. Several may have the same. */
  readonly email: string;
  readonly isDisabled: boolean;
  readonly isRobot: boolean;
  /** What their seats do not show. */
  readonly hidden: readonly ('id' | 'email' | 'assignedAt')[];
}

/** A seat: the place of its holder in the directory, and its age. */
export type Seat = { readonly who: number; readonly days: number };

/** A line of the list. Without a product it is about all of them. */
export interface Line {
  readonly user: string;
  readonly product: Product | '';
  /** The versions of the list that have it. Only `changes` compares them. */
  readonly in: 'both' | 'before' | 'after';
}

/** A fault of some requests for seats or people. */
export interface Trouble {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: '/api/v2/seats' | '/api/v2/users';
  readonly after: number;
  readonly times: number;
  readonly answer: FaultAnswer;
}

export interface Server {
  readonly maxPerWrite: number;
  readonly pageSize: number;
  readonly lagReads: number;
  readonly lagMs: number;
  /** The places of people in the directory whose writes are refused, or accepted without effect. */
  readonly refused: readonly number[];
  readonly swallowed: readonly number[];
  readonly writesAnswered503: number;
  readonly troubles: readonly Trouble[];
}

export interface Settings {
  readonly operation: 'list' | 'assign' | 'unassign' | 'sync' | 'changes';
  readonly isDryRun: boolean;
  readonly maxSeats: number | null;
  readonly maxUnassign: number;
  readonly maxUnassignPercent: number;
  readonly allowsEmptyList: boolean;
  readonly graceDays: number;
  readonly protectedUsers: readonly string[];
  readonly unresolvedUsers: 'fail' | 'warn';
}

export interface World {
  readonly people: readonly Someone[];
  readonly held: Readonly<Partial<Record<Product, readonly Seat[]>>>;
  readonly lines: readonly Line[];
  readonly settings: Settings;
  readonly server: Server;
}

export function idOf(place: number): string {
  return `0000000${place}-0000-4000-8000-000000000000`;
}
