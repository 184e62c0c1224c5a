/**
 * Where the way back to a conversation is kept: one opaque token, in this tab alone, or on the device when the person
 * asked for that. Nothing that was said is ever kept here (PITFALLS.md W3), and nothing at all before the chat is opened.
 */

export interface Storage {
  read(): string | undefined;
  write(resume: string): void;
  clear(): void;
  readonly onDevice: boolean;
  /** Moves what is kept to the device, or back to the tab. */
  keepOnDevice(keep: boolean): void;
}

type Place = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;
export interface Places {
  readonly tab: () => Place;
  readonly device: () => Place;
}

const KEY = 'least-worst-option.resume';

/** A browser that forbids storage in frames throws at the very word: then the chat lasts as long as the frame. */
export function createStorage({ tab, device }: Places): Storage {
  let inMemory: string | undefined;
  const at = <T>(place: () => Place, use: (place: Place) => T): T | undefined => {
    try {
      return use(place());
    } catch {
      return undefined;
    }
  };
  const get = (place: () => Place) => at(place, (each) => each.getItem(KEY)) ?? undefined;
  const put = (place: () => Place, value: string) => at(place, (each) => each.setItem(KEY, value));
  const drop = (place: () => Place) => at(place, (each) => each.removeItem(KEY));
  let onDevice = get(device) !== undefined;

  return {
    get onDevice() {
      return onDevice;
    },
    read: () => get(device) ?? get(tab) ?? inMemory,
    write(resume) {
      inMemory = resume;
      put(onDevice ? device : tab, resume);
    },
    clear() {
      inMemory = undefined;
      onDevice = false;
      drop(tab);
      drop(device);
    },
    keepOnDevice(keep) {
      const resume = get(device) ?? get(tab) ?? inMemory;
      onDevice = keep;
      drop(keep ? tab : device);
      if (resume !== undefined) put(keep ? device : tab, resume);
    },
  };
}
