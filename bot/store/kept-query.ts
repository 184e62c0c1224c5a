/**
 * Queries of the turn, compiled once for each shape. Kysely builds and compiles a query anew each time it is written
 * down, which takes longer than SQLite takes to answer it; what changes from turn to turn is only the values.
 */
import type { Compilable, CompiledQuery } from 'kysely';
import type { Database } from './schema.ts';

class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}
/** Stands in a query for a value that is given later. Its type fits wherever a value does. */
export type Slots = (name: string) => never;
const slot: Slots = (name) => new Slot(name) as never;

const keptFor = new WeakMap<object, Map<string, CompiledQuery>>();

/**
 * @param shape names the query; everything that changes its text must be part of the name.
 * @param build called once a shape and engine.
 */
export async function runKept<O>(
  db: Database,
  shape: string,
  build: (slot: Slots) => Compilable<O>,
  values: Readonly<Record<string, unknown>>,
): Promise<O[]> {
  const { adapter } = db.getExecutor();
  let kept = keptFor.get(adapter);
  if (!kept) keptFor.set(adapter, (kept = new Map()));
  let query = kept.get(shape);
  if (!query) kept.set(shape, (query = build(slot).compile()));
  const parameters = query.parameters.map((value) => (value instanceof Slot ? values[value.name] : value));
  const { rows } = await db.executeQuery<O>({ ...query, parameters } as CompiledQuery<O>);
  return rows;
}
