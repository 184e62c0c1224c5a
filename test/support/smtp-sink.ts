/** A mail server that keeps what it is given: just enough SMTP for a real client. */
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

export interface Mail {
  readonly to: readonly string[];
  readonly text: string;
}

export class SmtpSink {
  readonly mails: Mail[] = [];
  /** Answers every recipient with a refusal while true. */
  refuses = false;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((socket) => this.#talk(socket));
  }

  static async open(): Promise<SmtpSink> {
    const sink = new SmtpSink();
    await new Promise<void>((ready) => sink.#server.listen(0, '127.0.0.1', ready));
    return sink;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((done) => this.#server.close(() => done()));
  }

  #talk(socket: Socket): void {
    let to: string[] = [];
    let data: string | undefined;
    let rest = '';
    const say = (line: string) => void socket.write(`${line}\r\n`);
    const command = (line: string): void => {
      if (data !== undefined) {
        if (line !== '.') return void (data += `${line}\n`);
        this.mails.push({ to, text: data.replace(/=\n/g, '') });
        [to, data] = [[], undefined];
        return say('250 kept');
      }
      if (/^RCPT TO:/i.test(line)) {
        if (this.refuses) return say('550 nobody here');
        to.push(/<(.*)>/.exec(line)?.[1] ?? '');
        return say('250 ok');
      }
      if (/^DATA/i.test(line)) {
        data = '';
        return say('354 go on');
      }
      if (/^QUIT/i.test(line)) {
        say('221 bye');
        return void socket.end();
      }
      say('250 ok');
    };
    socket.on('error', () => {});
    socket.on('data', (part) => {
      const lines = (rest + part.toString()).split('\r\n');
      rest = lines.pop() ?? '';
      lines.forEach(command);
    });
    say('220 sink');
  }
}
