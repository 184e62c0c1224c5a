/** The web channel: our own Direct Line 3.0 endpoint. */
export { BASE as DIRECT_LINE_PATH, type DirectLineDeps } from './context.ts';
export { directLineRoutes, type DirectLine } from './routes.ts';
export { DEFAULT_LIMITS, type Limits } from './limits.ts';
export { isOwn, mayCall, ownUrl, type Site } from './origins.ts';
export type { PlainTalk } from './plain-talk.ts';
