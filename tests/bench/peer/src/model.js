// The file, checked; and what is computed of it.
import * as z from 'zod/mini';

const record = (shape) => z.looseObject({ id: z.string(), ...shape });
const strategy = z.looseObject({ name: z.string(), edition: z.optional(z.string()) });
const direction = record({ name: z.string(), number: z.optional(z.string()), rank: z.optional(z.string()) });
const item = record({ parent: z.string(), name: z.string(), number: z.optional(z.string()), rank: z.optional(z.string()) });
const indicator = record({
  name: z.string(),
  kind: z.enum(['outcome', 'output']),
  direction: z.optional(z.string()),
  item: z.optional(z.string()),
  short: z.optional(z.string()),
  unit: z.optional(z.string()),
  desired: z.optional(z.string()),
  aggregation: z.optional(z.string()),
  rank: z.optional(z.string()),
});
const observation = record({
  indicator: z.string(),
  period: z.string(),
  value: z.optional(z.number()),
  missing: z.optional(z.string()),
  state: z.optional(z.string()),
});
const target = record({ indicator: z.string(), period: z.string(), value: z.optional(z.number()), relation: z.optional(z.string()), words: z.optional(z.string()) });

export const fileSchema = z.looseObject({
  format: z.literal('genki-board'),
  body: z.looseObject({
    base: z.looseObject({
      strategy,
      directions: z.array(direction),
      items: z.array(item),
      indicators: z.array(indicator),
      observations: z.array(observation),
      targets: z._default(z.array(target), []),
    }),
  }),
});

const grouped = (records, of) => {
  const groups = new Map();
  for (const found of records) {
    const key = of(found);
    const group = groups.get(key);
    if (group) group.push(found);
    else groups.set(key, [found]);
  }
  return groups;
};
const byRank = (a, b) => (a.rank ?? '').localeCompare(b.rank ?? '') || a.id.localeCompare(b.id);
const year = (period) => Number(period.slice(-4));

const met = (relation, value, wanted) =>
  ({ atLeast: value >= wanted, above: value > wanted, atMost: value <= wanted, below: value < wanted })[relation] ?? value >= wanted;

export function verdict(row, at) {
  const of = (list) => list?.find((found) => year(found.period) === at);
  const [actual, target] = [of(row.observations), of(row.targets)];
  if (actual?.value === undefined) return '未判明';
  if (actual.state === 'interim') return '年度途中';
  if (target?.value === undefined) return '評価対象外';
  if (met(target.relation, actual.value, target.value)) return '達成';
  const rate = row.indicator.desired === 'decrease' ? target.value / actual.value : actual.value / target.value;
  return rate >= 0.8 ? 'おおむね達成' : rate >= 0.6 ? '一部達成' : '未達';
}

/** Rows in the order of the strategy, with everything that the list shows. */
export function rowsOf(base) {
  const observations = grouped(base.observations, (found) => found.indicator);
  const targets = grouped(base.targets, (found) => found.indicator);
  const directions = [...base.directions].sort(byRank);
  const items = new Map(base.items.map((found) => [found.id, found]));
  const top = (id) => {
    let found = items.get(id);
    while (found && items.has(found.parent)) found = items.get(found.parent);
    return found?.parent;
  };
  const place = new Map(directions.map((found, at) => [found.id, at]));
  const rows = base.indicators.map((indicator) => {
    const row = {
      indicator,
      direction: directions[place.get(indicator.direction ?? top(indicator.item))],
      observations: observations.get(indicator.id) ?? [],
      targets: targets.get(indicator.id) ?? [],
    };
    row.latest = row.observations.findLast((found) => found.value !== undefined);
    row.target = row.targets.at(-1);
    row.status = verdict(row, row.latest ? year(row.latest.period) : 0);
    row.folded = `${indicator.name} ${indicator.short ?? ''} ${row.direction?.name ?? ''}`.normalize('NFKC').toLowerCase();
    return row;
  });
  rows.sort((a, b) => (place.get(a.direction?.id) ?? 0) - (place.get(b.direction?.id) ?? 0) || byRank(a.indicator, b.indicator));
  return { rows, directions };
}
