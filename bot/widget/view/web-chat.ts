/** Web Chat as it looks and speaks here. */
import type { Settings } from './settings.ts';
import { GIVE_UP_MS } from './connection/outgoing.ts';

const INK = '#1d2b2a';
const QUIET = '#4d5b5a';
const TEAL = '#0b5a52';
const PAPER = '#ffffff';
const LINE = '#c9d3d1';

export const STYLE = {
  accent: TEAL,
  subtle: QUIET,
  primaryFont: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  rootHeight: '100%',
  rootWidth: '100%',
  rootZIndex: 0,
  backgroundColor: '#f3f6f5',
  paddingRegular: 12,
  fontSizeSmall: '85%',

  bubbleBackground: PAPER,
  bubbleBorderColor: LINE,
  bubbleBorderRadius: 10,
  bubbleTextColor: INK,
  bubbleMaxWidth: 560,
  bubbleMinHeight: 36,
  bubbleFromUserBackground: TEAL,
  bubbleFromUserBorderColor: TEAL,
  bubbleFromUserBorderRadius: 10,
  bubbleFromUserTextColor: '#ffffff',
  messageActivityWordBreak: 'break-word',
  timestampColor: QUIET,
  timestampFormat: 'absolute',
  groupTimestamp: 300,

  hideUploadButton: true,
  sendBoxHeight: 48,
  sendBoxMaxHeight: 140,
  sendBoxTextWrap: true,
  sendBoxTextColor: INK,
  sendBoxPlaceholderColor: QUIET,
  sendBoxButtonColor: TEAL,
  sendBoxButtonColorOnDisabled: QUIET,
  sendBoxBorderTop: `solid 1px ${LINE}`,

  suggestedActionLayout: 'flow',
  suggestedActionBackgroundColor: PAPER,
  suggestedActionTextColor: TEAL,
  suggestedActionBorderColor: TEAL,
  suggestedActionBorderRadius: 18,
  suggestedActionBorderWidth: 1,
  suggestedActionHeight: 36,
  suggestedActionBackgroundColorOnHover: '#e3efed',
  suggestedActionBackgroundColorOnActive: '#d2e6e3',
  suggestedActionsVisualKeyboardIndicatorColor: INK,

  // A long answer is read from its first line, so it scrolls no further than a page.
  autoScrollSnapOnPage: true,
  scrollToEndButtonBehavior: 'unread',
  scrollToEndButtonFontSize: 14,
  // It lies over the text: letters that shine through it could be read by nobody.
  transcriptOverlayButtonBackground: TEAL,
  transcriptOverlayButtonBackgroundOnHover: INK,
  transcriptOverlayButtonBackgroundOnFocus: INK,
  transcriptOverlayButtonColor: PAPER,
  transcriptActivityVisualKeyboardIndicatorColor: INK,
  transcriptActivityVisualKeyboardIndicatorStyle: 'solid',
  transcriptActivityVisualKeyboardIndicatorWidth: 2,
  transcriptVisualKeyboardIndicatorColor: INK,
  transcriptVisualKeyboardIndicatorStyle: 'solid',

  // Longer than we try ourselves: what became of a message is ours to say.
  sendTimeout: GIVE_UP_MS + 10_000,
} as const;

/** Web Chat's own words that a person sees or hears, from the phrases. What is not here keeps its English. */
export function stringsOf(say: Settings['say']): Record<string, string> {
  return {
    ACTIVITY_BOT_SAID_ALT: `${say('reply-from')}:`,
    ACTIVITY_YOU_SAID_ALT: say('you-said'),
    ACTIVITY_STATUS_SEND_FAILED_RETRY: say('send-failed'),
    ACTIVITY_STATUS_SEND_STATUS_ALT_SENDING: say('sending'),
    // The time stands beneath the message; here it would be read in the American order.
    ACTIVITY_STATUS_SEND_STATUS_ALT_SENT_AT: ' ',
    KEYBOARD_HELP_CHAT_HISTORY_HEADER: say('history'),
    SUGGESTED_ACTIONS_LABEL_ALT: say('choices'),
    TEXT_INPUT_ALT: say('input'),
    TEXT_INPUT_PLACEHOLDER: say('input'),
    TEXT_INPUT_SEND_BUTTON_ALT: say('send'),
    TRANSCRIPT_NEW_MESSAGES: say('to-newest'),
    TRANSCRIPT_MORE_MESSAGES: say('to-newest'),
  };
}
