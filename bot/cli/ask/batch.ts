/** `ask --batch`: JSON lines in, JSON lines out, in the same order. */
import { z } from 'zod';
import { nationOf, type Asker } from './asker.ts';

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  nation: z.string().nullish(),
});

/** @returns whether every line was answered. A line that could not be says why in `error`, in its place. */
export async function askBatch(
  asker: Asker,
  lines: AsyncIterable<string> | Iterable<string>,
  write: (line: string) => void,
): Promise<boolean> {
  let all = true;
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const result = await answerLine(asker, line);
    all &&= !('error' in result);
    write(JSON.stringify(result));
  }
  return all;
}

async function answerLine(asker: Asker, line: string): Promise<Record<string, unknown>> {
  let id: unknown = null;
  try {
    const raw = JSON.parse(line) as { id?: unknown } | null;
    id = raw?.id ?? null;
    const { text, nation } = lineSchema.parse(raw);
    const known = nationOf(nation ?? undefined);
    return { id, ...(await asker.ask({ text, ...(known && { nation: known }) })) };
  } catch (error) {
    return { id, error: error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message };
  }
}
