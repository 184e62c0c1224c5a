/** What the host page may do with the widget. */
import type { Widget } from './widget.ts';

export const GLOBAL = 'LeastWorstOption';

export interface WidgetEvents {
  open: undefined;
  close: undefined;
  /** How many messages came while the window was closed. */
  unread: number;
}

export interface WidgetApi {
  open(): void;
  close(): void;
  toggle(): void;
  readonly isOpen: boolean;
  /** Calls back on an event; answers how to stop. What is said in the chat is never told. */
  on<E extends keyof WidgetEvents>(event: E, listener: (detail: WidgetEvents[E]) => void): () => void;
}

export function createApi(widget: Widget): WidgetApi {
  return {
    open: widget.open,
    close: widget.close,
    toggle: () => (widget.isOpen() ? widget.close() : widget.open()),
    get isOpen() {
      return widget.isOpen();
    },
    on: widget.on as WidgetApi['on'],
  };
}
