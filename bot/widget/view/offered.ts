import type { CaseStatus } from '../protocol.ts';

/** Phrases; what the button writes is the phrase of the same name with `-says`. The way out of a request is one of them. */
export function offered(status: CaseStatus | undefined): readonly ('short' | 'person' | 'cancel' | 'back')[] {
  switch (status?.state) {
    case 'with-adviser':
      return ['back'];
    case 'waiting':
    case 'left-message':
      return ['short', 'cancel'];
    default:
      return ['short', 'person'];
  }
}
