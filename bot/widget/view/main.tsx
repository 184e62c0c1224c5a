/** The program in the frame. */
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { connectHost } from './host.ts';
import { readSettings } from './settings.ts';

const settings = readSettings(document);
const host = connectHost(window, settings.site);
createRoot(document.getElementById('chat')!).render(<App settings={settings} host={host} />);
