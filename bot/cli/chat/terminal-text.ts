/** A reply as a terminal shows it: the Markdown that replies are written in, without its marks. */
import type { LogRow } from '../../store/index.ts';

export function terminalText({ activity: { text, suggestedActions } }: Pick<LogRow, 'activity'>): string {
  const plain = (text ?? '')
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 <$2>')
    .replace(/\*\*/g, '')
    .replace(/\\([\\`*_{}[\]()#+.!-])/g, '$1')
    .replace(/^- /gm, '• ');
  const taps = (suggestedActions?.actions ?? []).map(({ title }) => `  [${title}]`);
  return [plain, taps.join('\n')].filter(Boolean).join('\n\n');
}
