/** As much of an Observable as Web Chat asks of a connection. */

export interface Observer<T> {
  next?(value: T): void;
  error?(error: unknown): void;
  complete?(): void;
}
export interface Observable<T> {
  subscribe(observer: Observer<T>): { unsubscribe(): void };
}
export interface Subject<T> extends Observable<T> {
  next(value: T): void;
}

/** @param before is told to everybody who comes late, so that nothing said before Web Chat listened is lost. */
export function createSubject<T>(before: 'all' | 'newest'): Subject<T> {
  const observers = new Set<Observer<T>>();
  let past: T[] = [];
  return {
    next(value) {
      past = before === 'all' ? [...past, value] : [value];
      for (const observer of observers) observer.next?.(value);
    },
    subscribe(observer) {
      for (const value of past) observer.next?.(value);
      observers.add(observer);
      return { unsubscribe: () => void observers.delete(observer) };
    },
  };
}

export function fromPromise<T>(promise: Promise<T>): Observable<T> {
  return {
    subscribe(observer) {
      let listening = true;
      promise.then(
        (value) => {
          if (!listening) return;
          observer.next?.(value);
          observer.complete?.();
        },
        (error: unknown) => listening && observer.error?.(error),
      );
      return { unsubscribe: () => void (listening = false) };
    },
  };
}
