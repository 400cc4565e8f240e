import type { Display, ShownReport } from './display.ts';

/** The report file's content, its texts without secrets. Its version grows with every change that a reader must know of. */
export function renderJson({ verdict, facts, products, problems }: ShownReport, redact: Display['redact']): string {
  const { operation, mode, site } = facts;
  const content = {
    ...{ version: 1, verdict, operation, dryRun: mode.kind === 'dry-run', site },
    products: products.map(({ people, ...product }) => ({
      ...product,
      people: people.map(({ key, id, name, status, why, listed, since, suggestion }) => ({
        ...{ user: key, id, name, status, reason: why, source: listed?.source ?? null },
        // These are left out where there is nothing to say.
        ...{ since: since ?? undefined, suggestion: suggestion ?? undefined },
      })),
    })),
    problems: problems.map(({ severity, says, details, at }) => {
      const message = details === undefined ? says : `${says} (${details})`;
      return { severity, message, file: at?.file ?? null, line: at?.line ?? null };
    }),
  };
  const clean = (_key: string, value: unknown): unknown => (typeof value === 'string' ? redact(value) : value);
  return `${JSON.stringify(content, clean, 2)}\n`;
}
