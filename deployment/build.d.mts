/** Makes `dist/`; next to nothing when nothing has changed. */
export function buildAll(): Promise<void>;
/** Only what browsers load: `dist/public`. */
export function buildBrowser(): Promise<void>;
